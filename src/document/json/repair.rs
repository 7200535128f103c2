//! Mending a damaged document without dropping anything.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Fault;
use super::migrate::MIGRATIONS;
use super::tape::Node;
use super::{SetAside, header, parse, parse_own, place_behind};
use crate::diagnostic::{Arg, Code, Diagnostic, JsonPath, Noun, Place, Step};
use crate::document::form::{Amendments, PlanRow, Reader, Value};
use crate::document::{charset, quote};
use crate::plan::{Id, Plan, check};

/// What a repair gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Repaired {
    /// The plan; none if the document is of another format or a newer version, or no JSON from its first character on.
    pub plan: Option<Plan>,
    /// What was changed and why, in the order of the document; where there is no plan, the error that stood in the way.
    pub changes: Vec<Diagnostic>,
    /// What was taken out, for the person to keep.
    pub set_aside: Vec<SetAside>,
}

/// Reads a plan and mends what stands in the way.
///
/// * Amounts and ratios that can be read in one way only take the plain form: numbers as they stand in the source, `1,200.50`,
///   full-width digits, `12 万元`.
/// * Ids are made lower-case, with `-` for blanks; one that is taken gets a number.
/// * What cannot be read is set aside, and its default takes its place; a row that lacks what it cannot do without is set aside whole.
///   So are unknown fields, names that stand twice (the last counts) and mentions of rows that do not exist.
/// * What follows a complete or damaged document is set aside; of a file that was cut off, everything before the cut is kept.
///
/// Nothing is dropped: what is not in the plan is in `set_aside`. What is left may still have faults that only a person can mend;
/// [`crate::plan::check`] tells them.
pub fn repair(bytes: &[u8]) -> Repaired {
    repair_by(bytes, amendments)
}

/// Reads a plan of which nothing has to be mended but that rows share an id: every further one gets a number behind its own, as in
/// [`repair`]. Who mentions the id means the first.
pub fn with_ids_apart(bytes: &[u8]) -> Repaired {
    repair_by(bytes, |plan, set_aside| Amendments {
        unwanted: BTreeSet::new(),
        ..amendments(plan, set_aside)
    })
}

/// What the check of a plan asks a second reading for.
type Amend = fn(&Plan, &[SetAside]) -> Amendments;

fn repair_by(bytes: &[u8], amend: Amend) -> Repaired {
    let (bytes, cut) = charset::without_cut_character(bytes);
    let text = match charset::decode(bytes, None) {
        Ok(text) => text,
        Err(refusal) => return Repaired::refused(refusal),
    };
    let (tape, fault) = parse(&text);
    let root = match (tape.root(), fault) {
        (Some(root), fault) if !fault.is_some_and(Fault::is_too_much) => root,
        (_, fault) => {
            let refusal = fault.map(|fault| fault.diagnostic(&text));
            return Repaired { changes: Vec::from_iter(refusal), ..Repaired::default() };
        }
    };
    let mut repaired = match header::check(root, MIGRATIONS.current()) {
        Ok(version) => migrate_and_mend(root, version, amend),
        Err(refusal) => return Repaired::refused(refusal),
    };
    if repaired.plan.is_none() {
        return repaired;
    }
    let (kept, rest) = text.split_at_checked(tape.kept).unwrap_or((&text, ""));
    let rest = rest.trim();
    if !rest.is_empty() {
        repaired.set_aside_rest(place_behind(kept), rest.to_owned());
    }
    if !cut.is_empty() {
        let hex: Vec<String> = cut.iter().map(|byte| format!("{byte:02X}")).collect();
        repaired.set_aside_rest(place_behind(&text), hex.join(" "));
    }
    if fault.is_some_and(Fault::is_truncated) {
        repaired.changes.push(Diagnostic::new(Code::MendedEnd, place_behind(&text)));
    }
    repaired
}

impl Repaired {
    fn refused(refusal: Diagnostic) -> Self {
        Self { changes: vec![refusal], ..Self::default() }
    }

    fn set_aside_rest(&mut self, place: Place, raw: String) {
        self.changes.push(Diagnostic::new(Code::SetAsideRest, place).with("found", quote(&raw)));
        self.set_aside.push(SetAside { path: JsonPath::root(), raw });
    }
}

fn migrate_and_mend(root: Node<'_>, version: u64, amend: Amend) -> Repaired {
    let mut changes = Vec::new();
    let mut repaired = match MIGRATIONS.migrate(root, version, &mut changes) {
        Some(text) => parse_own(&text).root().map(|root| mend(root, amend)).unwrap_or_default(),
        None => mend(root, amend),
    };
    repaired.changes.splice(..0, changes);
    repaired
}

