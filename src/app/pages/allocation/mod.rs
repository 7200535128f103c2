//! The allocation: who gets what, why, and the proof that nothing is better.

mod proof;
mod reason;
mod table;
mod why;

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::explained::{differences, use_explained};
use super::no_answer::NoAnswer;
use crate::app::components::heading;
use crate::app::route::Page;
use crate::app::state::answers::{Answer, use_answers};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::use_open;
use crate::explain::CountyBaseline;
use crate::i18n::{Key, Lang};
use crate::paper::ledger::{self, Grid};
use crate::protocol::Question;
use proof::Proof;
use table::Table;
use why::Why;

/// A table of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Counties,
    Projects,
    Streams,
    Uses,
    Credit,
}

impl Tab {
    const ALL: [Tab; 5] = [Tab::Counties, Tab::Projects, Tab::Streams, Tab::Uses, Tab::Credit];

    const fn name(self) -> Key {
        match self {
            Self::Counties => Key::ReportSheetCounties,
            Self::Projects => Key::ReportSheetProjects,
            Self::Streams => Key::ReportSheetStreams,
            Self::Uses => Key::ReportSheetUses,
            Self::Credit => Key::ReportSheetCredit,
        }
    }
}

/// The allocation.
#[component(Allocation)]
pub fn allocation() -> Html {
    let lang = use_lang();
    let (answers, open) = (use_answers(), use_open());
    let shown = answers.shown.clone();
    let is_old = open.zip(shown.as_ref()).is_some_and(|(open, shown)| !Arc::ptr_eq(open.plan(), &shown.plan));
    html! {
        <div class="page" key={Page::Allocation.slug()}>
            { heading(Page::Allocation.title().text(lang), None) }
            <NoAnswer />
            if let Some(answer) = shown {
                if is_old {
                    <p class="page-lead">{ Key::AllocationOld.text(lang) }</p>
                }
                <div class={classes!("page", "answer", is_old.then_some("is-old"))}>
                    <Proof answer={answer.clone()} />
                    <Tables {answer} />
                </div>
            } else if answers.latest.is_none() {
                <p class="panel">{ Key::AllocationNone.text(lang) }</p>
            }
        </div>
    }
}

/// The properties of [`Tables`].
#[derive(Properties, PartialEq)]
struct TablesProps {
    answer: Rc<Answer>,
}

/// The tables, one at a time.
#[component(Tables)]
fn tables(TablesProps { answer }: &TablesProps) -> Html {
    let lang = use_lang();
    let tab = use_state_eq(|| Tab::Counties);
    let asked = use_state_eq(|| None::<usize>);
    let explained = use_explained(answer, Question::Baseline);
    let grid = use_memo((answer.clone(), *tab, explained, lang), |(answer, tab, explained, lang)| {
        grid_of(answer, *tab, differences(explained.as_ref().as_ref()), *lang)
    });
    // A question is about an answer; that of another one may have no such project.
    use_effect_with(answer.clone(), {
        let asked = asked.setter();
        move |_: &Rc<Answer>| asked.set(None)
    });
    let button = |one: Tab| {
        let setter = tab.setter();
        let onclick = Callback::from(move |_: MouseEvent| setter.set(one));
        html! {
            <button class="segment" type="button" {onclick} aria-pressed={(one == *tab).to_string()}>
                { one.name().text(lang) }
            </button>
        }
    };
    let ask = {
        let asked = asked.setter();
        Callback::from(move |project: usize| asked.set(Some(project)))
    };
    let close = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let finds = matches!(*tab, Tab::Projects | Tab::Streams);
    html! {
        <>
        if let Some(project) = (*asked).filter(|_| *tab == Tab::Projects) {
            <Why answer={answer.clone()} {project} {close} />
        }
        <section class="panel" aria-label={tab.name().text(lang)}>
            <div class="table-tools">
                <div class="segments" role="group" aria-label={Key::AllocationTables.text(lang)}>
                    { for Tab::ALL.map(button) }
                </div>
                <a class="link" href={Page::Report.href()}>{ Key::ReportPageOpen.text(lang) }</a>
            </div>
            // Each table forgets how another one was sorted and what was sought in it.
            <Table key={tab.name().text(lang)} {grid} {finds} {ask} />
        </section>
        </>
    }
}

fn grid_of(answer: &Answer, tab: Tab, explained: &[CountyBaseline], lang: Lang) -> Grid {
    let plan = &answer.plan;
    let Some(report) = answer.report() else {
        return Grid { caption: tab.name(), columns: Vec::new(), rows: Vec::new(), total: None };
    };
    match tab {
        Tab::Counties => ledger::counties(plan, report, explained, lang),
        Tab::Projects => ledger::projects(plan, report, lang),
        Tab::Streams => ledger::streams(plan, report, lang),
        Tab::Uses => ledger::uses(plan, report, lang),
        Tab::Credit => ledger::credit(plan, report, lang),
    }
}
