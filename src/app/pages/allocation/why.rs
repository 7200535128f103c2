//! “Why not?”: what stands against a project, and on demand what would fund it.

use std::rc::Rc;

use yew::prelude::*;

use super::reason::say;
use crate::app::pages::figures::{amount, name_of};
use crate::app::pages::take::Take;
use crate::app::platform::page;
use crate::app::state::answers::Answer;
use crate::app::state::line::{Line, use_asking};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{use_act, use_open};
use crate::explain::WhyNot;
use crate::i18n::{Key, Lang, Phrase};
use crate::protocol::{Explanation, Question, Reply, Request, WayIn};

/// The properties of [`Why`].
#[derive(Properties, PartialEq)]
pub struct WhyProps {
    /// The answer that is asked about.
    pub answer: Rc<Answer>,
    /// Position of the project.
    pub project: usize,
    /// Puts the panel away.
    pub close: Callback<()>,
}

/// What came of a question.
#[derive(Clone, Default)]
enum Asked {
    /// It was not put.
    #[default]
    No,
    /// The worker thinks.
    Waiting,
    /// The worker says this; nothing where it does not hold that answer any more.
    Told(Option<Rc<Reply>>),
}

/// The panel.
#[component(Why)]
pub fn why(WhyProps { answer, project, close }: &WhyProps) -> Html {
    let lang = use_lang();
    let (line, act, open) = (use_asking(), use_act(), use_open());
    let (reasons, ways) = (use_state(Asked::default), use_state(Asked::default));
    let title = use_node_ref();
    use_effect_with((answer.clone(), *project), {
        let (line, reasons, ways, title) = (line.clone(), reasons.setter(), ways.setter(), title.clone());
        move |(answer, project): &(Rc<Answer>, usize)| {
            ways.set(Asked::No);
            put(&line, answer, Question::WhyNot { project: *project }, reasons);
            page::focus(&title);
        }
    });
    let Some(row) = answer.plan.projects.get(*project) else { return Html::default() };
    let name = name_of(&row.name, &row.id, lang);
    let seek = {
        let (line, answer, ways, project) = (line, answer.clone(), ways.setter(), *project);
        Callback::from(move |_: MouseEvent| put(&line, &answer, Question::WaysIn { project }, ways.clone()))
    };
    let take = Take::of(answer, open.as_deref(), act, lang);
    html! {
        <section class="panel why" aria-labelledby="why-title">
            <div class="panel-title">
                <h2 id="why-title" class="why-title" tabindex="-1" ref={title}>{ Key::WhyTitle.with(lang, &[("name", &name)]) }</h2>
                <button class="ask" type="button" onclick={close.reform(|_: MouseEvent| ())}>{ Key::WhyClose.text(lang) }</button>
            </div>
            <div role="status">{ draw_reasons(answer, &reasons, lang) }</div>
            if matches!(*ways, Asked::No) {
                <p><button class="button" type="button" onclick={seek}>{ Key::WhyWays.text(lang) }</button></p>
            }
            <div role="status">{ draw_ways(&take, &ways, &name) }</div>
        </section>
    }
}

fn put(line: &Line, answer: &Answer, question: Question, told: UseStateSetter<Asked>) {
    told.set(Asked::Waiting);
    let done = Callback::from(move |reply| told.set(Asked::Told(reply)));
    line.put(&answer.plan, |revision| Request::Explain { revision, question }, done);
}

fn draw_reasons(answer: &Answer, asked: &Asked, lang: Lang) -> Html {
    let reply = match asked {
        Asked::No | Asked::Waiting => return html! { <p>{ Key::WhyWaiting.text(lang) }</p> },
        Asked::Told(reply) => reply.as_deref(),
    };
    match reply {
        Some(Reply::Explained { answer: Explanation::WhyNot(why), .. }) => reasons(answer, why, lang),
        _ => html! { <p>{ Key::WhyGone.text(lang) }</p> },
    }
}

fn reasons(answer: &Answer, why: &WhyNot, lang: Lang) -> Html {
    let gets = amount(why.gets, lang);
    let lead = match why.next {
        Some(next) => Key::WhyNext.with(lang, &[("gets", &gets), ("next", &amount(next, lang))]),
        None => Key::WhyAll.with(lang, &[("gets", &gets)]),
    };
    html! {
        <>
        <p>{ lead }</p>
        <ul class="why-list">
            { for why.reasons.iter().map(|reason| html! { <li>{ say(&answer.plan, reason, lang) }</li> }) }
        </ul>
        </>
    }
}

fn draw_ways(take: &Take, asked: &Asked, name: &str) -> Html {
    let reply = match asked {
        Asked::No => return Html::default(),
        Asked::Waiting => return html! { <p>{ Key::WhySeeking.text(take.lang) }</p> },
        Asked::Told(reply) => reply.as_deref(),
    };
    match reply {
        Some(Reply::Explained { answer: Explanation::WaysIn(ways), .. }) if !ways.is_empty() => html! {
            <ol class="concessions">{ for ways.iter().map(|way| draw_way(take, way, name)) }</ol>
        },
        Some(Reply::Explained { .. }) => html! { <p>{ Key::WhyNoWays.text(take.lang) }</p> },
        _ => html! { <p>{ Key::WhyGone.text(take.lang) }</p> },
    }
}

fn draw_way(take: &Take, way: &WayIn, name: &str) -> Html {
    let gets = Key::WhyGets.with(take.lang, &[("amount", &amount(way.gets, take.lang))]);
    let label = Phrase::new(Key::WhyLabel).with("name", name);
    html! {
        <li class="concession">
            { take.becomes(&way.edit) }
            <p class="panel-note">{ gets }</p>
            { take.button(&way.edit, label, Key::WhyTake.text(take.lang), name, "button") }
        </li>
    }
}
