//! Bytes in, bytes out: plans as JSON and CSV.
//!
//! [`crate::plan`] knows no file format; here are the forms that people keep, send and defend. [`json`] holds a whole plan in one
//! document, [`csv`] its tables for spreadsheets. Both are declared once, field by field, in `form`, and the readers, the
//! writers, the schema and the columns all follow from that.
//!
//! Whatever bytes come in, what goes out is a plan or everything that is wrong with them, each problem with its place, within a
//! second and bounded memory ([`limits`]).
//!
//! # The document
//!
//! A plan is a JSON object (RFC 8259, UTF-8). Amounts and decimals are texts, so that no program loses their digits: amounts in yuan with
//! at most two decimals and no sign, decimals with at most twelve. Names are `{"zh": …, "en": …}`, of which either may be missing.
//! `["*"]` is everything. What stands here in italics may be left out and is then what stands behind it; fields marked ° are
//! written only if they hold something else.
//!
//! | object | fields, in the order in which they are written |
//! |---|---|
//! | plan | format (`"fundpool-plan"`), version (`1`), *title* `{}`, *note*° `{}`, *year* `null`, *currency* `"CNY"`, *quantum* `"0.01"`, *uses*, *measures*, *counties*, *streams* `[]`, *pool* `{}`, *credit*, *projects*, *rules*, *objective*, *scenarios*, *steps*° `[]` |
//! | use | id, *name* `{}` |
//! | measure | id, *name* `{}`, *unit* `{}`, *weight* `"1"` |
//! | county | id, *name* `{}`, *code*° `null`, *class* `"other"`, *population* `0`, *last_year* `null`, *performance* `"1"`, *factors* `{}`, *source*° `{}`, *illustrative*° `false` |
//! | stream | id, *name* `{}`, channel, level, *document* `""`, *period*° `""`, amount, *low*°, *high*° `null`, *poolable* `"0"`, *must_spend* `"0.00"`, *earmark* `{}`, *reach* `["*"]`, *source*° `{}`, *illustrative*° `false` |
//! | earmark, pool | *uses*, *counties* `["*"]` |
//! | credit | id, *name* `{}`, leverage, buffer_max, *uses*, *counties* `["*"]`, *source*° `{}`, *illustrative*° `false` |
//! | project | id, *name* `{}`, county, *village*° `""`, use, cost, *funding* `"divisible"`, *min*° `"0.00"`, *must*° `false`, *ready* `true`, *lock*° `null`, *credit_share_max*° `"0"`, *benefits* `{}`, *curve*°, *requires*°, *excludes*° `[]`, *responsible*°, *target*°, *schedule*° `""`, *source*° `{}`, *illustrative*° `false` |
//! | rule | id, kind, *name*° `{}`, *on* `true`, *strength* `"policy"`, *cite* `""`, *uses*, *counties* `["*"]`, and by kind: |
//! | … use_share | *min*°, *max*° `null`, *each_county* `false` |
//! | … county_range | *min*°, *max*° `null`, *per_head* `false` |
//! | … match | own_levels, upper_levels, ratio, *scope* `"total"` |
//! | … max_share | of, max |
//! | … factor_band | band, *weights* `{}` |
//! | … no_regression, reserve, forbid | ratio; amount; levels |
//! | tier | maximise or minimise, *slack*° `"0"` |
//! | scenario | id, *name* `{}`, *note*° `{}`, *base*° `null`, *changes* `[]` |
//! | step | kind, *scenario*° `null`, *hidden*° `false`, *sentence*°, *note*° `{}` |
//!
//! A change is one of these; `ROW` is `"use"`, `"measure"`, `"county"`, `"stream"`, `"credit"`, `"project"`, `"rule"` or `"scenario"`:
//!
//! ```text
//! {"set": "plan", FIELD: value}                        a field of the plan itself, dots between levels: "pool.uses"
//! {"set": ROW, "id": id, FIELD: value}                 a field of a row: "amount", "earmark.uses", "use_share.min"
//! {"set": ROW, "id": id, "entry": name, MAP: value}    a member of "factors", "benefits" or "factor_band.weights"; null is none
//! {"add": ROW, "row": {…}, "before": id}               without "before", or with null, at the end
//! {"remove": ROW, "id": id}
//! {"move": ROW, "id": id, "before": id}
//! {"rename": ROW, "id": id, "to": id}
//! ```
//!
//! # The canonical form and the fingerprint
//!
//! The SHA-256 that results name is taken of the canonical form, which anybody can compute from a plan file with a JSON reader and the
//! schema ([`json::schema`]), which tells every default:
//!
//! 1. Read the file. Give every object the members it leaves out, with their defaults (those in the schema are complete).
//! 2. In names, drop a language whose text is empty.
//! 3. Write amounts (`amount` in the schema) with exactly two decimals, other decimals (`decimal`) with as few as possible; neither with
//!    zeros in front, nor zero with a sign.
//! 4. Write it as JSON in UTF-8 without blanks, the members of every object by name, in the order of their code points; in texts escape
//!    only `"`, `\` and the characters below U+0020, as `\b \t \n \f \r` or `\u001f` (in Python:
//!    `json.dumps(plan, ensure_ascii=False, sort_keys=True, separators=(",", ":"))`).

mod charset;
pub mod csv;
mod form;
pub mod json;
pub mod limits;

#[cfg(feature = "gbk")]
pub use charset::EncodingRs;
pub use charset::Gbk;

use crate::diagnostic::visible;
use limits::MAX_QUOTE;

/// The beginning of a text, as a message quotes it.
fn quote(text: &str) -> String {
    let mut quoted = visible(&text.chars().take(MAX_QUOTE).collect::<String>());
    if text.chars().nth(MAX_QUOTE).is_some() {
        quoted.push('…');
    }
    quoted
}
