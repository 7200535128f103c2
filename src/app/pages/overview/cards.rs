//! The pages as cards, in the order of the work: first what there is, then what comes of it.

use yew::prelude::*;

use crate::app::components::sketch;
use crate::app::pages::planned::plan_of;
use crate::app::route::Page;
use crate::i18n::{Key, Lang};

/// What a plan is made of.
const GIVEN: [Page; 4] = [Page::Streams, Page::Counties, Page::Projects, Page::Rules];
/// What the solver makes of it.
const ANSWERS: [Page; 3] = [Page::Allocation, Page::Scenarios, Page::Present];

/// All pages but this one.
pub fn cards(lang: Lang) -> Html {
    html! {
        <section class="cards-section" aria-labelledby="cards-given">
            { group("cards-given", Key::OverviewGiven, "cards cards-given", &GIVEN, lang) }
            { group("cards-answers", Key::OverviewAnswers, "cards cards-answers", &ANSWERS, lang) }
        </section>
    }
}

fn group(id: &'static str, title: Key, class: &'static str, pages: &[Page], lang: Lang) -> Html {
    html! {
        <>
            <h2 {id} class="section-title">{ title.text(lang) }</h2>
            <ul {class}>{ for pages.iter().map(|page| html! { <li>{ card(*page, lang) }</li> }) }</ul>
        </>
    }
}

/// A card that is a link as a whole, with the question its page answers.
fn card(page: Page, lang: Lang) -> Html {
    let plan = plan_of(page);
    html! {
        <a class="card" href={page.href()}>
            { sketch(page) }
            <span class="card-words">
                <span class="card-title">{ page.title().text(lang) }</span>
                if let Some(plan) = plan {
                    { " " }<span class="tag">{ Key::PlannedStatus.text(lang) }</span>
                    <span class="card-question">{ plan.question.text(lang) }</span>
                }
            </span>
        </a>
    }
}
