//! A finding with its particulars and what to do, for people and for programs.

use serde::Serialize;

use super::style::{FAINT, paint};
use crate::i18n::{Key, Lang, Phrase, Remark};

/// How many particulars people are shown; programs get all of them.
const MOST_LISTED: usize = 20;

/// A remark as programs read it.
#[derive(Serialize)]
pub(super) struct Told {
    what: String,
    details: Vec<String>,
    hint: String,
}

/// The remark for programs.
pub(super) fn told(remark: &Remark, lang: Lang) -> Told {
    Told {
        what: remark.what.say(lang),
        details: remark.details.iter().map(|detail| detail.say(lang)).collect(),
        hint: remark.hint.say(lang),
    }
}

/// The remark for people: a line, one for each of its particulars, and the hint.
pub(super) fn lines(remark: &Remark, lang: Lang) -> String {
    let mut text = remark.what.say(lang) + "\n";
    for detail in remark.details.iter().take(MOST_LISTED) {
        text += &format!("  {}\n", detail.say(lang));
    }
    let left = remark.details.len().saturating_sub(MOST_LISTED);
    if left > 0 {
        text += &format!("  {}\n", Phrase::new(Key::CliMoreNotListed).with("count", left).say(lang));
    }
    let hint = Key::CliCheckHint.with(lang, &[("hint", &remark.hint.say(lang))]);
    text + &paint(FAINT, hint) + "\n"
}
