//! The values of what a rule demands, kind by kind.

use super::field;
use super::field::{Field, Reference, Spec};
use super::value::{EntryKey, Value};
use crate::i18n::Key;
use crate::money::{Money, Ratio};
use crate::plan::Level;
use crate::plan::rule::{MatchScope, Part, RuleKind};

/// Declares the values of rule kinds: `Variant(Type) = Kind.member, "member", Key, Demand;` and one map at the end.
macro_rules! rule_values {
    (
        values {$(
            $(#[$doc:meta])*
            $Variant:ident($Type:ty) = $Kind:ident.$path:ident, $member:literal, $key:ident, $demand:ident;
        )*}
        entries {
            $(#[$entry_doc:meta])*
            $Entry:ident($EntryType:ty) =
                $EntryKind:ident.$map:ident, $entry_member:literal, $entry_key:ident, $entry_demand:ident;
        }
    ) => {
        /// A value of what a rule of one kind demands.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum RuleValue {
            $($(#[$doc])* $Variant($Type),)*
            $(#[$entry_doc])*
            $Entry(String, Option<$EntryType>),
        }

        impl Field for RuleValue {
            type Row = RuleKind;

            fn all(kind: &RuleKind) -> Vec<Self> {
                let mut values = Vec::new();
                $(if let RuleKind::$Kind(kind) = kind {
                    values.push(Self::$Variant(Clone::clone(&kind.$path)));
                })*
                if let RuleKind::$EntryKind(kind) = kind {
                    values.extend(kind.$map.iter().map(|(key, value)| Self::$Entry(key.clone(), Some(*value))));
                }
                values
            }

            fn set(&self, kind: &mut RuleKind) -> bool {
                match (self, kind) {
                    $((Self::$Variant(value), RuleKind::$Kind(kind)) => kind.$path = Clone::clone(value),)*
                    (Self::$Entry(key, Some(value)), RuleKind::$EntryKind(kind)) => {
                        kind.$map.insert(key.clone(), *value);
                    }
                    (Self::$Entry(key, None), RuleKind::$EntryKind(kind)) => {
                        kind.$map.remove(key);
                    }
                    _ => return false,
                }
                true
            }

            fn spec(&self) -> Spec {
                use field::Demand::*;
                let (member, key, demand) = match self {
                    $(Self::$Variant(_) => ($member, Key::$key, $demand),)*
                    Self::$Entry(..) => ($entry_member, Key::$entry_key, $entry_demand),
                };
                Spec { member, key, demand }
            }

            fn value(&self) -> &dyn Value {
                match self {
                    $(Self::$Variant(value) => value,)*
                    Self::$Entry(_, value) => value,
                }
            }

            fn value_mut(&mut self) -> &mut dyn Value {
                match self {
                    $(Self::$Variant(value) => value,)*
                    Self::$Entry(_, value) => value,
                }
            }

            fn entry(&self) -> Option<&dyn EntryKey> {
                match self {
                    Self::$Entry(key, _) => Some(key),
                    _ => None,
                }
            }

            fn entry_mut(&mut self) -> Option<&mut dyn EntryKey> {
                match self {
                    Self::$Entry(key, _) => Some(key),
                    _ => None,
                }
            }

            fn cleared(&self) -> Option<Self> {
                match self {
                    Self::$Entry(key, _) => Some(Self::$Entry(key.clone(), None)),
                    _ => None,
                }
            }

            /// The kinds name levels, parts and factors, but no rows of the plan.
            fn each_reference(_: &RuleKind, _: &mut dyn FnMut(Reference)) {}
        }
    };
}

rule_values! {
    values {
        /// `use_share`: the least share (0 ..= 1).
        UseShareMin(Option<Ratio>) = UseShare.min, "min", FieldMin, Share;
        /// `use_share`: the greatest share (0 ..= 1).
        UseShareMax(Option<Ratio>) = UseShare.max, "max", FieldMax, Share;
        /// `use_share`: whether each county has to keep it by itself.
        UseShareEachCounty(bool) = UseShare.each_county, "each_county", FieldEachCounty, Any;
        /// `county_range`: the least amount, in yuan or yuan per head.
        CountyRangeMin(Option<Money>) = CountyRange.min, "min", FieldMin, NotNegative;
        /// `county_range`: the greatest amount, in yuan or yuan per head.
        CountyRangeMax(Option<Money>) = CountyRange.max, "max", FieldMax, NotNegative;
        /// `county_range`: whether the amounts are per head.
        CountyRangePerHead(bool) = CountyRange.per_head, "per_head", FieldPerHead, Any;
        /// `match`: levels whose money counts as own.
        MatchOwnLevels(Vec<Level>) = Match.own_levels, "own_levels", FieldOwnLevels, Any;
        /// `match`: levels whose money has to be matched.
        MatchUpperLevels(Vec<Level>) = Match.upper_levels, "upper_levels", FieldUpperLevels, Any;
        /// `match`: own yuan per upper yuan (0 or more).
        MatchRatio(Ratio) = Match.ratio, "ratio", FieldRatio, NotNegative;
        /// `match`: where it has to hold.
        MatchScope(MatchScope) = Match.scope, "scope", FieldScope, Any;
        /// `max_share`: what a part is.
        MaxShareOf(Part) = MaxShare.of, "of", FieldOf, Any;
        /// `max_share`: the greatest share (0 ..= 1).
        MaxShareMax(Ratio) = MaxShare.max, "max", FieldMax, Share;
        /// `factor_band`: how far from its share a county may be, as a share of it (0 or more).
        FactorBandBand(Ratio) = FactorBand.band, "band", FieldBand, NotNegative;
        /// `no_regression`: this year's yuan per yuan of last year (0 or more).
        NoRegressionRatio(Ratio) = NoRegression.ratio, "ratio", FieldRatio, NotNegative;
        /// `reserve`: what stays, in yuan.
        ReserveAmount(Money) = Reserve.amount, "amount", FieldAmount, NotNegative;
        /// `forbid`: the levels of money that may not pay.
        ForbidLevels(Vec<Level>) = Forbid.levels, "levels", FieldLevels, Any;
    }
    entries {
        /// `factor_band`: the weight of a factor (0 ..= 1), by its name.
        FactorBandWeight(Ratio) = FactorBand.weights, "weights", FieldWeights, Share;
    }
}
