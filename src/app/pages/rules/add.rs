//! Adding a rule: every kind with the sentence it begins with.

use std::sync::Arc;

use yew::prelude::*;

use super::kinds::fresh;
use crate::app::components::Unfold;
use crate::app::state::work::Act;
use crate::i18n::{Key, Lang};
use crate::plan::edit::RowChange;
use crate::plan::rule::{Rule, sentence};
use crate::plan::{Plan, Term};

/// The menu of kinds, folded.
pub fn draw(plan: &Arc<Plan>, act: &Callback<Act>, lang: Lang) -> Html {
    let (plan, act) = (plan.clone(), act.clone());
    let body = Callback::from(move |()| {
        let kind = |rule: Rule| one(&plan, rule, &act, lang);
        html! {
            <>
            <p class="panel-note">{ Key::RulesAddNote.text(lang) }</p>
            <ul class="kinds">{ for fresh(&plan).into_iter().map(kind) }</ul>
            </>
        }
    });
    html! {
        <section class="panel" aria-label={Key::RulesAdd.text(lang)}>
            <Unfold label={Key::RulesAdd.text(lang)} about="" {body} />
        </section>
    }
}

fn one(plan: &Plan, rule: Rule, act: &Callback<Act>, lang: Lang) -> Html {
    let name = rule.kind.term().text(lang);
    let says = sentence(plan, &rule).say(lang);
    let row = Arc::new(rule);
    let onclick = act.reform(move |_: MouseEvent| {
        Act::Make(vec![RowChange::Add { row: row.clone(), before: None }.into()])
    });
    html! {
        <li class="kind" key={name}>
            <div>
                <p class="kind-name">{ name }</p>
                <p class="kind-says">{ says }</p>
            </div>
            <button class="button" type="button" {onclick} aria-label={Key::RulesAddOne.with(lang, &[("kind", name)])}>
                { Key::RulesAddButton.text(lang) }
            </button>
        </li>
    }
}
