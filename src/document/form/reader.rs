//! Reading values and telling every problem with its path.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::slots::{Placed, Slots};
use crate::diagnostic::{Arg, Code, Diagnostic, JsonPath, Severity, nearest};
use crate::document::json::{Kind, Node};
use crate::document::limits::{MAX_IDS, MAX_PROBLEMS, MAX_ROWS, MAX_SET_ASIDE};
use crate::document::quote;
use crate::plan::Id;

/// What reads a document: it knows where it is, and gathers what is wrong.
///
/// A strict reader reports what it cannot read as errors. A mending one takes what can be meant in one way only, sets the rest aside,
/// and notes both; it reports an error only where the repair has to be given up.
pub(crate) struct Reader<'t> {
    path: Vec<PathStep<'t>>,
    diagnostics: Vec<Diagnostic>,
    untold: usize,
    mending: bool,
    amendments: Amendments,
    set_aside: Vec<SetAside>,
    /// Whether there was too much to set aside.
    overwhelmed: bool,
    ids: BTreeMap<Cow<'t, str>, Id>,
}

/// Something that a repair took out of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Where it was.
    pub path: JsonPath,
    /// What it was, as JSON source.
    pub raw: String,
}

/// What a mending reader changes although it can be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Amendments {
    /// Values that are set aside where they can be left out.
    pub unwanted: BTreeSet<JsonPath>,
    /// Ids that become others.
    pub ids: BTreeMap<JsonPath, Id>,
}

impl Amendments {
    const fn none() -> Self {
        Self { unwanted: BTreeSet::new(), ids: BTreeMap::new() }
    }
}

enum PathStep<'t> {
    Key(Cow<'t, str>),
    Index(usize),
}

impl<'t> Reader<'t> {
    /// A strict reader.
    pub(crate) const fn strict() -> Self {
        Self {
            path: Vec::new(),
            diagnostics: Vec::new(),
            untold: 0,
            mending: false,
            amendments: Amendments::none(),
            set_aside: Vec::new(),
            overwhelmed: false,
            ids: BTreeMap::new(),
        }
    }

    /// A mending reader.
    pub(crate) fn mending(amendments: Amendments) -> Self {
        Self { mending: true, amendments, ..Self::strict() }
    }

    /// Whether it mends.
    pub(crate) const fn mends(&self) -> bool {
        self.mending
    }

    /// Everything reported, and everything set aside.
    pub(crate) fn finish(mut self) -> (Vec<Diagnostic>, Vec<SetAside>) {
        let more = |code| Diagnostic::new(code, JsonPath::root()).with("count", self.untold);
        if self.untold > 0 {
            self.diagnostics.push(more(if self.mending { Code::MoreChanges } else { Code::MoreProblems }));
        }
        (self.diagnostics, self.set_aside)
    }

