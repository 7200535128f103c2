//! Pages that are not built yet: what each will show, and which question it will answer.

use yew::prelude::*;

use crate::app::components::{heading, sketch};
use crate::app::route::Page;
use crate::i18n::{Key, Lang};

/// What a page will be.
pub struct PagePlan {
    /// The question it will answer.
    pub question: Key,
    /// What it will show.
    pub shows: [Key; 3],
}

/// What the page will be; `None` where it is built.
pub const fn plan_of(page: Page) -> Option<PagePlan> {
    let (question, shows) = match page {
        Page::Overview => return None,
        Page::Streams => (Key::StreamsQuestion, [Key::StreamsFirst, Key::StreamsSecond, Key::StreamsThird]),
        Page::Counties => {
            (Key::CountiesQuestion, [Key::CountiesFirst, Key::CountiesSecond, Key::CountiesThird])
        }
        Page::Projects => {
            (Key::ProjectsQuestion, [Key::ProjectsFirst, Key::ProjectsSecond, Key::ProjectsThird])
        }
        Page::Rules => (Key::RulesQuestion, [Key::RulesFirst, Key::RulesSecond, Key::RulesThird]),
        Page::Allocation => {
            (Key::AllocationQuestion, [Key::AllocationFirst, Key::AllocationSecond, Key::AllocationThird])
        }
        Page::Scenarios => {
            (Key::ScenariosQuestion, [Key::ScenariosFirst, Key::ScenariosSecond, Key::ScenariosThird])
        }
        Page::Present => (Key::PresentQuestion, [Key::PresentFirst, Key::PresentSecond, Key::PresentThird]),
    };
    Some(PagePlan { question, shows })
}

/// A page in words, until it is one in deeds.
pub fn planned(page: Page, lang: Lang) -> Html {
    let Some(PagePlan { question, shows }) = plan_of(page) else { return Html::default() };
    html! {
        <div class="page" key={page.slug()}>
            { heading(page.title().text(lang), Some(Key::PlannedStatus.text(lang))) }
            <section class="panel planned">
                { sketch(page) }
                <div class="planned-words">
                    <p class="planned-question">{ question.text(lang) }</p>
                    <h2 class="planned-title">{ Key::PlannedShows.text(lang) }</h2>
                    <ul class="planned-list">
                        { for shows.map(|show| html! { <li class="planned-item">{ show.text(lang) }</li> }) }
                    </ul>
                    <p class="planned-foot">
                        { Key::PlannedStatusBody.text(lang) }{ " " }
                        <a class="link" href={Page::Overview.href()}>{ Key::PlannedElsewhere.text(lang) }</a>
                    </p>
                </div>
            </section>
        </div>
    }
}
