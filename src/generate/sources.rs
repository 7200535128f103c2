//! Who gives money: ministries, the province, the city and its counties.

use crate::i18n::Key;
use crate::plan::{Channel, Level};

/// A giver of money as it is found in most cities.
pub(super) struct Source {
    pub(super) id: &'static str,
    pub(super) name: Key,
    pub(super) channel: Channel,
    pub(super) level: Level,
    /// The uses it is earmarked for; none for all.
    pub(super) uses: &'static [&'static str],
    /// The share that may be pooled, in percent.
    pub(super) poolable: i64,
}

/// The givers in the order in which plans of more and more streams get them; `None` is the own budget of the next county.
pub(super) const SOURCES: [Option<Source>; 26] = {
    use Channel::{Credit, Integrated, Local, Procurement, Sector, Superior};
    use Level::{Central, Municipal, Provincial};
    const INDUSTRY: &[&str] = &["industry"];
    const RURAL: &[&str] = &["industry", "infrastructure"];
    [
        source("municipal-budget", Key::GenStreamMunicipalBudget, Local, Municipal, &[], 100),
        source("central-rural", Key::GenStreamCentralRural, Superior, Central, RURAL, 60),
        None,
        source("provincial-rural", Key::GenStreamProvincialRural, Superior, Provincial, RURAL, 60),
        source("risk-buffer", Key::GenStreamRiskBuffer, Credit, Municipal, INDUSTRY, 0),
        None,
        source("central-roads", Key::GenStreamCentralRoads, Sector, Central, &["infrastructure.roads"], 30),
        source(
            "central-environment",
            Key::GenStreamCentralEnvironment,
            Superior,
            Central,
            &["infrastructure.environment"],
            60,
        ),
        None,
        source("procurement", Key::GenStreamProcurement, Procurement, Municipal, &[], 0),
        source(
            "central-land",
            Key::GenStreamCentralLand,
            Integrated,
            Central,
            &["ecology.land", "infrastructure.irrigation"],
            50,
        ),
        source(
            "provincial-education",
            Key::GenStreamProvincialEducation,
            Sector,
            Provincial,
            &["livelihood.education"],
            0,
        ),
        None,
        source("central-medical", Key::GenStreamCentralMedical, Sector, Central, &["livelihood.medical"], 0),
        source(
            "central-camellia",
            Key::GenStreamCentralCamellia,
            Integrated,
            Central,
            &["industry.camellia"],
            50,
        ),
        source(
            "provincial-vegetables",
            Key::GenStreamProvincialVegetables,
            Integrated,
            Provincial,
            &["industry.vegetables"],
            60,
        ),
        None,
        source(
            "central-water",
            Key::GenStreamCentralWater,
            Integrated,
            Central,
            &["infrastructure.irrigation", "infrastructure.water"],
            50,
        ),
        source("central-housing", Key::GenStreamCentralHousing, Sector, Central, &["livelihood.housing"], 0),
        source("central-forest", Key::GenStreamCentralForest, Integrated, Central, &["ecology.forest"], 40),
        None,
        source(
            "provincial-processing",
            Key::GenStreamProvincialProcessing,
            Integrated,
            Provincial,
            &["industry.processing"],
            60,
        ),
        source(
            "central-livestock",
            Key::GenStreamCentralLivestock,
            Integrated,
            Central,
            &["industry.livestock"],
            50,
        ),
        source(
            "municipal-oranges",
            Key::GenStreamMunicipalOranges,
            Integrated,
            Municipal,
            &["industry.oranges"],
            80,
        ),
        None,
        source(
            "municipal-lotus",
            Key::GenStreamMunicipalLotus,
            Integrated,
            Municipal,
            &["industry.lotus"],
            80,
        ),
    ]
};

const fn source(
    id: &'static str,
    name: Key,
    channel: Channel,
    level: Level,
    uses: &'static [&'static str],
    poolable: i64,
) -> Option<Source> {
    Some(Source { id, name, channel, level, uses, poolable })
}
