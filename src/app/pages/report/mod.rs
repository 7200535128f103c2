//! The report and the one-page brief, as they will stand on paper.
//!
//! Both are the very text that the command line writes into files; the page only shows it, once the result is that of the plan as it is.

mod copy;

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use self::copy::CopyButton;
use super::explained::{differences, use_explained};
use super::no_answer::NoAnswer;
use crate::app::components::heading;
use crate::app::platform::{chance, printing};
use crate::app::route::{BRIEF, Page};
use crate::app::state::answers::{Answer, Answers, Search, use_answers};
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{Open, use_open};
use crate::i18n::{Key, Lang};
use crate::paper::{Finished, Paper};
use crate::protocol::{Explanation, Question};

/// The properties of [`ReportPage`].
#[derive(Properties, PartialEq)]
pub struct ReportPageProps {
    /// Whether the brief is shown, and not the whole report.
    pub is_brief: bool,
}

/// The page.
#[component(ReportPage)]
pub fn report_page(ReportPageProps { is_brief }: &ReportPageProps) -> Html {
    let lang = use_lang();
    let (answers, open) = (use_answers(), use_open());
    html! {
        <div class="page paper-page" key={Page::Report.slug()}>
            { heading(Page::Report.title().text(lang), None) }
            <NoAnswer />
            { kinds(*is_brief, lang) }
            if let Some(answer) = current(&answers, open.as_deref()) {
                if *is_brief {
                    <Brief {answer} />
                } else {
                    <FullReport {answer} />
                }
            } else {
                <p class="panel" role="status">{ missing(&answers).text(lang) }</p>
            }
        </div>
    }
}

/// The answer of the plan as it is now: nothing else is printed.
fn current(answers: &Answers, open: Option<&Open>) -> Option<Rc<Answer>> {
    let answer = answers.latest.clone().filter(|answer| answer.told().is_some())?;
    Arc::ptr_eq(&answer.plan, open?.plan()).then_some(answer)
}

/// Why there is nothing to print.
fn missing(answers: &Answers) -> Key {
    let is_to_come = answers.latest.as_ref().is_none_or(|answer| answer.told().is_some());
    if is_to_come || matches!(answers.search, Search::Running(_)) {
        Key::ReportPageWaiting
    } else {
        Key::ReportPageNone
    }
}

fn kinds(is_brief: bool, lang: Lang) -> Html {
    let kinds = [
        (Key::ReportPageFull, Page::Report.href(), !is_brief),
        (Key::ReportPageBrief, Page::Report.href_of(BRIEF), is_brief),
    ];
    let link = |(key, href, is_current): (Key, String, bool)| {
        html! {
            <a class="segment paper-kind" {href} aria-current={is_current.then_some("page")}>{ key.text(lang) }</a>
        }
    };
    html! {
        <nav class="segments paper-kinds" aria-label={Key::ReportPageKinds.text(lang)}>{ for kinds.map(link) }</nav>
    }
}

/// The properties of a document.
#[derive(Properties, PartialEq)]
struct DocumentProps {
    answer: Rc<Answer>,
}

#[component(FullReport)]
fn full_report(DocumentProps { answer }: &DocumentProps) -> Html {
    let lang = use_lang();
    let told = use_explained(answer, Question::Baseline);
    let document = use_memo((answer.clone(), told, lang), |(answer, told, lang)| {
        write(answer, told, *lang, |paper| paper.report())
    });
    desk((*document).as_ref(), Html::default(), lang)
}

#[component(Brief)]
fn brief(DocumentProps { answer }: &DocumentProps) -> Html {
    let lang = use_lang();
    let told = use_explained(answer, Question::Pooling);
    let drawn = use_memo((answer.clone(), told, lang), |(answer, told, lang)| {
        write(answer, told, *lang, |paper| (paper.brief(), AttrValue::from(paper.brief_text())))
    });
    let Some((document, text)) = &*drawn else { return Html::default() };
    desk(Some(document), html! { <CopyButton text={text.clone()} /> }, lang)
}

/// A document of the answer, with what was explained of it so far.
fn write<T>(
    answer: &Answer,
    told: &Option<Explanation>,
    lang: Lang,
    write: impl FnOnce(&Paper<'_>) -> T,
) -> Option<T> {
    let allocated = answer.told()?;
    let pooling = match told {
        Some(Explanation::Pooling(gain)) => Some(gain),
        _ => None,
    };
    Some(write(&Paper {
        plan: &answer.plan,
        report: &allocated.report,
        demands: allocated.demands,
        counties: differences(told.as_ref()),
        pooling,
        date: &chance::today(lang.tag()),
        depth: 1,
        lang,
    }))
}

/// The document on the page, with what can be done with it above.
fn desk(document: Option<&Finished>, tools: Html, lang: Lang) -> Html {
    let Some(document) = document else { return Html::default() };
    let print = Callback::from(|_: MouseEvent| printing::print());
    html! {
        <>
            <div class="paper-tools">
                <button class="button button-primary" type="button" onclick={print}>{ Key::ReportPagePrint.text(lang) }</button>
                { tools }
            </div>
            <div class="paper-desk" tabindex="0" role="region" aria-label={Key::ReportPageKinds.text(lang)}>
                // Every word in it was escaped: nothing else can make such a text.
                { Html::from_html_unchecked(AttrValue::from(document.text().to_owned())) }
            </div>
        </>
    }
}
