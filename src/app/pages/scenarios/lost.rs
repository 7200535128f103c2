//! What of a scenario does not apply any more.

use yew::prelude::*;

use super::acts;
use super::cast::Tried;
use super::list::List;
use crate::app::state::work::Act;
use crate::i18n::{Key, describe};
use crate::plan::Problem;
use crate::plan::edit::ScenarioField;

impl List<'_> {
    /// What of it does not apply any more, each with its reason and a button that takes it out.
    pub(super) fn broken(&self, tried: &Tried) -> Html {
        if tried.problems.is_empty() {
            return Html::default();
        }
        let lang = self.lang;
        let count = tried.problems.len().to_string();
        html! {
            <div class="scn-broken">
                <p class="scn-broken-title">
                    <span aria-hidden="true">{ "⚠ " }</span>{ Key::ScenariosLost.with(lang, &[("count", &count)]) }
                </p>
                <p class="panel-note">{ Key::ScenariosLostNote.text(lang) }</p>
                <ul class="scn-broken-list">{ for tried.problems.iter().map(|problem| self.problem(tried, problem)) }</ul>
            </div>
        }
    }

    fn problem(&self, tried: &Tried, problem: &Problem) -> Html {
        let (lang, plan) = (self.lang, self.open.plan());
        let owner = plan.scenarios.iter().find(|scenario| scenario.id == problem.scenario);
        let change = owner.zip(problem.change).and_then(|(owner, at)| owner.changes.get(at));
        let what = match change {
            Some(change) => change.label(plan).say(lang),
            None => Key::ScenariosLostBase.text(lang).to_owned(),
        };
        let told = describe(&problem.reason, lang);
        let is_own = problem.scenario == tried.scenario.id;
        let drop = owner.filter(|_| is_own).map(|owner| {
            let act = match change {
                Some(gone) => acts::replaced(owner, gone.clone(), None),
                None => Act::Make(vec![acts::set(owner, ScenarioField::Base(None))]),
            };
            self.button(Key::ScenariosDrop, &what, act)
        });
        html! { <li><strong>{ &what }</strong>{ " — " }{ told.what }{ drop }</li> }
    }
}
