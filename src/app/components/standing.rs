//! How good the answer is known to be: the seal beside the figures.

use yew::prelude::*;

use super::live_strip::counted_aloud;
use crate::app::route::Page;
use crate::app::state::answers::{Answer, Answers, AnswersContext, News, Search, use_answers};
use crate::app::state::line::use_asking;
use crate::app::state::preferences::use_lang;
use crate::app::state::solver::{SolverContext, SolverEvent};
use crate::app::state::work::{Open, use_open};
use crate::diagnostic::{Diagnostic, Place, Step};
use crate::i18n::{Key, Lang, describe, short_percent};
use crate::plan::TableName;
use crate::protocol::{Outcome, Told};
use crate::report::{Standing, TierRow, Trillionths};

/// What the seal says.
struct Seal {
    class: &'static str,
    title: String,
    /// How near the later goals are, where that is to be said.
    later: Option<String>,
    note: String,
    page: Page,
}

/// The seal; while a search runs, that it does and a button that ends it.
#[component(Badge)]
pub fn badge() -> Html {
    let lang = use_lang();
    let answers = use_answers();
    let open = use_open();
    let cancel = use_cancel();
    let seal = seal(open.as_deref(), &answers, lang);
    let is_searching = matches!(answers.search, Search::Running(_));
    let joined = |words: &[Option<&str>]| words.iter().flatten().copied().collect::<Vec<_>>().join(" · ");
    let is_answered = seal.class != "is-broken" && answers.search != Search::Ended;
    let counted = is_answered.then(|| counted_aloud(&answers, lang)).flatten();
    let told = joined(&[Some(&seal.title), seal.later.as_deref(), counted.as_deref()]);
    html! {
        <div class={classes!("seal", seal.class, is_searching.then_some("is-searching"))}>
            // A screen reader tells of another verdict and of what came of an edit, not of the time that each search took.
            <p class="sr-only" role="status">{ told }</p>
            <a class="seal-words" href={seal.page.href()}>
                <span class="seal-title">{ seal.title }</span>
                <span class="seal-note">{ joined(&[seal.later.as_deref(), Some(&seal.note)]) }</span>
            </a>
            if is_searching {
                // Shown by the style sheet after a while only: most searches are over before one could read it.
                <span class="seal-search">
                    <span>{ Key::StripSearching.text(lang) }</span>
                    <button class="button" type="button" onclick={cancel}>{ Key::StripCancel.text(lang) }</button>
                </span>
            }
        </div>
    }
}

/// Ends the search by ending the worker; a running search hears nothing else.
#[hook]
fn use_cancel() -> Callback<MouseEvent> {
    let line = use_asking();
    let solver = use_context::<SolverContext>().map(|solver| solver.dispatcher());
    let answers = use_context::<AnswersContext>().map(|answers| answers.dispatcher());
    Callback::from(move |_| {
        line.give_up();
        if let (Some(solver), Some(answers)) = (&solver, &answers) {
            solver.dispatch(SolverEvent::Restart);
            answers.dispatch(News::Search(Search::Ended));
        }
    })
}

fn seal(open: Option<&Open>, answers: &Answers, lang: Lang) -> Seal {
    let plain = |class, title: Key, note: Key, page| Seal {
        class,
        title: title.text(lang).to_owned(),
        later: None,
        note: note.text(lang).to_owned(),
        page,
    };
    if let Some(seal) = open.and_then(|open| unsound(open.problems(), lang)) {
        return seal;
    }
    if answers.search == Search::Ended {
        return plain("is-open-question", Key::StripEnded, Key::StripEndedHint, Page::Allocation);
    }
    match answers.latest.as_deref() {
        None => plain("is-open-question", Key::StripWaiting, Key::StripSearching, Page::Overview),
        Some(answer) => match &answer.outcome {
            Outcome::Allocated(told) => proven(answer, told, lang),
            Outcome::Infeasible => {
                plain("is-broken", Key::StripInfeasible, Key::StripInfeasibleHint, Page::Overview)
            }
            Outcome::Unknown(_) => {
                plain("is-open-question", Key::StripUnknown, Key::StripUnknownHint, Page::Overview)
            }
            Outcome::Fault(_) => plain("is-broken", Key::StripFault, Key::StripFaultHint, Page::Overview),
        },
    }
}

