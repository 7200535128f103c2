//! Plans with anything in them that their types can hold: hostile names, extreme amounts, empty lists, every kind of rule and change.
//!
//! They make no sense as plans; they are for what must not depend on sense, such as writing and reading. An empty text in one language
//! is left out, since documents take it for none.

use std::collections::BTreeMap;
use std::sync::Arc;

use fundpool::money::{Money, Ratio};
use fundpool::plan::rule::{
    CountyRange, FactorBand, Forbid, Match, MatchScope, MaxShare, NoRegression, Part, Reserve, Rule,
    RuleKind, Strength, UseShare,
};
use fundpool::plan::{
    Breakpoint, Channel, County, CountyClass, Credit, Direction, Earmark, Funding, Goal, Id, Level, Measure,
    Origin, Plan, Pool, Project, Quantum, Scope, Step, StepKind, Stream, Table, Text, Tier, Use,
};

#[path = "dice.rs"]
#[allow(dead_code, reason = "shared with other suites, which use the rest")]
mod dice;
#[path = "random_scenario.rs"]
mod random_scenario;

pub use dice::Dice;

/// The plan of this seed, the same on every machine.
pub fn random_plan(seed: u64) -> Plan {
    let mut dice = Dice(seed);
    let dice = &mut dice;
    Plan {
        title: dice.text(),
        note: dice.text(),
        year: dice.maybe(|dice| dice.below(65_536) as u16),
        quantum: dice.one_of(&Quantum::ALL),
        uses: dice.table(Dice::use_row),
        measures: dice.table(Dice::measure),
        counties: dice.table(Dice::county),
        streams: dice.table(Dice::stream),
        pool: Arc::new(Pool { uses: dice.scope(), counties: dice.scope() }),
        credit: dice.table(Dice::credit),
        projects: dice.table(Dice::project),
        rules: dice.table(Dice::rule),
        objective: Arc::new(dice.list(Dice::tier)),
        scenarios: dice.table(Dice::scenario),
        steps: Arc::new(dice.list(Dice::step)),
    }
}

/// Texts that formats trip over.
const WORDS: [&str; 28] = [
    "于都县",
    "Yudu",
    "蔬菜大棚 (梓山镇)",
    "a, b; c",
    "\"quoted\"",
    "it's",
    "'=1+1",
    "''@x",
    "=HYPERLINK(\"http://x\")",
    "+86 797",
    "-1",
    "@cmd",
    "\tindented",
    "\rreturned",
    "＝１＋１",
    "－",
    "two\nlines",
    "Windows\r\nlines",
    " blanks around ",
    "back\\slash",
    "\u{0}\u{1f}\u{7f}",
    "\u{feff}marked",
    "\u{202e}turned",
    "𠮷野家 😀",
    "null",
    "001",
    "*",
    "[]",
];

impl Dice {
    fn table<T>(&mut self, row: impl Fn(&mut Self) -> T) -> Table<T> {
        Arc::new(self.list(|dice| Arc::new(row(dice))))
    }

    pub fn money(&mut self) -> Money {
        match self.below(4) {
            0 => self.one_of(&[Money::ZERO, Money::from_fen(1), Money::MAX]),
            1 => Money::from_fen(self.below(100_000) as i64),
            _ => Money::from_fen(self.below(Money::MAX.fen() as u64) as i64),
        }
    }

    pub fn ratio(&mut self) -> Ratio {
        let edges = ["0", "1", "0.5", "-1", "0.000000000001", "999999999999999.999999999999"];
        let text = match self.below(3) {
            0 => self.one_of(&edges).to_owned(),
            1 => format!("0.{:04}", self.below(10_000)),
            _ => format!("{}.{:012}", self.below(1_000_000_000), self.below(1_000_000_000_000)),
        };
        text.parse().unwrap()
    }

    pub fn id(&mut self) -> Id {
        let letters: Vec<char> = "abc019._-".chars().collect();
        let length = 1 + self.below(8);
        (0..length).map(|_| self.one_of(&letters)).collect::<String>().parse().unwrap()
    }

    pub fn words(&mut self) -> String {
        let first = self.one_of(&WORDS).to_owned();
        if self.flip() { first + self.one_of(&WORDS) } else { first }
    }

    fn blank_or_words(&mut self) -> String {
        self.maybe(Self::words).unwrap_or_default()
    }

    fn text(&mut self) -> Text {
        Text { zh: self.maybe(Self::words), en: self.maybe(Self::words) }
    }

    fn scope(&mut self) -> Scope {
        if self.flip() { Scope::All } else { Scope::Listed(self.list(Self::id)) }
    }

    fn origin(&mut self) -> Origin {
        Origin { source: self.text(), illustrative: self.flip() }
    }

    fn use_row(&mut self) -> Use {
        Use { id: self.id(), name: self.text() }
    }

    fn measure(&mut self) -> Measure {
        Measure { id: self.id(), name: self.text(), unit: self.text(), weight: self.ratio() }
    }

