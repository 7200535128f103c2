//! Small random plans that the check finds no error in, thousands of which can be solved and compared: every kind of rule in all its
//! variants, credit, curves, all ways of funding, links, locks, every goal in both directions, every quantum. Some contradict
//! themselves. Unlike those of `fundpool::generate` they are made to find faults, not to look real.

#[path = "../dice.rs"]
#[allow(dead_code, reason = "shared with other suites, which use the rest")]
mod dice;
mod projects;
mod rules;

use std::collections::BTreeMap;
use std::sync::Arc;

use fundpool::diagnostic::Code;
use fundpool::money::{Money, Ratio};
use fundpool::plan::{
    Channel, County, CountyClass, Credit, Direction, Earmark, Goal, Id, Level, Measure, Origin, Plan, Pool,
    Quantum, Scope, Stream, Table, Text, Tier, Use, check,
};

pub use dice::Dice;

/// The plan of this seed, the same on every machine.
pub fn small_plan(seed: u64) -> Plan {
    // Most draws are good; of those that are not the next one is taken.
    (0..)
        .find_map(|again| good(&mut Dice(seed.wrapping_mul(1_000_003).wrapping_add(again))))
        .expect("some are")
}

/// What makes a plan plainly infeasible, or leaves a county with nothing. Only few such plans are taken.
const DEAD_ENDS: [Code; 7] = [
    Code::MustSpendOutOfReach,
    Code::OutweighsFunds,
    Code::DemandOverProjects,
    Code::DemandsOverBudget,
    Code::ShareCannotAddUp,
    Code::UseShareStarves,
    Code::FactorBandStarves,
];

fn good(dice: &mut Dice) -> Option<Plan> {
    let plan = draw(dice);
    let findings = check(&plan);
    let is_dead_end = findings.iter().any(|finding| DEAD_ENDS.contains(&finding.code));
    let is_taken = findings.iter().all(|finding| !finding.is_error()) && (!is_dead_end || dice.percent(5));
    is_taken.then_some(plan)
}

const USES: [&str; 6] = ["farm", "farm.fruit", "farm.rice", "road", "road.rural", "water"];
const WIDER_USES: [&str; 3] = ["farm", "road", "water"];
const COUNTIES: [&str; 4] = ["east", "north", "south", "west"];

/// What the parts of a plan have in common.
struct Frame {
    uses: Vec<Id>,
    /// Uses that scopes name: listed ones, and those that have parts.
    named_uses: Vec<Id>,
    counties: Vec<Id>,
    quantum: Quantum,
    /// Amounts are up to a thousand times this many fen.
    scale: u64,
    /// Whether projects may be all or nothing, and tied to others.
    has_choices: bool,
}

fn draw(dice: &mut Dice) -> Plan {
    let frame = Frame::draw(dice);
    let counties: Vec<County> = frame.counties.iter().map(|id| county(dice, &frame, id)).collect();
    let streams: Vec<Stream> = (0..dice.between(1, 8)).map(|at| stream(dice, &frame, at)).collect();
    let budget = streams.iter().map(|stream| stream.amount.fen() as u64).sum();
    let projects = projects::draw(dice, &frame, budget);
    let rules = rules::draw(dice, &frame, &projects, budget);
    Plan {
        title: name("Small"),
        quantum: frame.quantum,
        uses: table(frame.uses.iter().map(|id| Use { id: id.clone(), name: name(id.as_str()) })),
        measures: table(["people", "mu"].map(|id| measure(dice, id))),
        counties: table(counties),
        streams: table(streams),
        pool: Arc::new(Pool { uses: frame.use_scope(dice, 40), counties: frame.county_scope(dice, 70) }),
        credit: table((0..dice.below(3)).map(|at| credit(dice, &frame, at, budget))),
        projects: table(projects),
        rules: table(rules),
        objective: Arc::new(objective(dice)),
        ..Plan::default()
    }
}

impl Frame {
    fn draw(dice: &mut Dice) -> Self {
        let uses: Vec<Id> = dice.some_of(&USES).into_iter().map(id).collect();
        let is_named = |wider: &Id| uses.iter().any(|listed| wider.covers(listed));
        let wider = WIDER_USES.map(id).into_iter().filter(|wider| is_named(wider));
        let mut named_uses: Vec<Id> = wider.chain(uses.clone()).collect();
        named_uses.sort();
        named_uses.dedup();
        let quantum = dice.one_of(&[Quantum::Fen, Quantum::Fen, Quantum::Yuan, Quantum::TenThousand]);
        let scales: &[u64] = match quantum {
            Quantum::Fen => &[100, 10_000, 1_000_000, 100_000_000],
            Quantum::Yuan => &[10_000, 1_000_000, 100_000_000],
            Quantum::TenThousand => &[100_000_000],
        };
        let counties = dice.between(1, COUNTIES.len() as u64) as usize;
        Self {
            uses,
            named_uses,
            counties: COUNTIES.iter().take(counties).map(|name| id(name)).collect(),
            quantum,
            scale: dice.one_of(scales),
            has_choices: dice.percent(40),
        }
    }

