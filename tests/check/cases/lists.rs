//! Ids, names and lists.

use std::sync::Arc;

use fundpool::diagnostic::Code;
use fundpool::plan::edit::{Change, RowChange};
use fundpool::plan::{Plan, Scenario, Scope, Step, StepKind, Text};

use super::{Case, case, county, project, rule, stream};
use crate::sample_plan::{id, row_mut, table, uses};

pub fn cases() -> Vec<Case> {
    vec![
        case(Code::DuplicateId, "two streams have the same id", |plan| {
            stream(plan, "city-budget").id = id("central-roads");
        }),
        case(Code::DuplicateId, "three projects have the same id", |plan| {
            project(plan, "rj-veg").id = id("yd-veg");
            project(plan, "rj-road").id = id("yd-veg");
        }),
        case(Code::UnknownId, "a project lies in a county that the plan does not list", |plan| {
            project(plan, "yd-veg").county = id("longnan");
        }),
        case(Code::UnknownId, "a pool names a use that the plan does not list", |plan| {
            Arc::make_mut(&mut plan.pool).uses = uses(&["industry", "infrastructure", "health"]);
        }),
        case(Code::MisspeltId, "slips of the pen in ids of all kinds", misspell),
        case(Code::ListedTwice, "a stream's reach names a county twice", |plan| {
            stream(plan, "yudu-own").reach = Scope::Listed(vec![id("yudu"), id("yudu")]);
        }),
        case(Code::EmptyScope, "an earmark lists no county", |plan| {
            stream(plan, "city-budget").earmark.counties = Scope::Listed(Vec::new());
        }),
        case(Code::EmptyScope, "two streams reach no county, but one may fill a risk buffer", |plan| {
            stream(plan, "city-budget").reach = Scope::Listed(Vec::new());
            stream(plan, "procurement").reach = Scope::Listed(Vec::new());
        }),
        case(Code::NothingListed, "a new plan", |plan| {
            *plan = Plan { title: plan.title.clone(), objective: plan.objective.clone(), ..Plan::default() };
        }),
        case(Code::BlankName, "a county without a name, and one whose name is white space", |plan| {
            county(plan, "yudu").name = Text::default();
            county(plan, "ruijin").name = Text { zh: Some("\u{3000} ".to_owned()), en: None };
        }),
        case(
            Code::HiddenCharacter,
            "a name that is read backwards, and one with a zero-width space",
            |plan| {
                project(plan, "yd-veg").name.zh = Some("大棚\u{202e}gpj.exe".to_owned());
                project(plan, "yd-road").village = "梓山\u{200b}镇".to_owned();
            },
        ),
        case(Code::CountyCodeForm, "a division code with a letter, and one that is too long", |plan| {
            county(plan, "yudu").code = Some("36073l".to_owned());
            county(plan, "ruijin").code = Some("360781000".to_owned());
        }),
        case(Code::ScenarioCircle, "two scenarios stand on each other, and one on itself", |plan| {
            let scenarios = [("dry", Some("wet")), ("wet", Some("dry")), ("mad", Some("mad"))];
            plan.scenarios = table(scenarios.map(|(row, base)| scenario(row, base)).into());
        }),
        case(Code::ScenarioChangeLost, "a scenario takes away a stream that is no longer there", |plan| {
            let gone = Change::Stream(RowChange::Remove { id: id("provincial-bonus") });
            plan.scenarios = table(vec![Scenario { changes: vec![gone], ..scenario("dry", None) }]);
        }),
        case(Code::StepWithoutScenario, "a step of a scenario that is gone, and one of none", |plan| {
            let step = |scenario: Option<&str>| Step {
                kind: StepKind::Scenario,
                scenario: scenario.map(id),
                hidden: false,
                sentence: Text::default(),
                note: Text::default(),
            };
            plan.steps = Arc::new(vec![step(Some("gone")), step(None)]);
        }),
    ]
}

fn misspell(plan: &mut Plan) {
    project(plan, "yd-veg").county = id("yuud");
    project(plan, "yd-road").use_id = id("infrastructure.road");
    project(plan, "rj-veg").benefits = [(id("peeple"), crate::sample_plan::ratio("1"))].into();
    project(plan, "dy-veg").requires = vec![id("dy-roda")];
    row_mut(&mut plan.credit, 0).uses = uses(&["indutry"]);
    rule(plan, "negative-list").counties = Scope::Listed(vec![id("dayuu")]);
    plan.scenarios = table(vec![scenario("dry", None), scenario("very-dry", Some("dri"))]);
}

fn scenario(row: &str, base: Option<&str>) -> Scenario {
    Scenario {
        id: id(row),
        name: Text { zh: Some(row.to_owned()), en: None },
        note: Text::default(),
        base: base.map(id),
        changes: Vec::new(),
    }
}
