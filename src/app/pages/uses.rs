//! What money is for: the uses of the plan, and a field for another one.

use std::sync::Arc;

use yew::prelude::*;

use super::figures::name_of;
use crate::app::components::Unfold;
use crate::app::platform::{field, page, sheet};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{Act, use_act, use_open};
use crate::i18n::{Key, Lang};
use crate::plan::edit::RowChange;
use crate::plan::{Id, Plan, Text, Use};

/// The panel, folded.
#[component(Uses)]
pub fn uses() -> Html {
    let lang = use_lang();
    let body = Callback::from(|()| html! { <Body /> });
    html! {
        <section class="page panel uses" aria-label={Key::UsesTitle.text(lang)}>
            <Unfold label={Key::UsesTitle.text(lang)} about="" {body} />
        </section>
    }
}

#[component(Body)]
fn body() -> Html {
    let (lang, act, open) = (use_lang(), use_act(), use_open());
    let (input, within) = (use_node_ref(), use_state_eq(String::new));
    let Some(open) = open else { return Html::default() };
    let plan = open.plan().clone();
    let chosen = plan.uses.iter().find(|one| one.id.as_str() == *within).map(|one| one.id.clone());
    let onsubmit = {
        let (plan, input, chosen) = (plan.clone(), input.clone(), chosen.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = page::value(&input).unwrap_or_default();
            if !words.trim().is_empty() {
                act.emit(Act::Make(vec![another(&plan, chosen.as_ref(), words.trim(), lang).into()]));
                sheet::set_text(&input, "");
            }
        })
    };
    let onchange = {
        let setter = within.setter();
        Callback::from(move |event: Event| setter.set(field::text(&event)))
    };
    let option = |one: &Arc<Use>| {
        let selected = chosen.as_ref() == Some(&one.id);
        html! { <option value={one.id.to_string()} {selected}>{ name_of(&one.name, &one.id, lang) }</option> }
    };
    html! {
        <>
        <p class="panel-note">{ Key::UsesNote.text(lang) }</p>
        <ul class="uses-list">{ for plan.uses.iter().map(|one| html! { <li>{ path(&plan, one, lang) }</li> }) }</ul>
        <form class="settings-row" {onsubmit}>
            <label class="settings-field">
                <span class="settings-label">{ Key::UsesName.text(lang) }</span>
                <input class="input" type="text" ref={input} maxlength="80" autocomplete="off" spellcheck="false" />
            </label>
            <label class="settings-field">
                <span class="settings-label">{ Key::UsesWithin.text(lang) }</span>
                <select class="input" {onchange}>
                    <option value="" selected={chosen.is_none()}>{ Key::UsesTop.text(lang) }</option>
                    { for plan.uses.iter().map(option) }
                </select>
            </label>
            <button class="button" type="submit">{ Key::UsesAdd.text(lang) }</button>
        </form>
        </>
    }
}

/// The change that adds a use, behind all others within the same one.
fn another(plan: &Plan, within: Option<&Id>, words: &str, lang: Lang) -> RowChange<Use> {
    let stem = within.map_or_else(|| "use".to_owned(), |within| format!("{within}.use"));
    let id = Id::unused(&stem, plan.uses.iter().map(|one| &one.id));
    let name = Text::default().reworded(words, lang);
    let last = within.and_then(|within| plan.uses.iter().rposition(|one| within.covers(&one.id)));
    let before = last.and_then(|last| plan.uses.get(last.saturating_add(1))).map(|next| next.id.clone());
    RowChange::Add { row: Arc::new(Use { id, name }), before }
}

/// The name of a use behind those that it lies within.
fn path(plan: &Plan, one: &Use, lang: Lang) -> String {
    let above = plan.uses.iter().filter(|above| above.id.covers(&one.id));
    let names: Vec<String> = above.map(|above| name_of(&above.name, &above.id, lang)).collect();
    names.join(" › ")
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;
    use crate::document::json;
    use crate::plan::edit::{Change, apply_all};

    #[test]
    fn another_use_stands_behind_those_beside_it() {
        let plan = json::read(include_bytes!("../../../examples/ganzhou-2020.json")).plan.unwrap();
        let social = Id::from_str("social").unwrap();
        let change = Change::from(another(&plan, Some(&social), "养老", Lang::Zh));
        let changed = apply_all(&plan, &[change]).unwrap();
        let at = changed.uses.iter().position(|one| one.id.as_str() == "social.use").unwrap();
        assert_eq!(path(&changed, &changed.uses[at], Lang::Zh), "社会事业 › 养老");
        assert_eq!(changed.uses[at - 1].id.as_str(), "social.relief");
        assert_eq!(changed.uses[at + 1].id.as_str(), "administration");
    }
}
