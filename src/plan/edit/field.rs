//! What can be set in a row: one typed variant per field, declared once per table with [`fields!`].

use std::fmt::Debug;

use super::rename::Renaming;
use super::value::{EntryKey, Fault, Value};
use crate::diagnostic::JsonPath;
use crate::i18n::Key;
use crate::plan::{Id, TableName};

/// A field of a row together with a value for it, such as `StreamField::Amount(amount)`.
///
/// A member of a map, such as a project's benefit in one measure, is a field of its own: its variant names the member and holds
/// `None` where the member is to go.
pub trait Field: Clone + Debug + PartialEq {
    /// What it is a field of.
    type Row;

    /// Every field of the row with its value, in document order, each member of a map by itself.
    fn all(row: &Self::Row) -> Vec<Self>;

    /// Puts the value into the row; `false`, and nothing is done, where the row has no such field.
    fn set(&self, row: &mut Self::Row) -> bool;

    /// What is known about the field, whatever its value.
    fn spec(&self) -> Spec;

    /// Its value.
    fn value(&self) -> &dyn Value;

    /// Its value, to be changed.
    fn value_mut(&mut self) -> &mut dyn Value;

    /// Which member of a map it is.
    fn entry(&self) -> Option<&dyn EntryKey> {
        None
    }

    /// Which member of a map it is, to be changed.
    fn entry_mut(&mut self) -> Option<&mut dyn EntryKey> {
        None
    }

    /// For a member of a map: the same member without a value.
    fn cleared(&self) -> Option<Self> {
        None
    }

    /// Where a part of both rows is of two kinds that have no fields in common: that part as a whole, before and after.
    fn recast(_before: &Self::Row, _after: &Self::Row) -> Option<(Self, Self)> {
        None
    }

    /// Whether it is a field of the part that [`Field::recast`] speaks of.
    fn is_of_part(&self) -> bool {
        false
    }

    /// Shows everything the row names.
    fn each_reference(row: &Self::Row, visit: &mut dyn FnMut(Reference));

    /// Whether both speak of the same field, whatever their values.
    fn is_same_field(&self, other: &Self) -> bool {
        self.spec() == other.spec() && self.entry().map(EntryKey::text) == other.entry().map(EntryKey::text)
    }

    /// Its place below the place of its row: `$.streams[3].earmark.uses`.
    fn path(&self, row: &JsonPath) -> JsonPath {
        let member = self.spec().member.split('.').fold(row.clone(), |path, name| path.key(name));
        self.entry().map_or_else(|| member.clone(), |entry| member.key(entry.text()))
    }

    /// What makes the value impossible by itself, whatever else the plan holds.
    fn fault(&self) -> Option<Fault> {
        self.value().fault(self.spec().demand)
    }

    /// What the value names.
    fn references(&self) -> Vec<Reference<'_>> {
        let entry = self.entry().and_then(EntryKey::reference);
        self.spec().demand.references(self.value().ids()).chain(entry).collect()
    }

    /// Follows a changed id; `true` where the field named it.
    fn rename(&mut self, renaming: &Renaming) -> bool {
        let demand = self.spec().demand;
        let may_name = demand == Demand::Changes || demand.table() == Some(renaming.table());
        let value = may_name && self.value_mut().rename(renaming);
        let entry = self.entry_mut().is_some_and(|entry| entry.rename(renaming));
        value || entry
    }
}

/// What is known about a field, whatever its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Its member in documents, dots between levels: `earmark.uses`.
    pub member: &'static str,
    /// Its name for people.
    pub key: Key,
    /// What its values have to be.
    pub demand: Demand,
}

/// What the values of a field have to be, each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// Whatever its type can hold.
    Any,
    /// Not less than nothing; an amount also not more than a plan may hold.
    NotNegative,
    /// From 0 to 1.
    Share,
    /// Ids of this list.
    Ids(TableName),
    /// Ids of uses, or of branches whose parts are uses.
    UseBranches,
    /// Changes that a scenario can hold.
    Changes,
}

impl Demand {
    /// The list whose ids the values are.
    pub const fn table(self) -> Option<TableName> {
        match self {
            Self::Ids(table) => Some(table),
            Self::UseBranches => Some(TableName::Uses),
            _ => None,
        }
    }

    /// What a value with these ids names.
    pub fn references(self, ids: &[Id]) -> impl Iterator<Item = Reference<'_>> {
        let or_its_parts = self == Self::UseBranches;
        let reference = move |table| ids.iter().map(move |id| Reference { table, id, or_its_parts });
        self.table().into_iter().flat_map(reference)
    }
}

/// A row that another one names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference<'r> {
    /// The list it belongs to.
    pub table: TableName,
    /// Its id.
    pub id: &'r Id,
    /// Whether it will do that a part of it is there: a use that is named for its parts need not be listed itself.
    pub or_its_parts: bool,
}