/// Reads twice: what is dangling or double shows only once everything is read.
fn mend(root: Node<'_>, amend: Amend) -> Repaired {
    let first = read_mending(root, Amendments::default());
    let Some(plan) = &first.plan else { return first };
    let amendments = amend(plan, &first.set_aside);
    let nothing = amendments.ids.is_empty() && amendments.unwanted.is_empty();
    if nothing { first } else { read_mending(root, amendments) }
}

fn read_mending(root: Node<'_>, amendments: Amendments) -> Repaired {
    let mut reader = Reader::mending(amendments);
    let row = PlanRow::read(root, &mut reader);
    let (changes, set_aside) = reader.finish();
    if let Some(refusal) = changes.iter().find(|change| change.is_error()) {
        return Repaired::refused(refusal.clone());
    }
    Repaired { plan: row.map(Plan::from), changes, set_aside }
}

/// What the check of the whole plan asks for: ids that are taken become others, mentions of what does not exist go.
fn amendments(plan: &Plan, set_aside: &[SetAside]) -> Amendments {
    let gaps = Gaps::of(set_aside);
    let mut taken = None;
    let mut amendments = Amendments::default();
    for diagnostic in check(plan) {
        let Place::Json(path) = &diagnostic.place else { continue };
        match diagnostic.code {
            Code::DuplicateId => {
                let taken = taken.get_or_insert_with(|| ids(plan));
                let id = text(&diagnostic, "id").and_then(|id| another(id, taken));
                amendments.ids.extend(id.map(|id| (gaps.in_source(path), id)));
            }
            Code::UnknownId | Code::MisspeltId if is_mention(&diagnostic) => {
                amendments.unwanted.insert(gaps.in_source(path));
            }
            _ => {}
        }
    }
    amendments
}

/// Whether what is unknown is only mentioned. A factor's weight is more: without it the others no longer add up.
fn is_mention(diagnostic: &Diagnostic) -> bool {
    !diagnostic.args.iter().any(|(_, arg)| *arg == Arg::Noun(Noun::Factor))
}

fn text<'d>(diagnostic: &'d Diagnostic, name: &str) -> Option<&'d str> {
    diagnostic.args.iter().find_map(|arg| match arg {
        (known, Arg::Text(text)) if *known == name => Some(text.as_str()),
        _ => None,
    })
}

/// Every id of the plan's rows.
fn ids(plan: &Plan) -> BTreeSet<Id> {
    let mut ids = BTreeSet::new();
    ids.extend(plan.uses.iter().map(|row| row.id.clone()));
    ids.extend(plan.measures.iter().map(|row| row.id.clone()));
    ids.extend(plan.counties.iter().map(|row| row.id.clone()));
    ids.extend(plan.streams.iter().map(|row| row.id.clone()));
    ids.extend(plan.credit.iter().map(|row| row.id.clone()));
    ids.extend(plan.projects.iter().map(|row| row.id.clone()));
    ids.extend(plan.rules.iter().map(|row| row.id.clone()));
    ids.extend(plan.scenarios.iter().map(|row| row.id.clone()));
    ids
}

/// The id with the first number behind it that makes it one that nobody has.
fn another(id: &str, taken: &mut BTreeSet<Id>) -> Option<Id> {
    // Room for the number.
    let stem: String = id.chars().take(Id::MAX_LENGTH - 8).collect();
    let id = (2..).find_map(|number: u32| {
        let id: Id = format!("{stem}-{number}").parse().ok()?;
        (!taken.contains(&id)).then_some(id)
    })?;
    taken.insert(id.clone());
    Some(id)
}

/// Where elements were taken out of lists: positions in the plan are not those in the source.
struct Gaps {
    /// For each list, how many elements were kept before each that was taken out.
    kept_before: BTreeMap<JsonPath, Vec<usize>>,
}

impl Gaps {
    fn of(set_aside: &[SetAside]) -> Self {
        let mut kept_before: BTreeMap<JsonPath, Vec<usize>> = BTreeMap::new();
        for path in set_aside.iter().map(|aside| &aside.path) {
            if let Some((Step::Index(index), list)) = path.steps().split_last() {
                let gaps = kept_before.entry(list.iter().cloned().collect()).or_default();
                gaps.push(index.saturating_sub(gaps.len()));
            }
        }
        Self { kept_before }
    }

    /// The place in the source of a place in the plan.
    fn in_source(&self, path: &JsonPath) -> JsonPath {
        path.steps().iter().fold(JsonPath::root(), |source, step| match step {
            Step::Key(name) => source.key(name),
            Step::Index(index) => {
                let gaps = self.kept_before.get(&source).map(Vec::as_slice).unwrap_or_default();
                source.index(index + gaps.partition_point(|kept| kept <= index))
            }
        })
    }
}
