//! A small plan with one of everything, of which nothing can be complained; and short ways to spoil it.

use std::collections::BTreeMap;
use std::sync::Arc;

use fundpool::money::{Money, Ratio};
use fundpool::plan::rule::{
    CountyRange, FactorBand, Forbid, Match, MatchScope, MaxShare, NoRegression, Part, Reserve, Rule,
    RuleKind, Strength, UseShare,
};
use fundpool::plan::{
    Breakpoint, Channel, County, CountyClass, Credit, Direction, Earmark, Funding, Goal, Id, Level, Measure,
    Origin, Plan, Pool, Project, Quantum, Scope, Stream, Table, Text, Tier, Use,
};

/// Two key counties and another, five streams, six projects, a credit facility and a rule of every kind.
pub fn sample_plan() -> Plan {
    Plan {
        title: text("示例方案", "Sample plan"),
        note: Text::default(),
        year: Some(2020),
        quantum: Quantum::Fen,
        uses: table(vec![
            use_row("industry", "产业", "Industry"),
            use_row("industry.vegetables", "蔬菜", "Vegetables"),
            use_row("infrastructure.roads", "农村公路", "Rural roads"),
        ]),
        measures: table(vec![Measure {
            id: id("people"),
            name: text("受益人口", "People served"),
            unit: text("人", "people"),
            weight: Ratio::ONE,
        }]),
        counties: table(vec![
            county("yudu", "于都县", "Yudu", 880_000),
            county("ruijin", "瑞金市", "Ruijin", 610_000),
            county("dayu", "大余县", "Dayu", 270_000),
        ]),
        streams: table(streams()),
        pool: Arc::new(Pool { uses: uses(&["industry", "infrastructure"]), counties: Scope::All }),
        credit: table(vec![Credit {
            id: id("industry-credit"),
            name: text("产业信贷通", "Industry credit"),
            leverage: ratio("8"),
            buffer_max: yuan(1_000_000),
            uses: uses(&["industry"]),
            counties: Scope::All,
            origin: Origin::default(),
        }]),
        projects: table(projects()),
        rules: table(rules()),
        objective: Arc::new(vec![
            tier(Direction::Maximise, Goal::Benefit),
            tier(Direction::Minimise, Goal::Pooled),
        ]),
        ..Plan::default()
    }
}

fn streams() -> Vec<Stream> {
    let central = Stream {
        earmark: Earmark { uses: uses(&["infrastructure"]), counties: Scope::All },
        ..stream("central-roads", "中央农村公路资金", Level::Central, 30_000_000)
    };
    let provincial = Stream {
        earmark: Earmark { uses: uses(&["industry"]), counties: Scope::All },
        ..stream("provincial-industry", "省级产业资金", Level::Provincial, 20_000_000)
    };
    let county_own = Stream {
        channel: Channel::Local,
        reach: Scope::Listed(vec![id("yudu")]),
        ..stream("yudu-own", "于都县本级资金", Level::County, 5_000_000)
    };
    let municipal = Stream {
        channel: Channel::Local,
        must_spend: yuan(1_000_000),
        ..stream("city-budget", "市本级预算", Level::Municipal, 10_000_000)
    };
    let procurement = Stream {
        channel: Channel::Procurement,
        poolable: Ratio::ZERO,
        ..stream("procurement", "消费扶贫采购", Level::Municipal, 1_687_080)
    };
    vec![central, provincial, municipal, county_own, procurement]
}

fn projects() -> Vec<Project> {
    vec![
        Project {
            curve: vec![Breakpoint { funded: ratio("0.5"), benefit: ratio("0.7") }],
            credit_share_max: ratio("0.5"),
            ..project_row("yd-veg", "富硒蔬菜大棚", "yudu", "industry.vegetables", 12_000_000)
        },
        Project {
            funding: Funding::Whole,
            ..project_row("yd-road", "梓山镇村道", "yudu", "infrastructure.roads", 8_000_000)
        },
        Project {
            funding: Funding::AtLeast,
            min: yuan(2_000_000),
            ..project_row("rj-veg", "蔬菜基地", "ruijin", "industry.vegetables", 9_000_000)
        },
        Project {
            must: true,
            min: yuan(1_000_000),
            ..project_row("rj-road", "叶坪乡公路", "ruijin", "infrastructure.roads", 6_000_000)
        },
        Project {
            requires: vec![id("dy-road")],
            ..project_row("dy-veg", "大余菜园", "dayu", "industry.vegetables", 4_000_000)
        },
        Project {
            funding: Funding::Whole,
            excludes: vec![id("yd-road")],
            ..project_row("dy-road", "池江镇公路", "dayu", "infrastructure.roads", 7_000_000)
        },
    ]
}

