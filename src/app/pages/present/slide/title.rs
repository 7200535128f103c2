//! The first step: what the meeting is about, and how large it is.

use yew::prelude::*;

use crate::app::charts::water_picture;
use crate::i18n::{Key, Lang};
use crate::plan::Plan;

/// The picture of the idea, and how many of each there are.
pub fn draw(plan: &Plan, lang: Lang) -> Html {
    let on = plan.rules.iter().filter(|rule| rule.on).count();
    let facts = [
        (Key::StreamsTitle, plan.streams.len()),
        (Key::CountiesTitle, plan.counties.len()),
        (Key::ProjectsTitle, plan.projects.len()),
        (Key::RulesTitle, on),
    ];
    let fact = |(name, count): (Key, usize)| {
        html! {
            <div class="slide-card">
                <dt class="slide-card-name">{ name.text(lang) }</dt>
                <dd class="slide-card-value">{ count }</dd>
            </div>
        }
    };
    html! {
        <>
            <div class="slide-water">{ water_picture(lang) }</div>
            <dl class="slide-cards">
                if let Some(year) = plan.year {
                    <div class="slide-card">
                        <dt class="slide-card-name">{ Key::FieldYear.text(lang) }</dt>
                        <dd class="slide-card-value">{ year }</dd>
                    </div>
                }
                { for facts.map(fact) }
            </dl>
        </>
    }
}
