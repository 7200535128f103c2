//! Single fields with a value, as changes set them.

use super::record::{Field, Presence};
use super::rule::WholeKind;
use super::{Reader, Shape, Value};
use crate::document::json::{Node, Writer};
use crate::plan::edit::{
    CountyField, CreditField, MeasureField, PlanField, ProjectField, RuleField, RuleValue, ScenarioField,
    StreamField, UseField,
};

/// The member that says which member of a map is set.
pub(super) const ENTRY: &str = "entry";

/// A field together with a value for it.
pub(super) trait Leaf: Sized {
    /// The names of the fields, with dots between levels.
    fn names() -> Vec<&'static str>;

    /// The name of the field that is a map and is set member by member.
    fn map_name() -> Option<&'static str> {
        None
    }

    /// The fields, for the schema.
    fn fields() -> Vec<Field>;

    /// The map, for the schema.
    fn map() -> Option<Field> {
        None
    }

    /// Reads the value of a field; none if the reader had to report it.
    fn read<'t>(name: &str, node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self>;

    /// Reads a member of the map; none if the reader had to report it, or there is no map.
    fn read_entry<'t>(_entry: Node<'t>, _node: Node<'t>, _reader: &mut Reader<'t>) -> Option<Self> {
        None
    }

    /// Writes the field and its value as a member.
    fn write(&self, out: &mut Writer);
}

/// Declares the names of fields; `entries` is a map that is set member by member, `within` the fields of a part, and `as` the form of
/// a value that has none of its own.
macro_rules! leaf {
    ($type:ident {
        $($variant:ident $name:literal $(as $form:ty)?,)*
    } $(entries $map:ident $map_name:literal)? $(within $part:ident: $Part:ty)?) => {
        impl Leaf for $type {
            fn names() -> Vec<&'static str> {
                let names = vec![$($name),*];
                $(let names = [names, <$Part as Leaf>::names()].concat();)?
                names
            }

            $(fn map_name() -> Option<&'static str> {
                Some($map_name)
            })?

            $(fn map_name() -> Option<&'static str> {
                <$Part as Leaf>::map_name()
            })?

            fn fields() -> Vec<Field> {
                let fields = vec![$(free($name, leaf!(@shape $type, $variant $(as $form)?))),*];
                $(let fields = [fields, <$Part as Leaf>::fields()].concat();)?
                fields
            }

            $(fn map() -> Option<Field> {
                Some(free($map_name, map_shape($type::$map)))
            })?

            $(fn map() -> Option<Field> {
                <$Part as Leaf>::map()
            })?

            fn read<'t>(name: &str, node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
                match name {
                    $($name => leaf!(@read node, reader, $type, $variant $(as $form)?),)*
                    #[allow(unreachable_patterns, reason = "what no part has is never asked for")]
                    _ => leaf!(@part name, node, reader $(, $type, $part, $Part)?),
                }
            }

            $(fn read_entry<'t>(entry: Node<'t>, node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
                let entry = reader.at_key(ENTRY, |reader| Value::read(entry, reader));
                let value = reader.at_key($map_name, |reader| Value::read(node, reader));
                Some(Self::$map(entry?, value?))
            })?

            $(fn read_entry<'t>(entry: Node<'t>, node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
                <$Part as Leaf>::read_entry(entry, node, reader).map(Self::$part)
            })?

            fn write(&self, out: &mut Writer) {
                match self {
                    $(Self::$variant(value) => out.member($name, leaf!(@form value $(as $form)?)),)*
                    $(Self::$map(entry, value) => {
                        out.member(ENTRY, entry);
                        out.member($map_name, value);
                    })?
                    $(Self::$part(part) => Leaf::write(part, out),)?
                }
            }
        }
    };
    (@shape $type:ident, $variant:ident) => { shape($type::$variant) };
    (@shape $type:ident, $variant:ident as $form:ty) => { <$form>::shape() };
    (@read $node:ident, $reader:ident, $type:ident, $variant:ident) => {
        Value::read($node, $reader).map($type::$variant)
    };
    (@read $node:ident, $reader:ident, $type:ident, $variant:ident as $form:ty) => {
        <$form>::read($node, $reader).map(|form| $type::$variant(form.into()))
    };
    (@part $name:ident, $node:ident, $reader:ident) => { None };
    (@part $name:ident, $node:ident, $reader:ident, $type:ident, $part:ident, $Part:ty) => {
        <$Part as Leaf>::read($name, $node, $reader).map($type::$part)
    };
    (@form $value:ident) => { $value };
    (@form $value:ident as $form:ty) => { &<$form>::from($value) };
}

