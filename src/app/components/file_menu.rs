//! What can be done with the plan as a file, behind one button of the top bar.

use yew::prelude::*;

use super::disclosure::use_disclosure;
use super::downloads::{download_plan, download_plan_table, download_report_table, download_result};
use super::share_dialog::ShareDialog;
use crate::app::platform::files;
use crate::app::route::Page;
use crate::app::state::answers::use_answers;
use crate::app::state::line::use_asking;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::use_keeper;
use crate::app::state::work::use_open;
use crate::i18n::{Key, Lang};
use crate::plan::TableName;
use crate::report::table::Sheet;

/// The button and what it unfolds.
#[component(FileMenu)]
pub fn file_menu() -> Html {
    let lang = use_lang();
    let menu = use_disclosure();
    let shared = use_state_eq(|| 0_u32);
    let share = {
        let (close, shared) = (menu.close.clone(), shared.clone());
        Callback::from(move |_: MouseEvent| {
            close.emit(());
            shared.set(shared.wrapping_add(1));
        })
    };
    let close = menu.close.reform(|_: MouseEvent| ());
    let open_file = menu.close.reform(|_: MouseEvent| files::choose());
    html! {
        <div class="file" ref={menu.whole} onkeydown={menu.on_key} onfocusout={menu.on_leave}>
            <button class="button" type="button" ref={menu.button} onclick={menu.toggle}
                aria-expanded={menu.open.to_string()} aria-controls="file">
                { Key::FilesMenu.text(lang) }
            </button>
            // The panel itself takes the focus of a click between its buttons, so that it stays unfolded.
            <div id="file" class={classes!("file-panel", menu.open.then_some("is-open"))} tabindex="-1">
                <ul class="file-list">
                    <li><a class="file-item" href={Page::Start.href()} onclick={close}>{ Key::FilesAllPlans.text(lang) }</a></li>
                    <li>{ item(Key::FilesOpen, Some("Ctrl+O"), open_file, lang) }</li>
                    <PlanItems close={menu.close} {share} />
                </ul>
                if menu.open {
                    <Tables />
                }
            </div>
            <ShareDialog asked={*shared} />
        </div>
    }
}

fn item(words: Key, keys: Option<&'static str>, onclick: Callback<MouseEvent>, lang: Lang) -> Html {
    html! {
        <button class="file-item" type="button" {onclick} aria-keyshortcuts={keys.map(|keys| keys.replace("Ctrl", "Control"))}>
            { words.text(lang) }
            if let Some(keys) = keys {
                <kbd class="file-keys" aria-hidden="true">{ keys }</kbd>
            }
        </button>
    }
}

/// The properties of [`PlanItems`].
#[derive(Properties, PartialEq)]
struct PlanItemsProps {
    /// Folds the menu.
    close: Callback<()>,
    /// Folds it and shows the plan as a link.
    share: Callback<MouseEvent>,
}

/// What can be done with the open plan; nothing where none is.
#[component(PlanItems)]
fn plan_items(PlanItemsProps { close, share }: &PlanItemsProps) -> Html {
    let (lang, keeper, line) = (use_lang(), use_keeper(), use_asking());
    let is_missing = use_state_eq(|| false);
    let Some(open) = use_open() else { return Html::default() };
    let plan = open.plan().clone();
    let then_close = |act: Box<dyn Fn()>| {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| {
            close.emit(());
            act();
        })
    };
    let copy = then_close({
        let plan = plan.clone();
        Box::new(move || keeper.copy_of(plan.clone()))
    });
    let download = then_close({
        let plan = plan.clone();
        Box::new(move || download_plan(&plan, lang))
    });
    let go = close.reform(|_: MouseEvent| ());
    let result = {
        let is_missing = is_missing.setter();
        Callback::from(move |_: MouseEvent| {
            let setter = is_missing.clone();
            is_missing.set(false);
            download_result(&line, &plan, lang, Callback::from(move |()| setter.set(true)));
        })
    };
    html! {
        <>
            <li><a class="file-item" href={Page::Report.href()} onclick={go}>{ Key::ReportPageOpen.text(lang) }</a></li>
            <li>{ item(Key::FilesSaveCopy, None, copy, lang) }</li>
            <li>{ item(Key::ShareItem, None, share.clone(), lang) }</li>
            <li>{ item(Key::FilesDownloadPlan, None, download, lang) }</li>
            <li>
                { item(Key::FilesDownloadResult, None, result, lang) }
                <p class="file-missing" role="status">
                    if *is_missing {
                        { Key::FilesResultMissing.text(lang) }
                    }
                </p>
            </li>
        </>
    }
}

/// A button for each table of the plan and of its answer.
#[component(Tables)]
fn tables() -> Html {
    let (lang, answers) = (use_lang(), use_answers());
    let Some(open) = use_open() else { return Html::default() };
    let of_result = answers.shown.clone().map(|answer| {
        let table = |sheet: Sheet| {
            let answer = answer.clone();
            chip(sheet.title(), Callback::from(move |_| download_report_table(&answer, sheet, lang)), lang)
        };
        group(Key::FilesTablesResult, Sheet::ALL.into_iter().map(table).collect(), lang)
    });
    let of_plan = TableName::ALL.map(|name| {
        let plan = open.plan().clone();
        let title = table_title(name);
        chip(title, Callback::from(move |_| download_plan_table(&plan, name, title, lang)), lang)
    });
    html! {
        <section class="file-tables" aria-labelledby="file-tables">
            <h2 id="file-tables" class="file-title">{ Key::FilesTables.text(lang) }</h2>
            { for of_result }
            { group(Key::FilesTablesPlan, of_plan.into_iter().collect(), lang) }
        </section>
    }
}

fn group(title: Key, chips: Html, lang: Lang) -> Html {
    html! {
        <div role="group" aria-label={title.text(lang)}>
            <p class="choices-label" aria-hidden="true">{ title.text(lang) }</p>
            <div class="file-chips">{ chips }</div>
        </div>
    }
}

fn chip(title: Key, onclick: Callback<MouseEvent>, lang: Lang) -> Html {
    html! { <button class="file-chip" type="button" {onclick}>{ title.text(lang) }</button> }
}

const fn table_title(name: TableName) -> Key {
    match name {
        TableName::Uses => Key::PlanTableUses,
        TableName::Measures => Key::PlanTableMeasures,
        TableName::Counties => Key::PlanTableCounties,
        TableName::Streams => Key::PlanTableStreams,
        TableName::Credit => Key::PlanTableCredit,
        TableName::Projects => Key::PlanTableProjects,
        TableName::Rules => Key::PlanTableRules,
        TableName::Scenarios => Key::PlanTableScenarios,
    }
}