    /// Reports something at the current place.
    pub(crate) fn report(&mut self, code: Code, args: Vec<(&'static str, Arg)>) {
        // A repair is given up for an error, so that must be told.
        let needed = self.mending && code.severity() == Severity::Error;
        if self.diagnostics.len() >= MAX_PROBLEMS && !needed {
            self.untold += 1;
            return;
        }
        let place = self.path().into();
        self.diagnostics.push(Diagnostic { code, place, args });
    }

    /// The value cannot be read for this reason. Always none, for the reader of the value to return.
    pub(crate) fn refuse<T>(&mut self, node: Node<'t>, code: Code) -> Option<T> {
        self.refuse_with(node, code, Vec::new())
    }

    /// The same with more figures than what was found.
    pub(crate) fn refuse_with<T>(
        &mut self,
        node: Node<'t>,
        code: Code,
        args: Vec<(&'static str, Arg)>,
    ) -> Option<T> {
        self.refused(node, code, args);
        None
    }

    /// Apart from the above and never inlined, like whatever is the same for all types: there are many types.
    #[inline(never)]
    fn refused(&mut self, node: Node<'t>, code: Code, mut args: Vec<(&'static str, Arg)>) {
        if self.mending {
            self.set_aside(node, Code::SetAsideValue);
        } else {
            args.push(("found", quote(node.raw()).into()));
            self.report(code, args);
        }
    }

    /// A member that has to be there is not.
    #[inline(never)]
    pub(super) fn misses(&mut self, name: &'static str) {
        if !self.mending {
            self.report(Code::MissingField, vec![("field", name.into())]);
        }
    }

    /// Takes the value out of the document and notes it.
    pub(crate) fn set_aside(&mut self, node: Node<'t>, code: Code) {
        self.report(code, vec![("found", quote(node.raw()).into())]);
        if self.set_aside.len() < MAX_SET_ASIDE {
            self.set_aside.push(SetAside { path: self.path(), raw: node.raw().to_owned() });
        } else if !self.overwhelmed {
            self.overwhelmed = true;
            self.report(Code::TooDamaged, vec![("limit", MAX_SET_ASIDE.into())]);
        }
    }

    /// Whether the value has to go because it names what does not exist; if so it is set aside.
    #[inline(never)]
    pub(crate) fn removes(&mut self, node: Node<'t>) -> bool {
        let removes = !self.amendments.unwanted.is_empty() && self.amendments.unwanted.contains(&self.path());
        if removes {
            self.set_aside(node, Code::SetAsideReference);
        }
        removes
    }

    /// What the id at this place has to become.
    pub(crate) fn other_id(&self) -> Option<Id> {
        if self.amendments.ids.is_empty() { None } else { self.amendments.ids.get(&self.path()).cloned() }
    }

    /// Notes that the value was mended.
    pub(crate) fn mended(&mut self, node: Node<'t>, now: String) {
        self.report(Code::MendedValue, vec![("found", quote(node.raw()).into()), ("now", now.into())]);
    }

    /// Does something one step further down.
    pub(crate) fn at_index<T>(&mut self, index: usize, then: impl FnOnce(&mut Self) -> T) -> T {
        self.inside(PathStep::Index(index), then)
    }

    /// Does something at a member.
    pub(crate) fn at_key<T>(
        &mut self,
        name: impl Into<Cow<'t, str>>,
        then: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.inside(PathStep::Key(name.into()), then)
    }

    fn inside<T>(&mut self, step: PathStep<'t>, then: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(step);
        let result = then(self);
        self.leave();
        result
    }

    #[inline(never)]
    fn enter(&mut self, step: PathStep<'t>) {
        self.path.push(step);
    }

    #[inline(never)]
    fn leave(&mut self) {
        self.path.pop();
    }

    fn path(&self) -> JsonPath {
        self.path.iter().fold(JsonPath::root(), |path, step| match step {
            PathStep::Key(name) => path.key(name),
            PathStep::Index(index) => path.index(*index),
        })
    }

    /// The elements of a list, read one by one; none if it is no list, or in strict reading if one failed.
    pub(crate) fn list<T>(
        &mut self,
        node: Node<'t>,
        mut read: impl FnMut(Node<'t>, &mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        if node.kind() != Kind::List {
            return self.refuse(node, Code::NotAList);
        }
        if node.elements().nth(MAX_ROWS).is_some() {
            self.report(Code::TooManyRows, vec![("limit", MAX_ROWS.into())]);
            return None;
        }
        let mut items = Vec::new();
        let mut complete = true;
        for (index, element) in node.elements().enumerate() {
            if self.overwhelmed {
                return None;
            }
            let item = self.at_index(index, |reader| reader.element(element, &mut read));
            complete &= item.is_some() || self.mending;
            items.extend(item);
        }
        complete.then_some(items)
    }

    /// An element of a list; if it cannot be read or has to go, a mending reader sets aside all of it.
    fn element<T>(
        &mut self,
        node: Node<'t>,
        mut read: impl FnMut(Node<'t>, &mut Self) -> Option<T>,
    ) -> Option<T> {
        if self.removes(node) {
            return None;
        }
        let (told, set_aside) = (self.diagnostics.len(), self.set_aside.len());
        let item = read(node, self);
        if item.is_none() && self.mending && matches!(node.kind(), Kind::List | Kind::Object) {
            self.set_aside_row(node, told, set_aside);
        }
        item
    }

    /// Sets an element aside; what was done to its parts, since so much was told and set aside, is of no account any more.
    #[inline(never)]
    fn set_aside_row(&mut self, node: Node<'t>, told: usize, set_aside: usize) {
        let parts = self.diagnostics.split_off(told.min(self.diagnostics.len()));
        self.diagnostics.extend(parts.into_iter().filter(Diagnostic::is_error));
        self.set_aside.truncate(set_aside);
        self.set_aside(node, Code::SetAsideRow);
    }

    /// The members of an object in the order of the names; double and unknown ones are reported. None if it is no object.
    pub(crate) fn slots(&mut self, node: Node<'t>, names: Vec<&'static str>) -> Option<Slots<'t>> {
        if node.kind() != Kind::Object {
            return self.refuse(node, Code::NotAnObject);
        }
        let mut slots = Slots::new(node, names);
        for (name, value) in node.members() {
            if self.overwhelmed {
                return None;
            }
            let name = name.text().unwrap_or_default();
            match slots.place(&name, value) {
                Placed::First => {}
                Placed::Again(earlier) => self.at_key(name, |reader| reader.double(earlier, value)),
                Placed::Nowhere => self.unknown(name, value, &slots.names),
            }
        }
        Some(slots)
    }

    /// A name that stands twice in an object. Mending keeps the last, as JSON readers commonly do.
    pub(crate) fn double(&mut self, earlier: Node<'t>, value: Node<'t>) {
        if self.mending {
            self.set_aside(earlier, Code::SetAsideDouble);
        } else {
            let args = [("first", earlier), ("found", value)];
            self.report(
                Code::DuplicateKey,
                args.map(|(name, node)| (name, Arg::from(quote(node.raw())))).into(),
            );
        }
    }

    fn unknown(&mut self, name: Cow<'t, str>, value: Node<'t>, names: &[&'static str]) {
        if self.mending {
            return self.at_key(name, |reader| reader.set_aside(value, Code::SetAsideField));
        }
        let field = ("field", quote(&name).into());
        // What is not told one by one needs no hint.
        let told = self.diagnostics.len() < MAX_PROBLEMS;
        let meant = if told { nearest(&name, names.iter().copied()) } else { None };
        self.at_key(name, |reader| match meant {
            Some(meant) => reader.report(Code::MisspeltField, vec![field, ("meant", meant.into())]),
            None => reader.report(Code::UnknownField, vec![field]),
        });
    }

    /// The id of this text, one shared allocation per id. `Err` where there are too many.
    pub(crate) fn id(&mut self, text: Cow<'t, str>) -> Option<Result<Id, crate::plan::IdError>> {
        if let Some(known) = self.ids.get(&text) {
            return Some(Ok(known.clone()));
        }
        if self.ids.len() >= MAX_IDS {
            return None;
        }
        Some(text.parse::<Id>().inspect(|id| {
            self.ids.insert(text, id.clone());
        }))
    }
}
