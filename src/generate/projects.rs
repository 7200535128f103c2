//! Projects: skewed costs, three ways of funding, curves of benefit.

use std::collections::BTreeMap;

use super::Options;
use super::counties::township_name;
use super::random::{Random, Subject, Weights};
use super::uses::{KINDS, Kind, PEOPLE};
use super::words::{id, percent, text, whole, words};
use crate::i18n::{Key, Lang};
use crate::money::{Money, Ratio};
use crate::plan::{Breakpoint, County, Funding, Id, Origin, Project, Text};

const FEN_PER_YUAN: i64 = 100;
/// Costs and least amounts are mostly written in hundreds of yuan.
const FEN_PER_STEP: i64 = 100 * FEN_PER_YUAN;
/// Townships in which the projects of one county lie.
const TOWNSHIPS_PER_COUNTY: u64 = 12;
/// Inner points of benefit curves in percent (funded, benefit); every slope is less than the one before it.
const CURVES: [&[(i64, i64)]; 4] =
    [&[(50, 70)], &[(40, 60)], &[(30, 50), (60, 80)], &[(25, 45), (50, 75), (75, 92)]];

/// The projects, with nothing yet that hangs on the others or on money. Every county has one before any has a second.
pub(super) fn projects(options: &Options, counties: &[County]) -> Vec<Project> {
    let mut random = Random::new(options.seed, Subject::Projects);
    let populations = Weights::new(counties.iter().map(|county| county.population));
    let kinds = Weights::new(KINDS.iter().map(|kind| kind.often));
    // The first project earns money, so that the pool always has something to pay for.
    let first_kinds = Weights::new(KINDS.iter().map(|kind| if kind.earns { kind.often } else { 0 }));
    let mut serials = Serials::default();
    (0..options.projects.max(1))
        .filter_map(|position| {
            let county = match counties.get(position) {
                Some(_) => position,
                None => random.weighted(&populations)?,
            };
            let kinds = if position == 0 { &first_kinds } else { &kinds };
            let kind = KINDS.get(random.weighted(kinds)?)?;
            let site = Site { county: counties.get(county)?, township: township(county, &mut random), kind };
            let serial = serials.next(county, site.township, kind);
            let mut project = site.project(position, serial, &mut random);
            // Lists as they come in are never filled in throughout.
            if random.percent(40) {
                site.describe(&mut project, &mut random);
            }
            fund(&mut project, is_whole(options, position), &mut random);
            // The first project of a county stays fundable, so that every county has something to pay for.
            project.ready = position < counties.len() || !random.percent(2);
            Some(project)
        })
        .collect()
}

/// Whether the project at this position is one of the evenly spread `options.whole` share.
fn is_whole(options: &Options, position: usize) -> bool {
    let (mantissa, decimals) = options.whole.parts();
    let before = |count: usize| (count as i128 * mantissa).checked_div(10_i128.pow(decimals));
    before(position) != before(position + 1)
}

/// One of a county's townships, which start at another place of the list in every county.
fn township(county: usize, random: &mut Random) -> usize {
    county * 7 + random.below(TOWNSHIPS_PER_COUNTY) as usize
}

