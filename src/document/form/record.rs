//! Objects with given names.

use super::Value;
use super::reader::Reader;
use super::shape::Shape;
use super::slots::Slots;
use crate::document::json::{Layout, Node, Writer};
use crate::i18n::Key;

/// Something that is written as an object with given names.
pub(crate) trait Record: Sized {
    /// What it is called in the schema.
    const NAME: &'static str;

    /// How the readable form lays it out.
    const LAYOUT: Layout;

    /// The names this object may have, in the order of the slots that [`Self::from_slots`] takes.
    fn names(node: Node<'_>) -> Vec<&'static str>;

    /// The members, for schema and columns.
    fn fields() -> Vec<Field>;

    /// The members that depend on the value of another.
    fn variants() -> Option<Variants> {
        None
    }

    /// Reads the members; none if the reader had to report one it cannot do without.
    fn from_slots<'t>(slots: &mut Slots<'t>, reader: &mut Reader<'t>) -> Option<Self>;

    /// Writes the members.
    fn write_members(&self, out: &mut Writer);
}

impl<T: Record> Value for T {
    const ON_OWN_LINE: bool = true;

    fn shape() -> Shape {
        Shape::Object { name: T::NAME, alternatives: shape_of::<T> }
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        let mut slots = reader.slots(node, T::names(node))?;
        T::from_slots(&mut slots, reader)
    }

    fn write(&self, out: &mut Writer) {
        out.object(T::LAYOUT, |out| self.write_members(out));
    }
}

fn shape_of<T: Record>() -> Vec<RecordShape> {
    vec![RecordShape { variants: T::variants(), ..RecordShape::of(T::fields()) }]
}

/// The members of an object.
#[derive(Clone, Debug)]
pub(crate) struct RecordShape {
    /// The members, in the order in which they are written.
    pub fields: Vec<Field>,
    /// What else it has, by the value of one of its members.
    pub variants: Option<Variants>,
    /// How many members it has in all, where that is given.
    pub count: Option<usize>,
}

impl RecordShape {
    /// An object with these members.
    pub(crate) const fn of(fields: Vec<Field>) -> Self {
        Self { fields, variants: None, count: None }
    }
}

/// A member of a record.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its name for people, where it has one of its own.
    pub key: Option<Key>,
    /// Which values it may have.
    pub shape: Shape,
    /// Whether it may be left out.
    pub presence: Presence,
}

/// Whether a member may be left out.
#[derive(Clone, Debug)]
pub(crate) enum Presence {
    /// It may not.
    Required,
    /// It may; then it is this, in canonical JSON.
    Optional(String),
    /// It may; then there is none.
    Free,
}

/// Members that an object has by the value of one of its members.
#[derive(Clone, Debug)]
pub(crate) struct Variants {
    /// The member that decides.
    pub tag: &'static str,
    /// Its name for people.
    pub key: Key,
    /// Its values, and the members that come with each.
    pub cases: Vec<(&'static str, Vec<Field>)>,
}

impl Variants {
    /// The member that decides, as it is in one case.
    pub(crate) fn case(&self, name: &'static str) -> Field {
        Field { name: self.tag, key: Some(self.key), shape: Shape::Word(name), presence: Presence::Required }
    }
}

/// A required member; `get` only tells its type.
pub(super) fn required<R, T: Value>(name: &'static str, key: Key, _get: fn(&R) -> &T) -> Field {
    Field { name, key: Some(key), shape: T::shape(), presence: Presence::Required }
}

/// A member that may be left out; `get` only tells its type.
pub(super) fn optional<R, T: Value>(name: &'static str, key: Key, _get: fn(&R) -> &T, default: &T) -> Field {
    let mut canonical = Writer::canonical();
    default.write(&mut canonical);
    Field { name, key: Some(key), shape: T::shape(), presence: Presence::Optional(canonical.finish()) }
}

/// Declares a record: each field of the type with its name in the document, its name for people, and whether it may be left out; at the end, with
/// `..`, a part of the type whose members stand among its own.
macro_rules! record {
    ($type:ty, $schema_name:literal, $layout:ident {
        $($field:ident $name:literal $key:ident $presence:ident $(($default:expr))?,)*
        $(..$part:ident: $Part:ty)?
    }) => {
        impl $crate::document::form::Record for $type {
            const NAME: &'static str = $schema_name;
            const LAYOUT: $crate::document::json::Layout = $crate::document::json::Layout::$layout;

            fn names(_node: $crate::document::json::Node<'_>) -> Vec<&'static str> {
                #[allow(unused_mut, reason = "changed only where a part is flattened")]
                let mut names = vec![$($name),*];
                $(names.extend(<$Part as $crate::document::form::Record>::names(_node));)?
                names
            }

            fn fields() -> Vec<$crate::document::form::Field> {
                #[allow(unused_mut, reason = "changed only where a part is flattened")]
                let mut fields = vec![$($crate::document::form::record::record!(
                    @field $type, $field, $name, $key, $presence $(($default))?
                )),*];
                $(fields.extend(<$Part as $crate::document::form::Record>::fields());)?
                fields
            }

            $(fn variants() -> Option<$crate::document::form::Variants> {
                <$Part as $crate::document::form::Record>::variants()
            })?

            fn from_slots<'t>(
                slots: &mut $crate::document::form::Slots<'t>,
                reader: &mut $crate::document::form::Reader<'t>,
            ) -> Option<Self> {
                // Every field is read before the first that failed ends it, so that all problems are reported.
                $(let $field = $crate::document::form::record::record!(
                    @read slots, reader, $presence $(($default))?
                );)*
                $(let $part = <$Part as $crate::document::form::Record>::from_slots(slots, reader);)?
                Some(Self { $($field: $field?,)* $($part: $part?)? })
            }

            fn write_members(&self, out: &mut $crate::document::json::Writer) {
                $($crate::document::form::record::record!(
                    @write self.$field, out, $name, $presence $(($default))?
                );)*
                $($crate::document::form::Record::write_members(&self.$part, out);)?
            }
        }
    };
    (@field $type:ty, $field:ident, $name:literal, $key:ident, required) => {
        $crate::document::form::record::required(
            $name, $crate::i18n::Key::$key, |record: &$type| &record.$field
        )
    };
    (@field $type:ty, $field:ident, $name:literal, $key:ident, $presence:ident($default:expr)) => {
        $crate::document::form::record::optional(
            $name, $crate::i18n::Key::$key, |record: &$type| &record.$field, &$default
        )
    };
    (@read $slots:ident, $reader:ident, required) => { $slots.required($reader) };
    (@read $slots:ident, $reader:ident, $presence:ident($default:expr)) => {
        $slots.optional($reader, || $default)
    };
    (@write $value:expr, $out:ident, $name:literal, rare($default:expr)) => {
        if $out.holds_everything() || $value != $default {
            $crate::document::json::Writer::member($out, $name, &$value);
        }
    };
    (@write $value:expr, $out:ident, $name:literal, $presence:ident $(($default:expr))?) => {
        $crate::document::json::Writer::member($out, $name, &$value);
    };
}
pub(crate) use record;
