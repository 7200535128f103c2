//! The words of enumerations: channels, levels, ways of funding, ….

use super::rule::{MatchScope, Part, RuleKind, Strength};
use super::{Channel, CountyClass, Direction, Funding, Goal, Level, Quantum, StepKind};
use crate::i18n::Key;

/// A value of an enumeration that people read.
pub trait Term {
    /// Its word; the texts are in `i18n/<language>/term.toml`.
    fn term(&self) -> Key;
}

/// Gives the values of enumerations their words.
macro_rules! terms {
    ($($Type:ident: $($Variant:ident => $key:ident),*;)*) => {
        $(impl Term for $Type {
            fn term(&self) -> Key {
                match self { $(Self::$Variant => Key::$key),* }
            }
        })*
    };
}

terms! {
    Quantum: Fen => TermQuantumFen, Yuan => TermQuantumYuan, TenThousand => TermQuantumTenThousand;
    CountyClass: Key => TermClassKey, Other => TermClassOther;
    Channel: Superior => TermChannelSuperior, Local => TermChannelLocal, Integrated => TermChannelIntegrated,
        Credit => TermChannelCredit, Sector => TermChannelSector, Procurement => TermChannelProcurement;
    Level: Central => TermLevelCentral, Provincial => TermLevelProvincial, Municipal => TermLevelMunicipal,
        County => TermLevelCounty;
    Funding: Divisible => TermFundingDivisible, AtLeast => TermFundingAtLeast, Whole => TermFundingWhole;
    Strength: Preference => TermStrengthPreference, Policy => TermStrengthPolicy, Legal => TermStrengthLegal;
    MatchScope: Total => TermScopeTotal, EachCounty => TermScopeEachCounty, EachProject => TermScopeEachProject;
    Direction: Maximise => TermMaximise, Minimise => TermMinimise;
    Goal: Benefit => TermGoalBenefit, Funded => TermGoalFunded, LeastCoverage => TermGoalLeastCoverage,
        LeastPerHead => TermGoalLeastPerHead, Pooled => TermGoalPooled, Credit => TermGoalCredit,
        Transfers => TermGoalTransfers;
    StepKind: Title => TermStepTitle, Sources => TermStepSources, Pool => TermStepPool, Allocation => TermStepAllocation,
        Rules => TermStepRules, Proof => TermStepProof, Scenario => TermStepScenario, Decision => TermStepDecision;
    Part: County => TermPartCounty, Village => TermPartVillage, Project => TermPartProject;
}

/// What the kind is called, whatever its values.
impl Term for RuleKind {
    fn term(&self) -> Key {
        match self {
            Self::UseShare(_) => Key::TermRuleUseShare,
            Self::CountyRange(_) => Key::TermRuleCountyRange,
            Self::Match(_) => Key::TermRuleMatch,
            Self::MaxShare(_) => Key::TermRuleMaxShare,
            Self::FactorBand(_) => Key::TermRuleFactorBand,
            Self::NoRegression(_) => Key::TermRuleNoRegression,
            Self::Reserve(_) => Key::TermRuleReserve,
            Self::Forbid(_) => Key::TermRuleForbid,
        }
    }
}
