//! Changes of projects.

use super::field::fields;
use crate::money::{Money, Ratio};
use crate::plan::{Breakpoint, Funding, Id, Project, Text};

fields! {
    /// What can be set in a project.
    ProjectField of Project {
        /// Its name.
        Name(Text) = name, "name", FieldName, Any;
        /// The county it lies in.
        County(Id) = county, "county", FieldCounty, Ids(Counties);
        /// The village or township, as written.
        Village(String) = village, "village", FieldVillage, Any;
        /// What it is for.
        Use(Id) = use_id, "use", FieldUse, Ids(Uses);
        /// What it costs in all, in yuan.
        Cost(Money) = cost, "cost", FieldCost, NotNegative;
        /// Which amounts it can be funded with.
        Funding(Funding) = funding, "funding", FieldFunding, Any;
        /// The least it needs, in yuan.
        Min(Money) = min, "min", FieldMinFunding, NotNegative;
        /// Whether it has to be funded.
        Must(bool) = must, "must", FieldMust, Any;
        /// Whether it is in the project library.
        Ready(bool) = ready, "ready", FieldReady, Any;
        /// The amount the planner fixed, in yuan.
        Lock(Option<Money>) = lock, "lock", FieldLock, NotNegative;
        /// The largest share of its money that may be loans (0 ..= 1).
        CreditShareMax(Ratio) = credit_share_max, "credit_share_max", FieldCreditShareMax, Share;
        /// Inner points of its benefit curve; shares of 0 ..= 1.
        Curve(Vec<Breakpoint>) = curve, "curve", FieldCurve, Share;
        /// Projects that have to be funded if this one is.
        Requires(Vec<Id>) = requires, "requires", FieldRequires, Ids(Projects);
        /// Projects of which none may be funded beside this one.
        Excludes(Vec<Id>) = excludes, "excludes", FieldExcludes, Ids(Projects);
        /// The responsible unit, as written.
        Responsible(String) = responsible, "responsible", FieldResponsible, Any;
        /// The performance target, as written.
        Target(String) = target, "target", FieldTarget, Any;
        /// The schedule, as written.
        Schedule(String) = schedule, "schedule", FieldSchedule, Any;
        /// The sentence or document that states its figures.
        Source(Text) = origin.source, "source", FieldSource, Any;
        /// Whether its figures are made up to illustrate.
        Illustrative(bool) = origin.illustrative, "illustrative", FieldIllustrative, Any;
    }
    entries {
        /// Benefit at full funding in a measure (0 or more).
        Benefit(Id => Ratio) = benefits, "benefits", FieldBenefit, NotNegative;
    }
}
