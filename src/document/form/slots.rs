//! The members of an object, sorted by what they are.

use super::Value;
use super::reader::Reader;
use crate::document::json::Node;

/// The members of an object in the order of the names it may have.
pub(crate) struct Slots<'t> {
    object: Node<'t>,
    pub(super) names: Vec<&'static str>,
    values: Vec<Option<Node<'t>>>,
    /// Where the next member is looked for first: files mostly keep the order.
    expected: usize,
    taken: usize,
}

/// Where a member went.
pub(super) enum Placed<'t> {
    /// Into its slot.
    First,
    /// Into its slot, from which it drove this one.
    Again(Node<'t>),
    /// There is no slot of its name.
    Nowhere,
}

impl<'t> Slots<'t> {
    /// Empty slots for the members of an object.
    pub(super) fn new(object: Node<'t>, names: Vec<&'static str>) -> Self {
        let values = vec![None; names.len()];
        Self { object, names, values, expected: 0, taken: 0 }
    }

    /// The object whose members these are.
    pub(crate) const fn object(&self) -> Node<'t> {
        self.object
    }

    /// Puts a member into its slot.
    pub(super) fn place(&mut self, name: &str, value: Node<'t>) -> Placed<'t> {
        let ahead = self.names.iter().skip(self.expected).position(|known| *known == name);
        let found = ahead
            .map(|distance| self.expected + distance)
            .or_else(|| self.names.iter().position(|known| *known == name));
        let Some((at, slot)) = found.and_then(|at| Some((at, self.values.get_mut(at)?))) else {
            return Placed::Nowhere;
        };
        self.expected = at + 1;
        slot.replace(value).map_or(Placed::First, Placed::Again)
    }

    #[inline(never)]
    fn next(&mut self) -> (&'static str, Option<Node<'t>>) {
        let at = self.taken;
        self.taken += 1;
        let name = self.names.get(at).copied().unwrap_or_default();
        (name, self.values.get(at).copied().flatten())
    }

    /// Passes over the next member.
    pub(crate) fn skip(&mut self) {
        self.taken += 1;
    }

    /// The members from the next one on that are there.
    pub(crate) fn rest(&self) -> Vec<(&'static str, Node<'t>)> {
        let members = self.names.iter().zip(&self.values).skip(self.taken);
        members.filter_map(|(name, value)| value.map(|value| (*name, value))).collect()
    }

    /// The value of the next member, which has to be there.
    pub(crate) fn required<T: Value>(&mut self, reader: &mut Reader<'t>) -> Option<T> {
        match self.next() {
            (name, Some(node)) => reader.at_key(name, |reader| T::read(node, reader)),
            (name, None) => {
                reader.misses(name);
                None
            }
        }
    }

    /// The value of the next member if it is there; the outer none means that it could not be read.
    pub(crate) fn given<T: Value>(&mut self, reader: &mut Reader<'t>) -> Option<Option<T>> {
        let (name, node) = self.next();
        let Some(node) = node else { return Some(None) };
        reader.at_key(name, |reader| T::read(node, reader)).map(Some)
    }

    /// The value of the next member, or the default where it is left out. A mending reader takes the default too for what it had
    /// to set aside.
    pub(crate) fn optional<T: Value>(
        &mut self,
        reader: &mut Reader<'t>,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        let (name, node) = self.next();
        let Some(node) = node else { return Some(default()) };
        let value =
            reader.at_key(name, |reader| if reader.removes(node) { None } else { T::read(node, reader) });
        if value.is_none() && reader.mends() { Some(default()) } else { value }
    }
}