/// Numbers for projects of one kind in one township, so that no two bear the same name.
#[derive(Default)]
struct Serials(BTreeMap<(usize, usize, &'static str), u32>);

impl Serials {
    fn next(&mut self, county: usize, township: usize, kind: &'static Kind) -> u32 {
        let serial = self.0.entry((county, township, kind.use_id)).or_default();
        *serial += 1;
        *serial
    }
}

/// Where a project lies and what it is.
struct Site<'a> {
    county: &'a County,
    township: usize,
    kind: &'static Kind,
}

impl Site<'_> {
    fn project(&self, position: usize, serial: u32, random: &mut Random) -> Project {
        let cost = cost(self.kind, random);
        let benefits = benefits(self.kind, cost, random);
        let leaf = self.kind.use_id.rsplit('.').next().unwrap_or_default();
        Project {
            id: id(&format!("{}-{leaf}-{:04}", self.county.id, position + 1)),
            name: self.name(serial),
            county: self.county.id.clone(),
            village: township_name(self.township, Lang::Zh),
            use_id: id(self.kind.use_id),
            cost,
            funding: Funding::Divisible,
            min: Money::ZERO,
            must: false,
            ready: true,
            lock: None,
            credit_share_max: credit_share(self.kind, random),
            benefits,
            curve: Vec::new(),
            requires: Vec::new(),
            excludes: Vec::new(),
            responsible: String::new(),
            target: String::new(),
            schedule: String::new(),
            origin: Origin { illustrative: true, ..Origin::default() },
        }
    }

    /// Fills in what is written in words.
    fn describe(&self, project: &mut Project, random: &mut Random) {
        let people = project.benefits.get(&id(PEOPLE)).copied().unwrap_or_default().to_string();
        let start = random.between(2, 6);
        let (start, end) = (start.to_string(), (start + random.between(3, 6)).to_string());
        let county = words(&self.county.name, Lang::Zh);
        project.responsible = Key::GenResponsible.with(Lang::Zh, &[("county", county)]);
        project.target = Key::GenTarget.with(Lang::Zh, &[("people", &people)]);
        project.schedule = Key::GenSchedule.with(Lang::Zh, &[("start", &start), ("end", &end)]);
    }

    fn name(&self, serial: u32) -> Text {
        text(|lang| {
            let village = township_name(self.township, lang);
            let thing = self.kind.thing.text(lang);
            let args = [("village", village.as_str()), ("thing", thing), ("number", &serial.to_string())];
            Key::GenProject.with(lang, &args)
        })
    }
}

fn cost(kind: &Kind, random: &mut Random) -> Money {
    let fen = random.skewed(kind.median_cost * FEN_PER_YUAN).max(FEN_PER_STEP);
    // One project in ten has a cost down to the fen, as settled accounts do.
    let odd = if random.percent(10) { random.between(1, FEN_PER_STEP - 1) } else { 0 };
    Money::from_fen(fen / FEN_PER_STEP * FEN_PER_STEP + odd)
}

fn benefits(kind: &Kind, cost: Money, random: &mut Random) -> BTreeMap<Id, Ratio> {
    let mut units = |yuan_per_unit: i64| {
        let usual = cost.fen() / FEN_PER_YUAN / yuan_per_unit;
        whole((usual * random.between(50, 180) / 100).max(1))
    };
    let people = (id(PEOPLE), units(kind.yuan_per_person));
    let second = kind.second.map(|(measure, yuan_per_unit)| (id(measure), units(yuan_per_unit)));
    std::iter::once(people).chain(second).collect()
}

fn credit_share(kind: &Kind, random: &mut Random) -> Ratio {
    match random.pick(&[0, 20, 30, 50]) {
        Some(share) if kind.earns => percent(*share),
        _ => Ratio::ZERO,
    }
}

fn fund(project: &mut Project, is_whole: bool, random: &mut Random) {
    if is_whole {
        project.funding = Funding::Whole;
        return;
    }
    if random.percent(25) {
        project.funding = Funding::AtLeast;
        project.min = least(project.cost, random.between(30, 60));
    }
    if random.percent(30) {
        let points = random.pick(&CURVES).copied().unwrap_or_default();
        let point = |(funded, benefit): &(i64, i64)| Breakpoint {
            funded: percent(*funded),
            benefit: percent(*benefit),
        };
        project.curve = points.iter().map(point).collect();
    }
}

/// So many percent of the cost, in hundreds of yuan and at least one hundred.
pub(super) fn least(cost: Money, percent: i64) -> Money {
    let fen = cost.fen() * percent / 100;
    Money::from_fen((fen / FEN_PER_STEP * FEN_PER_STEP).max(FEN_PER_STEP))
}