/// A member of a change that may be left out.
pub(super) const fn free(name: &'static str, shape: Shape) -> Field {
    Field { name, key: None, shape, presence: Presence::Free }
}

/// The shape of what a variant holds.
fn shape<T: Value, L>(_variant: fn(T) -> L) -> Shape {
    T::shape()
}

/// The shape of what a member of a map holds.
fn map_shape<K, T: Value, L>(_variant: fn(K, T) -> L) -> Shape {
    T::shape()
}

leaf!(PlanField {
    Title "title",
    Note "note",
    Year "year",
    Quantum "quantum",
    PoolUses "pool.uses",
    PoolCounties "pool.counties",
    Objective "objective",
    Steps "steps",
});

leaf!(UseField {
    Name "name",
});

leaf!(MeasureField {
    Name "name",
    Unit "unit",
    Weight "weight",
});

leaf!(CountyField {
    Name "name",
    Code "code",
    Class "class",
    Population "population",
    LastYear "last_year",
    Performance "performance",
    Source "source",
    Illustrative "illustrative",
} entries Factor "factors");

leaf!(StreamField {
    Name "name",
    Channel "channel",
    Level "level",
    Document "document",
    Period "period",
    Amount "amount",
    Low "low",
    High "high",
    Poolable "poolable",
    MustSpend "must_spend",
    EarmarkUses "earmark.uses",
    EarmarkCounties "earmark.counties",
    Reach "reach",
    Source "source",
    Illustrative "illustrative",
});

leaf!(CreditField {
    Name "name",
    Leverage "leverage",
    BufferMax "buffer_max",
    Uses "uses",
    Counties "counties",
    Source "source",
    Illustrative "illustrative",
});

leaf!(ProjectField {
    Name "name",
    County "county",
    Village "village",
    Use "use",
    Cost "cost",
    Funding "funding",
    Min "min",
    Must "must",
    Ready "ready",
    Lock "lock",
    CreditShareMax "credit_share_max",
    Curve "curve",
    Requires "requires",
    Excludes "excludes",
    Responsible "responsible",
    Target "target",
    Schedule "schedule",
    Source "source",
    Illustrative "illustrative",
} entries Benefit "benefits");

leaf!(RuleField {
    Name "name",
    On "on",
    Strength "strength",
    Cite "cite",
    Uses "uses",
    Counties "counties",
    Kind "kind" as WholeKind,
} within Value: RuleValue);

leaf!(RuleValue {
    UseShareMin "use_share.min",
    UseShareMax "use_share.max",
    UseShareEachCounty "use_share.each_county",
    CountyRangeMin "county_range.min",
    CountyRangeMax "county_range.max",
    CountyRangePerHead "county_range.per_head",
    MatchOwnLevels "match.own_levels",
    MatchUpperLevels "match.upper_levels",
    MatchRatio "match.ratio",
    MatchScope "match.scope",
    MaxShareOf "max_share.of",
    MaxShareMax "max_share.max",
    FactorBandBand "factor_band.band",
    NoRegressionRatio "no_regression.ratio",
    ReserveAmount "reserve.amount",
    ForbidLevels "forbid.levels",
} entries FactorBandWeight "factor_band.weights");

leaf!(ScenarioField {
    Name "name",
    Note "note",
    Base "base",
    Changes "changes",
});
