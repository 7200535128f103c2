//! What a rule speaks of: all, or those that are ticked.

use yew::prelude::*;

use super::fields::tick;
use crate::app::pages::figures::name_of;
use crate::i18n::{Key, Lang};
use crate::plan::{Id, Plan, Scope};

/// The uses, by their levels; what is ticked is so with its parts.
pub fn uses(plan: &Plan, scope: &Scope, lang: Lang, take: Callback<Scope>) -> Html {
    let rows: Vec<Row> = plan
        .uses
        .iter()
        .map(|one| Row {
            id: one.id.clone(),
            name: name_of(&one.name, &one.id, lang),
            // A part of something that is ticked is meant with it.
            is_meant_anyway: scope.listed().iter().any(|id| *id != one.id && id.covers(&one.id)),
        })
        .collect();
    let top = plan.uses.iter().filter(|one| !one.id.as_str().contains('.')).map(|one| one.id.clone());
    picker(Key::FieldUses, rows, top.collect(), scope, lang, take)
}

/// The counties.
pub fn counties(plan: &Plan, scope: &Scope, lang: Lang, take: Callback<Scope>) -> Html {
    let row = |id: &Id, name: String| Row { id: id.clone(), name, is_meant_anyway: false };
    let rows: Vec<Row> =
        plan.counties.iter().map(|one| row(&one.id, name_of(&one.name, &one.id, lang))).collect();
    let all = plan.counties.iter().map(|one| one.id.clone()).collect();
    picker(Key::FieldCounties, rows, all, scope, lang, take)
}

struct Row {
    id: Id,
    name: String,
    is_meant_anyway: bool,
}

/// `all` is what is listed when “all” is ticked off, so that the rule says the same as before.
fn picker(
    label: Key,
    rows: Vec<Row>,
    all: Vec<Id>,
    scope: &Scope,
    lang: Lang,
    take: Callback<Scope>,
) -> Html {
    let order: Vec<Id> = rows.iter().map(|row| row.id.clone()).collect();
    let row = |row: Row| {
        let (listed, order, id) = (scope.listed().to_vec(), order.clone(), row.id.clone());
        let take = take.reform(move |is_listed: bool| {
            let is_kept = |one: &&Id| if **one == id { is_listed } else { listed.contains(one) };
            Scope::Listed(order.iter().filter(is_kept).cloned().collect())
        });
        if row.is_meant_anyway {
            return html! { <span class="tick is-meant">{ "✓ " }{ row.name }</span> };
        }
        tick(&row.name, scope.listed().contains(&row.id), take)
    };
    let everything =
        take.reform(move |is_all: bool| if is_all { Scope::All } else { Scope::Listed(all.clone()) });
    html! {
        <fieldset class="settings-group">
            <legend class="settings-label">{ label.text(lang) }</legend>
            { tick(Key::RulesAll.text(lang), scope.is_all(), everything) }
            if !scope.is_all() {
                <div class="settings-many">{ for rows.into_iter().map(row) }</div>
            }
        </fieldset>
    }
}
