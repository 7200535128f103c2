//! A row for every list of the sample plan of which no field is as in the sample, so that a field nobody looks at is noticed.

use std::collections::BTreeMap;
use std::sync::Arc;

use fundpool::plan::edit::{Change, PlanField, RowChange};
use fundpool::plan::rule::{
    CountyRange, FactorBand, Forbid, Match, MatchScope, MaxShare, NoRegression, Part, Reserve, Rule,
    RuleKind, Strength, UseShare,
};
use fundpool::plan::{
    Breakpoint, Channel, County, CountyClass, Credit, Direction, Earmark, Funding, Goal, Level, Measure,
    Origin, Plan, Pool, Project, Quantum, Scenario, Scope, Step, StepKind, Stream, Use,
};

use crate::sample_plan::{id, ratio, rule_row, sample_plan, table, text, tier, uses, yuan};

/// The sample plan with two scenarios and a second measure.
pub fn plan() -> Plan {
    let measure = Measure {
        id: id("jobs"),
        name: text("就业", "Jobs"),
        unit: text("人", "people"),
        weight: ratio("2"),
    };
    let sample = sample_plan();
    Plan {
        measures: table(vec![Measure::clone(&sample.measures[0]), measure]),
        scenarios: table(vec![scenario("shock", None), scenario("worse", Some("shock"))]),
        ..sample
    }
}

fn scenario(name: &str, base: Option<&str>) -> Scenario {
    Scenario {
        id: id(name),
        name: text(name, name),
        note: text("说明", "note"),
        base: base.map(id),
        changes: vec![Change::Project(RowChange::Remove { id: id("yd-veg") })],
    }
}

/// Rows with the ids `new` (rules: one of each kind, `new-1` …) that differ from the sample's in every field.
pub fn altered() -> Plan {
    Plan {
        title: text("另一方案", "Another"),
        note: text("附注", "A note"),
        year: Some(2021),
        quantum: Quantum::TenThousand,
        uses: table(vec![Use { id: id("new"), name: text("新用途", "New use") }]),
        measures: table(vec![Measure {
            id: id("new"),
            name: text("新指标", "New measure"),
            unit: text("亩", "mu"),
            weight: ratio("0.25"),
        }]),
        counties: table(vec![county()]),
        streams: table(vec![stream()]),
        pool: Arc::new(Pool { uses: uses(&["industry.vegetables"]), counties: uses(&["yudu"]) }),
        credit: table(vec![credit()]),
        projects: table(vec![project()]),
        rules: table(rules()),
        objective: Arc::new(vec![tier(Direction::Maximise, Goal::LeastCoverage)]),
        scenarios: table(vec![Scenario {
            id: id("new"),
            name: text("新方案", "New scenario"),
            note: text("新说明", "new note"),
            base: Some(id("worse")),
            changes: vec![Change::Plan(PlanField::Year(None))],
        }]),
        steps: std::sync::Arc::new(vec![Step {
            kind: StepKind::Scenario,
            scenario: Some(id("new")),
            hidden: true,
            sentence: text("请看", "Look"),
            note: text("备注", "A reminder"),
        }]),
    }
}

fn origin() -> Origin {
    Origin { source: text("出处", "Somewhere"), illustrative: true }
}

fn county() -> County {
    County {
        id: id("new"),
        name: text("新县", "New county"),
        code: Some("360799".to_owned()),
        class: CountyClass::Other,
        population: 1_234,
        last_year: None,
        performance: ratio("1.05"),
        factors: BTreeMap::from([
            ("income_gap".to_owned(), ratio("99")),
            ("fiscal_gap".to_owned(), ratio("7")),
            ("target_population".to_owned(), ratio("1")),
        ]),
        origin: origin(),
    }
}

fn stream() -> Stream {
    Stream {
        id: id("new"),
        name: text("新资金", "New stream"),
        channel: Channel::Sector,
        level: Level::County,
        document: "财建〔2020〕1号".to_owned(),
        period: "2020".to_owned(),
        amount: yuan(77),
        low: Some(yuan(70)),
        high: Some(yuan(80)),
        poolable: ratio("0.5"),
        must_spend: yuan(7),
        earmark: Earmark { uses: uses(&["industry.vegetables"]), counties: uses(&["dayu"]) },
        reach: uses(&["dayu", "ruijin"]),
        origin: origin(),
    }
}

fn credit() -> Credit {
    Credit {
        id: id("new"),
        name: text("新信贷", "New credit"),
        leverage: ratio("7.83"),
        buffer_max: yuan(5),
        uses: Scope::All,
        counties: uses(&["yudu"]),
        origin: origin(),
    }
}

fn project() -> Project {
    Project {
        id: id("new"),
        name: text("新项目", "New project"),
        county: id("dayu"),
        village: "梓山镇".to_owned(),
        use_id: id("industry"),
        cost: yuan(33),
        funding: Funding::AtLeast,
        min: yuan(3),
        must: true,
        ready: false,
        lock: Some(yuan(30)),
        credit_share_max: ratio("0.25"),
        benefits: BTreeMap::from([(id("people"), ratio("1")), (id("jobs"), ratio("2"))]),
        curve: vec![Breakpoint { funded: ratio("0.25"), benefit: ratio("0.5") }],
        requires: vec![id("yd-road"), id("rj-veg")],
        excludes: vec![id("rj-road")],
        responsible: "农业农村局".to_owned(),
        target: "3200 人".to_owned(),
        schedule: "三月开工".to_owned(),
        origin: origin(),
    }
}

fn rules() -> Vec<Rule> {
    let kinds = vec![
        RuleKind::UseShare(UseShare { min: Some(ratio("0.1")), max: Some(ratio("0.9")), each_county: false }),
        RuleKind::CountyRange(CountyRange { min: None, max: Some(yuan(9)), per_head: false }),
        RuleKind::Match(Match {
            own_levels: vec![Level::County],
            upper_levels: vec![Level::Central],
            ratio: ratio("0.2"),
            scope: MatchScope::EachProject,
        }),
        RuleKind::MaxShare(MaxShare { of: Part::Village, max: ratio("0.2") }),
        RuleKind::FactorBand(FactorBand {
            band: ratio("0.5"),
            weights: BTreeMap::from([
                ("income_gap".to_owned(), ratio("0.5")),
                ("fiscal_gap".to_owned(), ratio("0.5")),
            ]),
        }),
        RuleKind::NoRegression(NoRegression { ratio: ratio("0.9") }),
        RuleKind::Reserve(Reserve { amount: yuan(5) }),
        RuleKind::Forbid(Forbid { levels: vec![Level::Central, Level::County] }),
    ];
    let row = |(number, kind)| Rule {
        name: text("新规则", "New rule"),
        on: false,
        cite: "另一文件".to_owned(),
        uses: uses(&["industry.vegetables"]),
        counties: uses(&["ruijin"]),
        ..rule_row(&format!("new-{number}"), Strength::Legal, kind)
    };
    (1..).zip(kinds).map(row).collect()
}
