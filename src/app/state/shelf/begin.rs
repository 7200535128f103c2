//! New plans.

use std::str::FromStr;
use std::sync::Arc;

use super::queue::Job;
use super::{Happening, Keeper};
use crate::app::platform::{address, chance};
use crate::app::route::Page;
use crate::app::state::work::Act;
use crate::i18n::{Key, Lang};
use crate::money::Ratio;
use crate::plan::{County, CountyClass, Direction, Goal, Id, Measure, Origin, Plan, Text, Tier, Use};

impl Keeper {
    /// Opens this plan under a key of its own, and shows it.
    pub fn begin(&self, plan: Plan) {
        self.tell(Happening::Note(None));
        let (key, plan) = (chance::key(), Arc::new(plan));
        // Of two that are opened at once the page never sees the first; it is among the stored ones all the same.
        self.save_soon(key.clone(), Job { plan: plan.clone(), revision: 0 });
        self.act(Act::Open { key, plan, is_saved: false });
        address::go(&Page::Overview.href());
    }

    /// Opens an empty plan.
    pub fn begin_empty(&self) {
        self.tell(Happening::Intake(None));
        self.begin(empty(chance::year()));
    }
}

/// What money is for, as most plans have it.
const USES: [(&str, Key); 3] = [
    ("industry", Key::EmptyPlanUseIndustry),
    ("infrastructure", Key::EmptyPlanUseInfrastructure),
    ("social", Key::EmptyPlanUseSocial),
];
/// What the factor method commonly weighs: where a county has them, the table of counties has columns for them.
const FACTORS: [&str; 4] = ["target_population", "income_gap", "fiscal_gap", "key_villages"];

/// A plan with as little in it as one can begin with: a place, what money is for, what counts, and a goal.
fn empty(year: u16) -> Plan {
    let text =
        |key: Key| Text { zh: Some(key.text(Lang::Zh).to_owned()), en: Some(key.text(Lang::En).to_owned()) };
    let mut plan = Plan { title: text(Key::EmptyPlanTitle), year: Some(year), ..Plan::default() };
    let named = |(id, key): (&str, Key)| Some(Arc::new(Use { id: Id::from_str(id).ok()?, name: text(key) }));
    plan.uses = Arc::new(USES.into_iter().filter_map(named).collect());
    if let Ok(id) = Id::from_str("people") {
        let (name, unit) = (text(Key::EmptyPlanMeasure), text(Key::EmptyPlanUnit));
        plan.measures = Arc::new(vec![Arc::new(Measure { id, name, unit, weight: Ratio::ONE })]);
    }
    if let Ok(id) = Id::from_str("county-1") {
        plan.counties = Arc::new(vec![Arc::new(county(id, text(Key::EmptyPlanCounty)))]);
    }
    let benefit = Tier { direction: Direction::Maximise, goal: Goal::Benefit, slack: Ratio::ZERO };
    plan.objective = Arc::new(vec![benefit]);
    plan
}

fn county(id: Id, name: Text) -> County {
    County {
        id,
        name,
        code: None,
        class: CountyClass::Other,
        population: 0,
        last_year: None,
        performance: Ratio::ONE,
        factors: FACTORS.map(|factor| (factor.to_owned(), Ratio::ZERO)).into(),
        origin: Origin::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::empty;
    use crate::diagnostic::Diagnostic;
    use crate::document::json;
    use crate::plan::check;

    #[test]
    fn an_empty_plan_can_be_worked_on_at_once() {
        let plan = empty(2026);
        assert_eq!((plan.counties.len(), plan.uses.len(), plan.measures.len()), (1, 3, 1));
        let errors: Vec<Diagnostic> = check(&plan).into_iter().filter(Diagnostic::is_error).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(json::read(json::write(&plan).as_bytes()).plan, Some(plan));
    }
}
