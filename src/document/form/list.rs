//! Lists, maps, scopes and points.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Reader, Shape, Value};
use crate::diagnostic::Code;
use crate::document::json::{Kind, Layout, Node, Writer};
use crate::money::Ratio;
use crate::plan::{Breakpoint, Id, Scope, map_of};

/// What stands for everything in a list of ids.
pub(crate) const EVERYTHING: &str = "*";

impl<T: Value> Value for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        reader.list(node, T::read)
    }

    fn write(&self, out: &mut Writer) {
        let layout = if T::ON_OWN_LINE { Layout::Lines } else { Layout::Inline };
        out.list(layout, self);
    }
}

impl<T: Value> Value for Arc<T> {
    const ON_OWN_LINE: bool = T::ON_OWN_LINE;

    fn shape() -> Shape {
        T::shape()
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        T::read(node, reader).map(Self::new)
    }

    fn write(&self, out: &mut Writer) {
        T::write(self, out);
    }
}

impl Value for Scope {
    fn shape() -> Shape {
        Shape::Scope
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        let everything = node.elements().filter(|element| element.is_text(EVERYTHING)).count();
        match node.elements().count() {
            1 if everything == 1 => Some(Self::All),
            _ if everything > 0 => reader.refuse(node, Code::StarAmongOthers),
            _ => Vec::read(node, reader).map(Self::Listed),
        }
    }

    fn write(&self, out: &mut Writer) {
        match self {
            Self::All => out.list(Layout::Inline, &[EVERYTHING.to_owned()]),
            Self::Listed(ids) => ids.write(out),
        }
    }
}

impl Value for BTreeMap<String, Ratio> {
    fn shape() -> Shape {
        Shape::Map(Box::new(Shape::Ratio))
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        map(node, reader, |name, _| name.text().map(std::borrow::Cow::into_owned))
    }

    fn write(&self, out: &mut Writer) {
        out.object(Layout::Inline, |out| self.iter().for_each(|(name, ratio)| out.member(name, ratio)));
    }
}

impl Value for BTreeMap<Id, Ratio> {
    fn shape() -> Shape {
        Shape::MapById(Box::new(Shape::Ratio))
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        map(node, reader, Id::read)
    }

    fn write(&self, out: &mut Writer) {
        out.object(Layout::Inline, |out| {
            self.iter().for_each(|(id, ratio)| out.member(id.as_str(), ratio));
        });
    }
}

fn map<'t, K: Ord>(
    node: Node<'t>,
    reader: &mut Reader<'t>,
    mut read_name: impl FnMut(Node<'t>, &mut Reader<'t>) -> Option<K>,
) -> Option<BTreeMap<K, Ratio>> {
    if node.kind() != Kind::Object {
        return reader.refuse(node, Code::NotAnObject);
    }
    let mut members: BTreeMap<K, (Node<'t>, Option<Ratio>)> = BTreeMap::new();
    let mut complete = true;
    for (name, value) in node.members() {
        reader.at_key(name.text().unwrap_or_default(), |reader| {
            if reader.removes(value) {
                return;
            }
            let key = read_name(name, reader);
            let ratio = Ratio::read(value, reader);
            complete &= key.is_some() && ratio.is_some();
            if let Some((earlier, _)) = key.and_then(|key| members.insert(key, (value, ratio))) {
                complete = false;
                reader.double(earlier, value);
            }
        });
    }
    let read = map_of(members.into_iter().filter_map(|(key, (_, ratio))| Some((key, ratio?))));
    (complete || reader.mends()).then_some(read)
}

impl Value for Breakpoint {
    fn shape() -> Shape {
        Shape::Point
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        let mut shares = node.elements();
        let (Some(funded), Some(benefit), None) = (shares.next(), shares.next(), shares.next()) else {
            return reader.refuse(node, Code::NotAPoint);
        };
        let funded = reader.at_index(0, |reader| Ratio::read(funded, reader));
        let benefit = reader.at_index(1, |reader| Ratio::read(benefit, reader));
        Some(Self { funded: funded?, benefit: benefit? })
    }

    fn write(&self, out: &mut Writer) {
        out.list(Layout::Inline, &[self.funded, self.benefit]);
    }
}
