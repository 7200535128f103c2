//! The demo asked in many searches: frontiers, draws, scenarios, each beside one solve from nothing.

use std::ops::ControlFlow;

use fundpool::document::json;
use fundpool::frontier::{Against, frontier};
use fundpool::pipeline::{Outcome, Series, run};
use fundpool::plan::{Plan, apply_scenario};
use fundpool::rows::Bound;
use fundpool::uncertain::draws;

use crate::figure::Figure;
use crate::host;
use crate::subject::Subject;

/// Many searches about one plan.
pub struct Questions;

/// The rule whose number is turned.
const RULE: &str = "industry-share";
/// Points of a frontier.
const POINTS: usize = 40;
/// Draws of uncertain inflows.
const DRAWS: usize = 1_000;
/// Plans that are solved one after the other, scenarios by turns.
const SOLVES: usize = 8;

impl Subject for Questions {
    fn name(&self) -> &'static str {
        "questions"
    }

    fn cases(&self) -> Vec<&'static str> {
        vec!["the demo"]
    }

    fn input(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(include_bytes!("../examples/ganzhou-2020.json").to_vec())
    }

    fn run(&self, input: &[u8]) -> Result<Vec<Figure>, String> {
        let plan = json::read(input).plan.ok_or("the plan is not read")?;
        let rule = plan.rules.iter().position(|rule| rule.id.as_str() == RULE).ok_or("the rule is gone")?;
        let start = host::seconds();
        solved(&plan)?;
        let once = host::seconds() - start;
        let mut figures = vec![Figure::since("one verified answer from nothing", start)];
        let mut measure = |what, ratio, ask: &dyn Fn() -> Result<(), String>| {
            let start = host::seconds();
            ask()?;
            figures.push(Figure::since(what, start));
            figures.push(Figure::once(ratio, "x", (host::seconds() - start) / once));
            Ok::<(), String>(())
        };
        measure("40 points, coverage", "… in solves from nothing", &|| drawn(&plan, Against::Coverage))?;
        measure("40 points, pooled", "… in solves from nothing", &|| drawn(&plan, Against::Pooled))?;
        measure("40 points, a rule", "… in solves from nothing", &|| {
            drawn(&plan, Against::Rule(rule, Bound::Min))
        })?;
        measure("1,000 draws", "… in solves from nothing", &|| all_drawn(&plan))?;
        measure("eight scenarios", "… in solves from nothing", &|| scenarios(&plan))?;
        Ok(figures)
    }
}

fn on(_: Series) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn solved(plan: &Plan) -> Result<(), String> {
    match run(plan, &|_| ControlFlow::Continue(())) {
        Outcome::Allocated(_) => Ok(()),
        other => Err(format!("the plan is not allocated: {other:?}")),
    }
}

fn drawn(plan: &Plan, against: Against) -> Result<(), String> {
    let frontier = frontier(plan, against, POINTS, &on).map_err(|why| why.to_string())?;
    let missing = frontier.points.iter().filter(|point| point.found.is_err()).count();
    if missing == 0 { Ok(()) } else { Err(format!("{missing} points have no allocation")) }
}

fn all_drawn(plan: &Plan) -> Result<(), String> {
    let draws = draws(plan, DRAWS, 1, &on).map_err(|why| why.to_string())?;
    if draws.kept == DRAWS { Ok(()) } else { Err(format!("{} draws have no allocation", DRAWS - draws.kept)) }
}

fn scenarios(plan: &Plan) -> Result<(), String> {
    let plans = plan.scenarios.iter().map(|scenario| apply_scenario(plan, scenario).0);
    let plans: Vec<Plan> = plans.collect();
    plans.iter().cycle().take(SOLVES).try_for_each(solved)
}
