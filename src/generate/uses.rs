//! What generated projects are for: kinds of work with their typical cost and benefit.

use std::sync::Arc;

use super::words::{id, name};
use crate::i18n::Key;
use crate::money::Ratio;
use crate::plan::{Id, Measure, Table, Use};

/// A kind of work: a use of the finest level and what projects of it are like.
pub(super) struct Kind {
    /// The id of the use; what stands before its dot is one of [`GROUPS`].
    pub(super) use_id: &'static str,
    /// The name of the use.
    pub(super) name: Key,
    /// What a project builds.
    pub(super) thing: Key,
    /// How many of a hundred projects are of this kind.
    pub(super) often: u64,
    /// The cost half of the projects stay below, in yuan.
    pub(super) median_cost: i64,
    /// Yuan per person who benefits.
    pub(super) yuan_per_person: i64,
    /// A second measure, and yuan per unit of it.
    pub(super) second: Option<(&'static str, i64)>,
    /// Whether banks lend for it.
    pub(super) earns: bool,
}

/// The uses that others are parts of: id, name.
pub(super) const GROUPS: [(&str, Key); 4] = [
    ("industry", Key::GenUseIndustry),
    ("infrastructure", Key::GenUseInfrastructure),
    ("livelihood", Key::GenUseLivelihood),
    ("ecology", Key::GenUseEcology),
];

/// The use that a negative list keeps from money of upper levels.
pub(super) const UNWANTED: (&str, Key) = ("infrastructure.landscape", Key::GenUseLandscape);

/// The measure that every project has.
pub(super) const PEOPLE: &str = "people";

/// Measures of benefit: id, name, unit, weight.
const MEASURES: [(&str, Key, Key, u32); 3] = [
    (PEOPLE, Key::GenMeasurePeople, Key::GenMeasurePeopleUnit, 1),
    ("jobs", Key::GenMeasureJobs, Key::GenMeasureJobsUnit, 3),
    ("land", Key::GenMeasureLand, Key::GenMeasureLandUnit, 2),
];

/// Every kind of work.
pub(super) const KINDS: [Kind; 16] = [
    business(
        "industry.vegetables",
        (Key::GenUseVegetables, Key::GenThingVegetables),
        12,
        (900_000, 3_800),
        LAND,
    ),
    business("industry.oranges", (Key::GenUseOranges, Key::GenThingOranges), 9, (700_000, 3_200), LAND),
    business("industry.lotus", (Key::GenUseLotus, Key::GenThingLotus), 6, (350_000, 2_600), LAND),
    business("industry.camellia", (Key::GenUseCamellia, Key::GenThingCamellia), 7, (600_000, 3_500), LAND),
    business("industry.livestock", (Key::GenUseLivestock, Key::GenThingLivestock), 7, (800_000, 4_500), JOBS),
    business(
        "industry.processing",
        (Key::GenUseProcessing, Key::GenThingProcessing),
        7,
        (2_200_000, 7_000),
        JOBS,
    ),
    service("infrastructure.roads", (Key::GenUseRoads, Key::GenThingRoads), 12, (1_500_000, 2_400), None),
    service(
        "infrastructure.irrigation",
        (Key::GenUseIrrigation, Key::GenThingIrrigation),
        8,
        (500_000, 2_000),
        LAND,
    ),
    service("infrastructure.water", (Key::GenUseWater, Key::GenThingWater), 6, (800_000, 1_500), None),
    service(
        "infrastructure.environment",
        (Key::GenUseEnvironment, Key::GenThingEnvironment),
        9,
        (450_000, 1_200),
        None,
    ),
    service(
        "infrastructure.landscape",
        (Key::GenUseLandscape, Key::GenThingLandscape),
        2,
        (300_000, 2_500),
        None,
    ),
    service(
        "livelihood.education",
        (Key::GenUseEducation, Key::GenThingEducation),
        3,
        (900_000, 3_000),
        None,
    ),
    service("livelihood.medical", (Key::GenUseMedical, Key::GenThingMedical), 3, (400_000, 1_600), None),
    service("livelihood.housing", (Key::GenUseHousing, Key::GenThingHousing), 3, (250_000, 9_000), None),
    service("ecology.land", (Key::GenUseLand, Key::GenThingLand), 4, (1_300_000, 4_200), LAND),
    service("ecology.forest", (Key::GenUseForest, Key::GenThingForest), 2, (500_000, 5_000), LAND),
];

/// A mu (亩) of land for this many yuan.
const LAND: Option<(&str, i64)> = Some(("land", 2_800));
/// A job for this many yuan.
const JOBS: Option<(&str, i64)> = Some(("jobs", 45_000));

/// Work that sells something, so that banks lend for it.
const fn business(
    use_id: &'static str,
    words: (Key, Key),
    often: u64,
    typical: (i64, i64),
    second: Option<(&'static str, i64)>,
) -> Kind {
    Kind { earns: true, ..service(use_id, words, often, typical, second) }
}

/// Work that serves the public.
const fn service(
    use_id: &'static str,
    (name, thing): (Key, Key),
    often: u64,
    (median_cost, yuan_per_person): (i64, i64),
    second: Option<(&'static str, i64)>,
) -> Kind {
    Kind { use_id, name, thing, often, median_cost, yuan_per_person, second, earns: false }
}

/// The uses, each group before its parts.
pub(super) fn uses() -> Table<Use> {
    let parts_of = |group: &str| {
        let group = id(group);
        KINDS.iter().map(|kind| (kind.use_id, kind.name)).filter(move |(part, _)| group.covers(&id(part)))
    };
    let all = GROUPS.iter().flat_map(|group| std::iter::once(*group).chain(parts_of(group.0)));
    Arc::new(all.map(|(use_id, key)| Arc::new(Use { id: id(use_id), name: name(key) })).collect())
}

/// The measures of benefit.
pub(super) fn measures() -> Table<Measure> {
    let measure = |(measure_id, key, unit, weight): &(&str, Key, Key, u32)| {
        Arc::new(Measure {
            id: id(measure_id),
            name: name(*key),
            unit: name(*unit),
            weight: Ratio::from(*weight),
        })
    };
    Arc::new(MEASURES.iter().map(measure).collect())
}

/// The group that a use is a part of.
pub(super) fn group_of(use_id: &Id) -> &'static str {
    let head = use_id.as_str().split('.').next().unwrap_or_default();
    GROUPS.iter().map(|(group, _)| *group).find(|group| *group == head).unwrap_or_default()
}