/// What is wrong with a plan that cannot be solved: the first error in words, and the page of its list.
fn unsound(problems: &[Diagnostic], lang: Lang) -> Option<Seal> {
    let errors = || problems.iter().filter(|problem| problem.is_error());
    let first = errors().next()?;
    let told = describe(first, lang);
    let title = Key::StripUnsound.with(lang, &[("count", &errors().count().to_string())]);
    Some(Seal { class: "is-broken", title, later: None, note: told.what, page: page_of(&first.place) })
}

/// Where a place of the plan is looked at and changed.
fn page_of(place: &Place) -> Page {
    let Place::Json(path) = place else { return Page::Overview };
    let Some(Step::Key(list)) = path.steps().first() else { return Page::Overview };
    let pages = [
        (TableName::Streams, Page::Streams),
        (TableName::Counties, Page::Counties),
        (TableName::Projects, Page::Projects),
        (TableName::Rules, Page::Rules),
        (TableName::Scenarios, Page::Scenarios),
    ];
    let found = pages.into_iter().find(|(table, _)| table.member() == list);
    found.map_or(Page::Overview, |(_, page)| page)
}

fn proven(answer: &Answer, told: &Told, lang: Lang) -> Seal {
    let Headline { standing, title, later } = headline(told, lang);
    let class = if standing == Standing::Stopped { "is-open-question" } else { "is-proven" };
    let millis = answer.micros.div_ceil(1000).to_string();
    let count = told.demands.to_string();
    let note = Key::StripChecked.with(lang, &[("count", &count), ("millis", &millis)]);
    Seal { class, title, later, note, page: Page::Allocation }
}

/// What an allocation is worth in a few words.
pub struct Headline {
    /// How good the first goal is known to be: it is what the plan is for.
    pub standing: Standing,
    /// The same in words, with the gap where there is one.
    pub title: String,
    /// How near the later goals are, where one is not proven optimal.
    pub later: Option<String>,
}

/// What an allocation is worth in a few words.
pub fn headline(told: &Told, lang: Lang) -> Headline {
    let tiers = &told.report.tiers;
    let standing = tiers.first().map_or(told.report.standing, |tier| tier.standing);
    let name = match standing {
        Standing::Optimal => Key::StripProven,
        Standing::WithinGap => Key::StripNear,
        Standing::Stopped => Key::StripStopped,
    };
    let first_gap = tiers.first().filter(|_| standing != Standing::Optimal).and_then(|tier| gap(tier, lang));
    let first_gap = first_gap.map(|gap| Key::StripGap.with(lang, &[("gap", &gap)]));
    let title = std::iter::once(name.text(lang).to_owned()).chain(first_gap).collect::<Vec<_>>().join(" · ");
    let later = tiers.iter().skip(1).filter(|tier| tier.standing != Standing::Optimal);
    let later = later.max_by_key(|tier| tier.relative_gap).and_then(|tier| gap(tier, lang));
    Headline { standing, title, later: later.map(|gap| Key::StripLater.with(lang, &[("gap", &gap)])) }
}

/// How far a goal may be from its best, as a share of its value.
fn gap(tier: &TierRow, lang: Lang) -> Option<String> {
    /// A hundredth of a per cent.
    const FINEST: i128 = 100_000_000;
    let beyond = tier.gap.0.saturating_sub(tier.given.0).max(0);
    let share = Trillionths::share_up(beyond, tier.value.0.checked_abs()?)?;
    // Up, so that what is not proven never reads as nothing.
    let up = share.0.checked_add(FINEST - 1)? / FINEST * FINEST;
    Some(short_percent(Trillionths(up).ratio()?, 2, lang).text)
}