    fn county(&mut self) -> County {
        County {
            id: self.id(),
            name: self.text(),
            code: self.maybe(Self::words),
            class: self.one_of(&[CountyClass::Key, CountyClass::Other]),
            population: self.below(1 << 53),
            last_year: self.maybe(Self::money),
            performance: self.ratio(),
            factors: self.list(|dice| (dice.words(), dice.ratio())).into_iter().collect(),
            origin: self.origin(),
        }
    }

    fn stream(&mut self) -> Stream {
        Stream {
            id: self.id(),
            name: self.text(),
            channel: self.one_of(&Channel::ALL),
            level: self.one_of(&Level::ALL),
            document: self.blank_or_words(),
            period: self.blank_or_words(),
            amount: self.money(),
            low: self.maybe(Self::money),
            high: self.maybe(Self::money),
            poolable: self.ratio(),
            must_spend: self.money(),
            earmark: Earmark { uses: self.scope(), counties: self.scope() },
            reach: self.scope(),
            origin: self.origin(),
        }
    }

    fn credit(&mut self) -> Credit {
        Credit {
            id: self.id(),
            name: self.text(),
            leverage: self.ratio(),
            buffer_max: self.money(),
            uses: self.scope(),
            counties: self.scope(),
            origin: self.origin(),
        }
    }

    fn funding(&mut self) -> Funding {
        self.one_of(&[Funding::Divisible, Funding::AtLeast, Funding::Whole])
    }

    fn curve(&mut self) -> Vec<Breakpoint> {
        self.list(|dice| Breakpoint { funded: dice.ratio(), benefit: dice.ratio() })
    }

    fn project(&mut self) -> Project {
        Project {
            id: self.id(),
            name: self.text(),
            county: self.id(),
            village: self.blank_or_words(),
            use_id: self.id(),
            cost: self.money(),
            funding: self.funding(),
            min: self.money(),
            must: self.flip(),
            ready: self.flip(),
            lock: self.maybe(Self::money),
            credit_share_max: self.ratio(),
            benefits: self.list(|dice| (dice.id(), dice.ratio())).into_iter().collect(),
            curve: self.curve(),
            requires: self.list(Self::id),
            excludes: self.list(Self::id),
            responsible: self.blank_or_words(),
            target: self.blank_or_words(),
            schedule: self.blank_or_words(),
            origin: self.origin(),
        }
    }

    fn levels(&mut self) -> Vec<Level> {
        self.list(|dice| dice.one_of(&Level::ALL))
    }

    fn strength(&mut self) -> Strength {
        self.one_of(&Strength::ALL)
    }

    fn match_scope(&mut self) -> MatchScope {
        self.one_of(&[MatchScope::Total, MatchScope::EachCounty, MatchScope::EachProject])
    }

    fn part(&mut self) -> Part {
        self.one_of(&[Part::County, Part::Village, Part::Project])
    }

    fn weights(&mut self) -> BTreeMap<String, Ratio> {
        self.list(|dice| (dice.words(), dice.ratio())).into_iter().collect()
    }

    fn kind(&mut self) -> RuleKind {
        match self.below(8) {
            0 => RuleKind::UseShare(UseShare {
                min: self.maybe(Self::ratio),
                max: self.maybe(Self::ratio),
                each_county: self.flip(),
            }),
            1 => RuleKind::CountyRange(CountyRange {
                min: self.maybe(Self::money),
                max: self.maybe(Self::money),
                per_head: self.flip(),
            }),
            2 => RuleKind::Match(Match {
                own_levels: self.levels(),
                upper_levels: self.levels(),
                ratio: self.ratio(),
                scope: self.match_scope(),
            }),
            3 => RuleKind::MaxShare(MaxShare { of: self.part(), max: self.ratio() }),
            4 => RuleKind::FactorBand(FactorBand { band: self.ratio(), weights: self.weights() }),
            5 => RuleKind::NoRegression(NoRegression { ratio: self.ratio() }),
            6 => RuleKind::Reserve(Reserve { amount: self.money() }),
            _ => RuleKind::Forbid(Forbid { levels: self.levels() }),
        }
    }

    fn rule(&mut self) -> Rule {
        Rule {
            id: self.id(),
            name: self.text(),
            on: self.flip(),
            strength: self.strength(),
            cite: self.blank_or_words(),
            uses: self.scope(),
            counties: self.scope(),
            kind: self.kind(),
        }
    }

    fn tier(&mut self) -> Tier {
        Tier {
            direction: self.one_of(&[Direction::Maximise, Direction::Minimise]),
            goal: self.one_of(&Goal::ALL),
            slack: self.ratio(),
        }
    }
    fn step(&mut self) -> Step {
        Step {
            kind: self.one_of(&StepKind::ALL),
            scenario: self.maybe(Self::id),
            hidden: self.flip(),
            sentence: self.text(),
            note: self.text(),
        }
    }
}
