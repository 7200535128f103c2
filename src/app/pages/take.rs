//! Taking an edit that an explanation offers: told in words by what would differ, made as one step back.

use std::sync::Arc;

use yew::prelude::*;

use crate::app::state::answers::Answer;
use crate::app::state::work::{Act, Open};
use crate::i18n::{Key, Lang, Phrase};
use crate::plan::Plan;
use crate::plan::diff::{Difference, RowDifference, diff};
use crate::plan::rule::sentence;
use crate::protocol::Edit;

/// How many differences of an edit are told.
const MOST: usize = 4;

/// What is needed to take an edit.
pub struct Take {
    /// The plan that edits were made for.
    pub plan: Arc<Plan>,
    act: Callback<Act>,
    is_current: bool,
    /// The language.
    pub lang: Lang,
}

impl Take {
    /// For edits of the plan that was answered. Once that is changed, another answer is on its way, and they are not offered any more.
    pub fn of(answer: &Answer, open: Option<&Open>, act: Callback<Act>, lang: Lang) -> Self {
        let is_current = open.is_some_and(|open| Arc::ptr_eq(open.plan(), &answer.plan));
        Self { plan: answer.plan.clone(), act, is_current, lang }
    }

    /// A button that makes the edit; `about` tells those who do not see what stands around it.
    pub fn button(&self, edit: &Edit, label: Phrase, says: &str, about: &str, class: &'static str) -> Html {
        let (plan, edit, act) = (self.plan.clone(), edit.clone(), self.act.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(plan) = edit.apply(&plan) {
                act.emit(Act::Replace(Arc::new(plan), label.clone()));
            }
        });
        html! {
            <button {class} type="button" {onclick} disabled={!self.is_current}>
                { says }<span class="sr-only">{ " " }{ about }</span>
            </button>
        }
    }

    /// What the edit changes, each a line.
    pub fn becomes(&self, edit: &Edit) -> Html {
        let Some(after) = edit.apply(&self.plan) else { return Html::default() };
        let differences = diff(&self.plan, &after);
        let more = differences.len().saturating_sub(MOST);
        let told = differences.iter().take(MOST).map(|one| self.say(one, &after));
        html! {
            <ul class="concession-list">
                { for told.map(|words| html! { <li class="concession-change">{ words }</li> }) }
                if more > 0 {
                    <li>{ Key::InfeasibleMore.with(self.lang, &[("count", &more.to_string())]) }</li>
                }
            </ul>
        }
    }

    /// A difference; of a rule that is new what it demands, as that is what a rule with an exception is split into.
    fn say(&self, difference: &Difference, after: &Plan) -> String {
        match difference {
            Difference::Rule(RowDifference::Added { row, .. }) => sentence(after, row).say(self.lang),
            other => other.phrase(&self.plan, after).say(self.lang),
        }
    }
}
