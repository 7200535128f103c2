//! What the meeting is asked to decide, with the figures it decides on.

use yew::prelude::*;

use super::Told;
use crate::app::components::figures::amount_text;
use crate::app::components::headline;
use crate::app::pages::overview::binding::tight;
use crate::i18n::Key;

/// The points, numbered.
pub fn draw(told: &Told<'_>) -> Html {
    let (cards, lang) = (&told.report.cards, told.lang);
    let projects = cards.projects.funded().to_string();
    let binding = tight(told.plan, told.report).iter().filter(|one| one.row.binding).count().to_string();
    let points = [
        Key::PresentAskGrants
            .with(lang, &[("amount", &amount_text(cards.grants, lang)), ("projects", &projects)]),
        Key::PresentAskPool.with(lang, &[("amount", &amount_text(cards.streams.moved, lang))]),
        Key::PresentAskRules.with(lang, &[("count", &binding)]),
    ];
    html! {
        <>
            <ol class="slide-asks">{ for points.into_iter().map(|point| html! { <li>{ point }</li> }) }</ol>
            { for told.answer.told().map(|answer| html! {
                <p class="slide-foot-note">{ headline(answer, lang).title }{ " · " }{ Key::PresentProofAnyone.text(lang) }</p>
            }) }
        </>
    }
}
