//! The growing list of what a check finds.

use std::collections::BTreeMap;

use super::Spot;
use crate::diagnostic::{Code, Diagnostic, JsonPath, Noun, Place, Step, nearest};
use crate::plan::sort_by_key;

/// How many pairs of ids one check may compare in search of what was meant. More would cost noticeable time, and where so many ids
/// are wrong the cause is not a slip of the pen.
const MOST_COMPARISONS: usize = 200_000;

/// The members of a plan in document order.
const SECTIONS: [&str; 15] = [
    "title",
    "note",
    "year",
    "quantum",
    "uses",
    "measures",
    "counties",
    "streams",
    "pool",
    "credit",
    "projects",
    "rules",
    "objective",
    "scenarios",
    "steps",
];

/// The first position of each id in its list.
pub(in crate::plan) type Register<'p> = BTreeMap<&'p str, usize>;

/// What was found so far.
#[derive(Debug)]
pub(in crate::plan) struct Findings {
    found: Vec<Diagnostic>,
    comparisons_left: usize,
    meant: BTreeMap<(Noun, String), Option<String>>,
}

impl Findings {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self { found: Vec::new(), comparisons_left: MOST_COMPARISONS, meant: BTreeMap::new() }
    }

    /// One more.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// A finding without figures.
    pub fn note(&mut self, code: Code, spot: Spot) {
        self.push(Diagnostic::new(code, spot.path()));
    }

    /// How many were found.
    pub const fn count(&self) -> usize {
        self.found.len()
    }

    /// Forgets what was found after the first `count`, errors apart.
    pub fn keep_errors_after(&mut self, count: usize) {
        let later = self.found.split_off(count.min(self.found.len()));
        self.found.extend(later.into_iter().filter(Diagnostic::is_error));
    }

    /// An id that nothing in its list has, with the id that was probably meant.
    pub fn unknown(&mut self, spot: Spot, noun: Noun, id: &str, known: &Register) {
        let diagnostic = match self.meant(noun, id, known) {
            Some(near) => Diagnostic::new(Code::MisspeltId, spot.path()).with("near", near),
            None => Diagnostic::new(Code::UnknownId, spot.path()),
        };
        self.push(diagnostic.with("kind", noun).with("id", id));
    }

    fn meant(&mut self, noun: Noun, id: &str, known: &Register) -> Option<String> {
        if let Some(meant) = self.meant.get(&(noun, id.to_owned())) {
            return meant.clone();
        }
        self.comparisons_left = self.comparisons_left.checked_sub(known.len())?;
        let meant = nearest(id, known.keys().copied()).map(str::to_owned);
        self.meant.insert((noun, id.to_owned()), meant.clone());
        meant
    }

    /// Everything found: by member of the plan, then by element, then as the checks came upon it.
    pub fn in_document_order(self) -> Vec<Diagnostic> {
        let mut found = self.found;
        sort_by_key(&mut found, |diagnostic| match &diagnostic.place {
            Place::Json(path) => order(path),
            _ => (0, 0),
        });
        found
    }
}

fn order(path: &JsonPath) -> (usize, usize) {
    let mut steps = path.steps().iter();
    let section = match steps.next() {
        Some(Step::Key(name)) => {
            SECTIONS.iter().position(|section| section == name).unwrap_or(SECTIONS.len())
        }
        _ => 0,
    };
    match steps.next() {
        Some(Step::Index(index)) => (section, index + 1),
        _ => (section, 0),
    }
}