fn rules() -> Vec<Rule> {
    let use_share = UseShare { min: Some(ratio("0.3")), max: None, each_county: true };
    let county_range = CountyRange { min: Some(yuan(2)), max: Some(yuan(100)), per_head: true };
    let own_share = Match {
        own_levels: vec![Level::Municipal, Level::County],
        upper_levels: vec![Level::Central, Level::Provincial],
        ratio: ratio("0.1"),
        scope: MatchScope::Total,
    };
    let weights = [("target_population", "0.6"), ("income_gap", "0.4")];
    let band = FactorBand {
        band: ratio("0.3"),
        weights: weights.map(|(factor, weight)| (factor.to_owned(), ratio(weight))).into(),
    };
    vec![
        Rule {
            uses: uses(&["industry"]),
            ..rule_row("industry-share", Strength::Policy, RuleKind::UseShare(use_share))
        },
        rule_row("per-head", Strength::Policy, RuleKind::CountyRange(county_range)),
        rule_row("local-match", Strength::Legal, RuleKind::Match(own_share)),
        rule_row(
            "no-favourite",
            Strength::Preference,
            RuleKind::MaxShare(MaxShare { of: Part::County, max: ratio("0.6") }),
        ),
        rule_row("factor-method", Strength::Policy, RuleKind::FactorBand(band)),
        rule_row(
            "not-below-last-year",
            Strength::Policy,
            RuleKind::NoRegression(NoRegression { ratio: ratio("0.8") }),
        ),
        rule_row("kept-back", Strength::Preference, RuleKind::Reserve(Reserve { amount: yuan(1_000_000) })),
        Rule {
            uses: uses(&["infrastructure"]),
            counties: Scope::Listed(vec![id("dayu")]),
            ..rule_row(
                "negative-list",
                Strength::Legal,
                RuleKind::Forbid(Forbid { levels: vec![Level::Municipal] }),
            )
        },
    ]
}

/// A project that is ready, divisible and brings something.
pub fn project_row(row: &str, name: &str, county: &str, use_id: &str, cost: i64) -> Project {
    Project {
        id: id(row),
        name: Text { zh: Some(name.to_owned()), en: None },
        county: id(county),
        village: String::new(),
        use_id: id(use_id),
        cost: yuan(cost),
        funding: Funding::Divisible,
        min: Money::ZERO,
        must: false,
        ready: true,
        lock: None,
        credit_share_max: Ratio::ZERO,
        benefits: BTreeMap::from([(id("people"), ratio("3200"))]),
        curve: Vec::new(),
        requires: Vec::new(),
        excludes: Vec::new(),
        responsible: String::new(),
        target: String::new(),
        schedule: String::new(),
        origin: Origin::default(),
    }
}

/// A stream from above that may pay for anything by itself and be pooled in part.
pub fn stream(row: &str, name: &str, level: Level, amount: i64) -> Stream {
    Stream {
        id: id(row),
        name: Text { zh: Some(name.to_owned()), en: None },
        channel: Channel::Superior,
        level,
        document: String::new(),
        period: String::new(),
        amount: yuan(amount),
        low: None,
        high: None,
        poolable: ratio("0.6"),
        must_spend: Money::ZERO,
        earmark: Earmark::default(),
        reach: Scope::All,
        origin: Origin::default(),
    }
}

/// A rule in force over everything.
pub fn rule_row(row: &str, strength: Strength, kind: RuleKind) -> Rule {
    Rule {
        id: id(row),
        name: Text::default(),
        on: true,
        strength,
        cite: "示例文件第 1 条".to_owned(),
        uses: Scope::All,
        counties: Scope::All,
        kind,
    }
}

fn county(row: &str, zh: &str, en: &str, population: u64) -> County {
    County {
        id: id(row),
        name: text(zh, en),
        code: None,
        class: CountyClass::Key,
        population,
        last_year: Some(yuan(5_000_000)),
        performance: Ratio::ONE,
        factors: BTreeMap::from([
            ("target_population".to_owned(), ratio("61000")),
            ("income_gap".to_owned(), ratio("2100")),
        ]),
        origin: Origin::default(),
    }
}

fn use_row(row: &str, zh: &str, en: &str) -> Use {
    Use { id: id(row), name: text(zh, en) }
}

/// A goal that gives nothing up.
pub fn tier(direction: Direction, goal: Goal) -> Tier {
    Tier { direction, goal, slack: Ratio::ZERO }
}

/// A scope of uses.
pub fn uses(ids: &[&str]) -> Scope {
    Scope::Listed(ids.iter().map(|text| id(text)).collect())
}

/// An id.
pub fn id(text: &str) -> Id {
    text.parse().unwrap()
}

/// A share, multiple or quantity.
pub fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

/// An amount in whole yuan.
pub fn yuan(yuan: i64) -> Money {
    Money::from_fen(yuan.checked_mul(100).unwrap())
}

/// A name in both languages.
pub fn text(zh: &str, en: &str) -> Text {
    Text { zh: Some(zh.to_owned()), en: Some(en.to_owned()) }
}

/// A list of a plan.
pub fn table<T>(rows: Vec<T>) -> Table<T> {
    Arc::new(rows.into_iter().map(Arc::new).collect())
}

/// A row of a list, to be changed.
pub fn row_mut<T: Clone>(table: &mut Table<T>, position: usize) -> &mut T {
    Arc::make_mut(&mut Arc::make_mut(table)[position])
}