    /// An amount up to so many times the scale, sometimes down to the fen.
    fn amount(&self, dice: &mut Dice, most: u64) -> Money {
        let whole = dice.between(1, most.max(1)) * self.scale;
        Money::from_fen((whole + if dice.percent(40) { dice.below(self.scale) } else { 0 }) as i64)
    }

    /// The amount in whole quanta.
    fn in_quanta(&self, amount: Money) -> Money {
        let quantum = self.quantum.amount().fen();
        Money::from_fen(amount.fen() / quantum * quantum)
    }

    /// Everything in so many of a hundred cases, else some uses.
    fn use_scope(&self, dice: &mut Dice, all: u64) -> Scope {
        if dice.percent(all) { Scope::All } else { Scope::Listed(dice.some_of(&self.named_uses)) }
    }

    /// The same for counties.
    fn county_scope(&self, dice: &mut Dice, all: u64) -> Scope {
        if dice.percent(all) { Scope::All } else { Scope::Listed(dice.some_of(&self.counties)) }
    }
}

fn county(dice: &mut Dice, frame: &Frame, id: &Id) -> County {
    let factors = ["need", "gap"].map(|factor| (factor.to_owned(), whole(dice.between(1, 5_000))));
    County {
        id: id.clone(),
        name: name(id.as_str()),
        code: None,
        class: dice.one_of(&[CountyClass::Key, CountyClass::Other]),
        population: dice.between(50, 900_000),
        last_year: dice.maybe(|dice| frame.amount(dice, 700)),
        performance: share(dice, 80, 120),
        factors: factors.into(),
        origin: Origin::default(),
    }
}

fn stream(dice: &mut Dice, frame: &Frame, at: u64) -> Stream {
    let channel = if dice.percent(6) { Channel::Procurement } else { dice.one_of(&Channel::ALL[..5]) };
    let amount = frame.amount(dice, 1_000);
    let is_bound = channel != Channel::Procurement && dice.percent(20);
    let poolable = share(dice, 1, 99);
    Stream {
        id: id(&format!("s{at}")),
        name: name("Stream"),
        channel,
        level: dice.one_of(&Level::ALL),
        document: String::new(),
        period: String::new(),
        amount,
        low: None,
        high: None,
        poolable: dice.one_of(&[Ratio::ZERO, poolable, poolable, Ratio::ONE]),
        must_spend: if is_bound { part(dice, amount, 1, 70) } else { Money::ZERO },
        earmark: Earmark { uses: frame.use_scope(dice, 25), counties: frame.county_scope(dice, 75) },
        reach: frame.county_scope(dice, 80),
        origin: Origin::default(),
    }
}

fn credit(dice: &mut Dice, frame: &Frame, at: u64, budget: u64) -> Credit {
    Credit {
        id: id(&format!("c{at}")),
        name: name("Credit"),
        leverage: share(dice, 50, 1_000),
        buffer_max: part(dice, Money::from_fen(budget as i64), 1, 30),
        uses: frame.use_scope(dice, 30),
        counties: frame.county_scope(dice, 70),
        origin: Origin::default(),
    }
}

fn measure(dice: &mut Dice, row: &str) -> Measure {
    Measure { id: id(row), name: name(row), unit: name(row), weight: share(dice, 1, 400) }
}

/// One to four goals, each once.
fn objective(dice: &mut Dice) -> Vec<Tier> {
    let mut goals = Goal::ALL.to_vec();
    (0..dice.between(1, 4))
        .map(|first| {
            // Most plans strive for benefit first.
            let at = if first == 0 && dice.percent(60) { 0 } else { dice.below(goals.len() as u64) as usize };
            let goal = goals.remove(at);
            let directions = [Direction::Maximise, Direction::Minimise];
            let directions: Vec<Direction> = directions.into_iter().filter(|one| goal.allows(*one)).collect();
            let slack = if dice.percent(30) { share(dice, 1, 30) } else { Ratio::ZERO };
            Tier { direction: dice.one_of(&directions), goal, slack }
        })
        .collect()
}

/// From `low` to `high` percent of an amount, in fen.
fn part(dice: &mut Dice, amount: Money, low: u64, high: u64) -> Money {
    Money::from_fen((amount.fen() as u64 * dice.between(low, high) / 100) as i64)
}

/// A number from `low` to `high` hundredths, sometimes with more decimals.
fn share(dice: &mut Dice, low: u64, high: u64) -> Ratio {
    let hundredths = dice.between(low, high);
    let finer = if dice.percent(30) && hundredths < high { dice.below(10_000) } else { 0 };
    format!("{}.{:02}{finer:04}", hundredths / 100, hundredths % 100).parse().unwrap()
}

fn whole(number: u64) -> Ratio {
    number.to_string().parse().unwrap()
}

fn benefits(dice: &mut Dice) -> BTreeMap<Id, Ratio> {
    let people = if dice.percent(6) { Ratio::ZERO } else { share(dice, 100, 500_000) };
    let mu = dice.maybe(|dice| (id("mu"), whole(dice.below(3_000))));
    std::iter::once((id("people"), people)).chain(mu).collect()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn name(text: &str) -> Text {
    Text { zh: None, en: Some(text.to_owned()) }
}

fn table<T>(rows: impl IntoIterator<Item = T>) -> Table<T> {
    Arc::new(rows.into_iter().map(Arc::new).collect())
}
