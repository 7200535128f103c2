//! The form of a plan as a document: each field's name, how its value reads and is written, and what it is when it is left out.
//!
//! Every record is declared once, by [`record!`], and everything else follows from that: reading, writing, the schema, the columns of
//! CSV. A field is `required`, `shown(default)`: may be left out, always written; or `rare(default)`: may be left out, and is
//! left out of the readable form where it holds its default. The canonical form holds every field.

mod change;
mod choice;
mod leaf;
mod list;
mod number;
mod plan;
mod reader;
mod record;
mod rule;
mod scenario;
mod shape;
mod slots;
mod text;
mod tier;
mod words;

pub(crate) use choice::Choice;
pub(crate) use list::EVERYTHING;
pub(crate) use plan::{Format, PlanRow};
pub use reader::SetAside;
pub(crate) use reader::{Amendments, Reader};
pub(crate) use record::{Field, Presence, Record, RecordShape, Variants};
pub(crate) use shape::Shape;
pub(crate) use slots::Slots;
pub(crate) use text::LANGUAGES;

use super::json::{Kind, Node, Writer};

/// Something that a JSON value can hold.
pub(crate) trait Value: Sized {
    /// Whether a list of these gives each a line of its own in the readable form.
    const ON_OWN_LINE: bool = false;

    /// Which JSON values hold it.
    fn shape() -> Shape;

    /// Reads it; none if the reader had to report that it is something else.
    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self>;

    /// Writes it.
    fn write(&self, out: &mut Writer);
}

impl<T: Value> Value for Option<T> {
    fn shape() -> Shape {
        Shape::Nullable(Box::new(T::shape()))
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        if node.kind() == Kind::Null { Some(None) } else { T::read(node, reader).map(Some) }
    }

    fn write(&self, out: &mut Writer) {
        match self {
            Some(value) => value.write(out),
            None => out.raw("null"),
        }
    }
}
