//! Rules: what every rule has, and what its kind adds.

use std::collections::BTreeMap;

use super::choice::{Choice, choice};
use super::record::record;
use super::{Field, Reader, Record, Shape, Slots, Value, Variants};
use crate::document::json::{Layout, Node, Writer};
use crate::i18n::Key;
use crate::plan::rule::{
    CountyRange, FactorBand, Forbid, Match, MatchScope, MaxShare, NoRegression, Reserve, Rule, RuleKind,
    Strength, UseShare,
};
use crate::plan::{Id, Scope, Text, set_of};

/// The member that says what a rule demands.
const KIND: &str = "kind";

/// A rule as the document holds it: its kind stands behind the id, what the kind adds at the end.
struct RuleRow {
    id: Id,
    kind: KindName,
    name: Text,
    on: bool,
    strength: Strength,
    cite: String,
    uses: Scope,
    counties: Scope,
    demand: RuleKind,
}

record!(RuleRow, "rule", Lines {
    id "id" ColumnId required,
    kind "kind" FieldKind required,
    name "name" FieldName rare(Text::default()),
    on "on" FieldOn shown(true),
    strength "strength" FieldStrength shown(Strength::Policy),
    cite "cite" FieldCite shown(String::new()),
    uses "uses" FieldUses shown(Scope::All),
    counties "counties" FieldCounties shown(Scope::All),
    ..demand: RuleKind
});

/// What a rule demands, by itself: its kind and what the kind adds.
pub(super) struct WholeKind {
    kind: KindName,
    demand: RuleKind,
}

record!(WholeKind, "kind", Inline {
    kind "kind" FieldKind required,
    ..demand: RuleKind
});

impl From<&RuleKind> for WholeKind {
    fn from(kind: &RuleKind) -> Self {
        Self { kind: KindName::of(kind), demand: kind.clone() }
    }
}

impl From<WholeKind> for RuleKind {
    fn from(whole: WholeKind) -> Self {
        whole.demand
    }
}

record!(UseShare, "use_share", Inline {
    min "min" FieldMin rare(None),
    max "max" FieldMax rare(None),
    each_county "each_county" FieldEachCounty shown(false),
});

record!(CountyRange, "county_range", Inline {
    min "min" FieldMin rare(None),
    max "max" FieldMax rare(None),
    per_head "per_head" FieldPerHead shown(false),
});

record!(Match, "match", Inline {
    own_levels "own_levels" FieldOwnLevels required,
    upper_levels "upper_levels" FieldUpperLevels required,
    ratio "ratio" FieldRatio required,
    scope "scope" FieldScope shown(MatchScope::Total),
});

record!(MaxShare, "max_share", Inline {
    of "of" FieldOf required,
    max "max" FieldMax required,
});

record!(FactorBand, "factor_band", Inline {
    band "band" FieldBand required,
    weights "weights" FieldWeights shown(BTreeMap::new()),
});

record!(NoRegression, "no_regression", Inline {
    ratio "ratio" FieldRatio required,
});

record!(Reserve, "reserve", Inline {
    amount "amount" FieldAmount required,
});

record!(Forbid, "forbid", Inline {
    levels "levels" FieldLevels required,
});

/// Declares the kinds: the name of each, and what it does to all of them by turns.
macro_rules! kinds {
    ($($kind:ident $name:literal,)*) => {
        /// The names of the kinds.
        #[derive(Clone, Copy, PartialEq)]
        enum KindName {
            $($kind,)*
        }

        choice!(KindName { $($kind $name,)* });

        impl KindName {
            const fn of(kind: &RuleKind) -> Self {
                match kind { $(RuleKind::$kind(_) => Self::$kind),* }
            }

            fn names(self, node: Node<'_>) -> Vec<&'static str> {
                match self { $(Self::$kind => <$kind>::names(node)),* }
            }

            fn fields(self) -> Vec<Field> {
                match self { $(Self::$kind => <$kind>::fields()),* }
            }

            fn read<'t>(self, slots: &mut Slots<'t>, reader: &mut Reader<'t>) -> Option<RuleKind> {
                match self { $(Self::$kind => <$kind>::from_slots(slots, reader).map(RuleKind::$kind)),* }
            }
        }

        fn write_demand(kind: &RuleKind, out: &mut Writer) {
            match kind { $(RuleKind::$kind(demand) => demand.write_members(out)),* }
        }
    };
}

kinds! {
    UseShare "use_share",
    CountyRange "county_range",
    Match "match",
    MaxShare "max_share",
    FactorBand "factor_band",
    NoRegression "no_regression",
    Reserve "reserve",
    Forbid "forbid",
}

impl KindName {
    fn in_object(node: Node<'_>) -> Option<Self> {
        let kind = node.member(KIND)?;
        Self::NAMES.iter().find(|(name, _)| kind.is_text(name)).map(|(_, kind)| *kind)
    }
}

/// The members that the kind adds. Where the kind cannot be read, no member of any kind is called unknown.
impl Record for RuleKind {
    const NAME: &'static str = "demand";
    const LAYOUT: Layout = Layout::Inline;

    fn names(node: Node<'_>) -> Vec<&'static str> {
        match KindName::in_object(node) {
            Some(kind) => kind.names(node),
            None => {
                let all = KindName::NAMES.iter().flat_map(|(_, kind)| kind.names(node));
                set_of(all).into_iter().collect()
            }
        }
    }

    fn fields() -> Vec<Field> {
        Vec::new()
    }

    fn variants() -> Option<Variants> {
        let cases = KindName::NAMES.iter().map(|(name, kind)| (*name, kind.fields())).collect();
        Some(Variants { tag: KIND, key: Key::FieldKind, cases })
    }

    fn from_slots<'t>(slots: &mut Slots<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        KindName::in_object(slots.object())?.read(slots, reader)
    }

    fn write_members(&self, out: &mut Writer) {
        write_demand(self, out);
    }
}

impl Value for Rule {
    const ON_OWN_LINE: bool = true;

    fn shape() -> Shape {
        RuleRow::shape()
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        RuleRow::read(node, reader).map(|row| Self {
            id: row.id,
            name: row.name,
            on: row.on,
            strength: row.strength,
            cite: row.cite,
            uses: row.uses,
            counties: row.counties,
            kind: row.demand,
        })
    }

    fn write(&self, out: &mut Writer) {
        let row = RuleRow {
            id: self.id.clone(),
            kind: KindName::of(&self.kind),
            name: self.name.clone(),
            on: self.on,
            strength: self.strength,
            cite: self.cite.clone(),
            uses: self.uses.clone(),
            counties: self.counties.clone(),
            demand: self.kind.clone(),
        };
        row.write(out);
    }
}
