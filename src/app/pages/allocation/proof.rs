//! The proof: what is known about each goal, what was checked, and how anyone checks it again.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::components::{Headline, headline};
use crate::app::pages::figures::percent;
use crate::app::platform::files;
use crate::app::state::answers::Answer;
use crate::app::state::line::use_asking;
use crate::app::state::preferences::use_lang;
use crate::document::json;
use crate::i18n::{Key, Lang};
use crate::paper::goal::short;
use crate::plan::Tier;
use crate::protocol::{Reply, Request, Told};
use crate::report::table::{GOAL_COLUMNS, standing};
use crate::report::{Standing, TierRow};

/// What the commands call the files.
const PLAN: &str = "plan.json";
const RESULT: &str = "result.json";
/// The commands that check a result, with the program and without it.
const COMMANDS: [&str; 2] =
    ["fundpool verify plan.json result.json", "python3 tools/verify_result.py plan.json result.json"];

/// The properties of [`Proof`].
#[derive(Properties, PartialEq)]
pub struct ProofProps {
    /// The answer that is proven.
    pub answer: Rc<Answer>,
}

/// The panel.
#[component(Proof)]
pub fn proof(ProofProps { answer }: &ProofProps) -> Html {
    let lang = use_lang();
    let fingerprint = use_memo(answer.clone(), |answer| json::fingerprint(&answer.plan).to_string());
    let Some(told) = answer.told() else { return Html::default() };
    let Headline { standing, title, later } = headline(told, lang);
    let class = (standing != Standing::Optimal).then_some("is-gap");
    html! {
        <section class="panel proof" aria-labelledby="proof-title">
            <div class="proof-main">
                <h2 id="proof-title" class="panel-title">{ Key::ProofTitle.text(lang) }</h2>
                <p class={classes!("proof-badge", class)}>{ title }</p>
                { for later.map(|later| html! { <p class="panel-note">{ later }</p> }) }
                { goals(answer, told, lang) }
                if has_slack(answer, told) {
                    <p class="panel-note">{ Key::ProofSlack.text(lang) }</p>
                }
            </div>
            <div class="proof-side">
                { facts(answer, told, &fingerprint, lang) }
                <h3 class="panel-title">{ Key::ProofAgain.text(lang) }</h3>
                <p class="panel-note">{ Key::ProofAgainNote.text(lang) }</p>
                { for COMMANDS.map(|command| html! { <pre class="code command"><code>{ command }</code></pre> }) }
                <Files answer={answer.clone()} />
            </div>
        </section>
    }
}

/// Whether a goal gives something to the later ones, as the plan lets it.
fn has_slack(answer: &Answer, told: &Told) -> bool {
    let mut goals = answer.plan.objective.iter().zip(&told.report.tiers);
    goals.any(|(tier, row)| !tier.slack.is_zero() && row.gap.0 > 0)
}

/// Goal by goal: what is reached, what cannot be passed, how far apart they are.
fn goals(answer: &Answer, told: &Told, lang: Lang) -> Html {
    let row = |(tier, row): (&Tier, &TierRow)| {
        html! {
            <tr>
                <th scope="row">{ tier.phrase().say(lang) }</th>
                { for [row.value, row.bound, row.gap].map(|figure| html! { <td class="number">{ short(tier.goal, figure.0, lang) }</td> }) }
                <td class="number">{ row.relative_gap.map(|gap| percent(gap, lang)).unwrap_or_default() }</td>
                <td>{ standing(row.standing).text(lang) }</td>
            </tr>
        }
    };
    let column = |(key, is_figure): (Key, bool)| {
        html! { <th scope="col" class={is_figure.then_some("number")}>{ key.text(lang) }</th> }
    };
    html! {
        <div class="table-frame" tabindex="0" role="group" aria-label={Key::ProofGoals.text(lang)}>
            <table class="table">
                <caption class="sr-only">{ Key::ProofGoals.text(lang) }</caption>
                <thead><tr>{ for GOAL_COLUMNS.map(column) }</tr></thead>
                <tbody>{ for answer.plan.objective.iter().zip(&told.report.tiers).map(row) }</tbody>
            </table>
        </div>
    }
}

fn facts(answer: &Answer, told: &Told, fingerprint: &str, lang: Lang) -> Html {
    let millis = (answer.micros / 1000).to_string();
    let facts = [
        (Key::ProofDemands, Key::ProofDemandsOf.with(lang, &[("count", &told.demands.to_string())])),
        (Key::ProofTime, Key::ProofTimeOf.with(lang, &[("millis", &millis)])),
    ];
    let fact = |(name, value): (Key, String)| {
        html! { <><dt class="fact-name">{ name.text(lang) }</dt><dd>{ value }</dd></> }
    };
    html! {
        <dl class="facts">
            { for facts.map(fact) }
            <dt class="fact-name">{ Key::ProofFingerprint.text(lang) }</dt>
            <dd class="code">{ fingerprint }</dd>
        </dl>
    }
}

/// Buttons that save plan and result, so that they fit each other.
#[component(Files)]
fn files(ProofProps { answer }: &ProofProps) -> Html {
    let lang = use_lang();
    let line = use_asking();
    let is_gone = use_state_eq(|| false);
    let plan = {
        let plan = answer.plan.clone();
        Callback::from(move |_: MouseEvent| save(PLAN, &json::write(&plan)))
    };
    let result = {
        let (answer, is_gone) = (answer.clone(), is_gone.setter());
        Callback::from(move |_: MouseEvent| {
            let is_gone = is_gone.clone();
            let done = Callback::from(move |reply: Option<Rc<Reply>>| match reply.as_deref() {
                Some(Reply::Exported { document, .. }) => {
                    is_gone.set(false);
                    save(RESULT, document);
                }
                _ => is_gone.set(true),
            });
            line.put(&answer.plan, |revision| Request::Export { revision }, done);
        })
    };
    html! {
        <>
        <div class="notice-buttons">
            <button class="button" type="button" onclick={plan}>{ Key::ProofSavePlan.text(lang) }</button>
            <button class="button" type="button" onclick={result}>{ Key::ProofSaveResult.text(lang) }</button>
        </div>
        <p role="status">
            if *is_gone {
                { Key::ProofGone.text(lang) }
            }
        </p>
        </>
    }
}

fn save(name: &str, document: &str) {
    files::download(name, "application/json", document.as_bytes());
}