/// Declares the fields of a row, each as `Variant(Type) = path in the row, "member", Key, Demand;`. After them may come one map as
/// `entries` and one part of several `kinds`: as a whole, and the fields each kind has of its own.
macro_rules! fields {
    (
        $(#[$about:meta])*
        $Field:ident of $Row:ident {$(
            $(#[$doc:meta])*
            $Variant:ident($Type:ty) = $($path:ident).+, $member:literal, $key:ident, $demand:expr;
        )*}
        $(entries {
            $(#[$entry_doc:meta])*
            $Entry:ident($EntryKey:ty => $EntryType:ty) =
                $map:ident, $entry_member:literal, $entry_key:ident, $entry_demand:expr;
        })?
        $(kinds {
            $(#[$whole_doc:meta])*
            $Whole:ident($WholeType:ty) = $part:ident, $whole_member:literal, $whole_key:ident;
            $(#[$part_doc:meta])*
            $Part:ident($PartField:ident);
        })?
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $Field {
            $($(#[$doc])* $Variant($Type),)*
            $($(#[$entry_doc])* $Entry($EntryKey, Option<$EntryType>),)?
            $($(#[$whole_doc])* $Whole($WholeType), $(#[$part_doc])* $Part($PartField),)?
        }

        impl $crate::plan::edit::Field for $Field {
            type Row = $Row;

            fn all(row: &$Row) -> Vec<Self> {
                let fields = [$(Self::$Variant(Clone::clone(&row.$($path).+))),*].into_iter();
                $(let fields = fields.chain(
                    row.$map.iter().map(|(key, value)| Self::$Entry(Clone::clone(key), Some(Clone::clone(value))))
                );)?
                $(let fields = fields.chain($PartField::all(&row.$part).into_iter().map(Self::$Part));)?
                fields.collect()
            }

            fn set(&self, row: &mut $Row) -> bool {
                match self {
                    $(Self::$Variant(value) => row.$($path).+ = Clone::clone(value),)*
                    $(Self::$Entry(key, Some(value)) => {
                        row.$map.insert(Clone::clone(key), Clone::clone(value));
                    }
                    Self::$Entry(key, None) => {
                        row.$map.remove(key);
                    })?
                    $(Self::$Whole(whole) => row.$part = Clone::clone(whole),
                    Self::$Part(field) => return field.set(&mut row.$part),)?
                }
                true
            }

            fn spec(&self) -> $crate::plan::edit::field::Spec {
                #[allow(unused_imports)]
                use $crate::plan::{TableName::*, edit::field::Demand::*};
                let (member, key, demand) = match self {
                    $(Self::$Variant(_) => ($member, $crate::i18n::Key::$key, $demand),)*
                    $(Self::$Entry(..) => ($entry_member, $crate::i18n::Key::$entry_key, $entry_demand),)?
                    $(Self::$Whole(_) => ($whole_member, $crate::i18n::Key::$whole_key, Any),
                    Self::$Part(field) => return field.spec(),)?
                };
                $crate::plan::edit::field::Spec { member, key, demand }
            }

            fn value(&self) -> &dyn $crate::plan::edit::value::Value {
                match self {
                    $(Self::$Variant(value) => value,)*
                    $(Self::$Entry(_, value) => value,)?
                    $(Self::$Whole(whole) => whole,
                    Self::$Part(field) => field.value(),)?
                }
            }

            fn value_mut(&mut self) -> &mut dyn $crate::plan::edit::value::Value {
                match self {
                    $(Self::$Variant(value) => value,)*
                    $(Self::$Entry(_, value) => value,)?
                    $(Self::$Whole(whole) => whole,
                    Self::$Part(field) => field.value_mut(),)?
                }
            }

            fn entry(&self) -> Option<&dyn $crate::plan::edit::value::EntryKey> {
                match self {
                    $(Self::$Entry(key, _) => Some(key),)?
                    $(Self::$Part(field) => field.entry(),)?
                    #[allow(unreachable_patterns)]
                    _ => None,
                }
            }

            fn entry_mut(&mut self) -> Option<&mut dyn $crate::plan::edit::value::EntryKey> {
                match self {
                    $(Self::$Entry(key, _) => Some(key),)?
                    $(Self::$Part(field) => field.entry_mut(),)?
                    #[allow(unreachable_patterns)]
                    _ => None,
                }
            }

            fn cleared(&self) -> Option<Self> {
                match self {
                    $(Self::$Entry(key, _) => Some(Self::$Entry(Clone::clone(key), None)),)?
                    $(Self::$Part(field) => field.cleared().map(Self::$Part),)?
                    #[allow(unreachable_patterns)]
                    _ => None,
                }
            }

            $(fn recast(before: &$Row, after: &$Row) -> Option<(Self, Self)> {
                let kind = std::mem::discriminant;
                let whole = |row: &$Row| Self::$Whole(Clone::clone(&row.$part));
                (kind(&before.$part) != kind(&after.$part)).then(|| (whole(before), whole(after)))
            }

            fn is_of_part(&self) -> bool {
                matches!(self, Self::$Part(_))
            })?

            fn each_reference(row: &$Row, visit: &mut dyn FnMut($crate::plan::edit::Reference)) {
                #[allow(unused_imports)]
                use $crate::plan::{TableName::*, edit::field::Demand::*, edit::value::{EntryKey as _, Value as _}};
                $($demand.references(row.$($path).+.ids()).for_each(&mut *visit);)*
                $(row.$map.keys().filter_map(|key| key.reference()).for_each(visit);)?
            }
        }
    };
}
pub(super) use fields;
