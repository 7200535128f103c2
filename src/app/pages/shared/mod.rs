//! A plan that came as a link: what it is, and whether to open it. Nothing is opened, kept or changed before the person says so.

mod refused;

use std::rc::Rc;

use yew::prelude::*;

use self::refused::refused;
use crate::app::components::{figures, heading};
use crate::app::platform::{address, fetch, page};
use crate::app::route::Page;
use crate::app::state::preferences::use_lang;
use crate::app::state::shelf::{title_in, use_keeper};
use crate::diagnostic::visible;
use crate::document::json;
use crate::i18n::{Key, Lang};
use crate::money::Money;
use crate::plan::{Channel, Plan};
use crate::share::{self, CodeWord, Refusal, Shared, is_example};

/// The properties of [`SharedPlan`].
#[derive(Properties, PartialEq)]
pub struct SharedPlanProps {
    /// The text of the link.
    pub text: String,
}

/// The page of a link.
#[component(SharedPlan)]
pub fn shared_plan(SharedPlanProps { text }: &SharedPlanProps) -> Html {
    let (lang, keeper) = (use_lang(), use_keeper());
    let found = use_state(|| None::<Rc<Result<Plan, Refusal>>>);
    use_effect_with(text.clone(), {
        let setter = found.setter();
        move |text| find(text, Callback::from(move |plan| setter.set(Some(Rc::new(plan)))))
    });
    let leave = Callback::from(|_: MouseEvent| address::replace(&Page::Start.href()));
    let plan = found.as_deref().and_then(|found| found.as_ref().ok()).cloned();
    let open = plan.map(|plan| {
        Callback::from(move |_: MouseEvent| {
            // Whoever goes back should not be asked again, nor find the plan in the history.
            address::replace(&Page::Start.href());
            keeper.begin(plan.clone());
        })
    });
    let body = match found.as_deref() {
        None => html! { <p class="shared-words" role="status">{ Key::SharedReading.text(lang) }</p> },
        Some(Err(refusal)) => refused(refusal, lang),
        Some(Ok(plan)) => offered(plan, lang),
    };
    html! {
        <div class="page">
            { heading(Key::SharedTitle.text(lang), None) }
            <section class="panel shared">
                { body }
                <div class="shared-buttons">
                    { for open.map(|open| html! {
                        <button class="button button-primary" type="button" onclick={open}>{ Key::SharedOpen.text(lang) }</button>
                    }) }
                    <button class="button" type="button" onclick={leave}>{ Key::SharedLeave.text(lang) }</button>
                </div>
            </section>
        </div>
    }
}

/// Reads the link; the example is fetched, as it is not in it.
fn find(text: &str, done: Callback<Result<Plan, Refusal>>) {
    match share::read(text) {
        Ok(Shared::Plan(plan)) => done.emit(Ok(*plan)),
        Err(refusal) => done.emit(Err(refusal)),
        Ok(Shared::Example) => {
            let example = move |bytes: Option<Vec<u8>>| {
                let plan = bytes.and_then(|bytes| json::read(&bytes).plan).filter(is_example);
                done.emit(plan.ok_or(Refusal::Newer));
            };
            fetch::bytes(page::program_file("data-demo"), Callback::from(example));
        }
    }
}

fn offered(plan: &Plan, lang: Lang) -> Html {
    let fund = plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
    let sum =
        |amounts: Option<Money>| amounts.map(|amount| figures::amount(amount, lang)).unwrap_or_default();
    let (streams, projects) = (plan.streams.len().to_string(), plan.projects.len().to_string());
    html! {
        <>
            <p class="shared-name">{ visible(&title_in(&plan.title, lang)) }</p>
            <dl class="shared-figures">
                { figure(Key::SharedFunds, sum(Money::sum(fund.map(|stream| stream.amount))), lang) }
                { figure(Key::SharedCosts, sum(Money::sum(plan.projects.iter().map(|project| project.cost))), lang) }
                { figure(Key::SharedStreams, html! { {streams} }, lang) }
                { figure(Key::SharedProjects, html! { {projects} }, lang) }
                { figure(Key::SharedCounties, html! { {plan.counties.len().to_string()} }, lang) }
                { figure(Key::SharedRules, html! { {plan.rules.len().to_string()} }, lang) }
                { figure(Key::SharedCode, html! { <span class="share-word">{ CodeWord::of(plan).to_string() }</span> }, lang) }
            </dl>
            <p class="shared-words">{ Key::SharedWords.text(lang) }</p>
        </>
    }
}

fn figure(name: Key, value: Html, lang: Lang) -> Html {
    html! {
        <div class="shared-figure"><dt class="shared-label">{ name.text(lang) }</dt><dd>{ value }</dd></div>
    }
}
