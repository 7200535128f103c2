//! What the draws come to.

use std::rc::Rc;

use yew::prelude::*;

use super::super::study::{is_stale, stale_note, took};
use super::{bands, projects};
use crate::app::pages::figures::{amount, name_of};
use crate::app::route::Page;
use crate::app::state::preferences::use_lang;
use crate::app::state::study::Told;
use crate::app::state::work::Open;
use crate::i18n::{Key, Lang, short_count};
use crate::money::Money;
use crate::plan::Plan;
use crate::uncertain::Draws;

/// The properties of [`ResultPanel`].
#[derive(Properties)]
pub struct ResultPanelProps {
    /// The open plan.
    pub open: Rc<Open>,
    /// What was found, and of which plan.
    pub told: Told,
    /// The draws themselves.
    pub draws: Rc<Draws>,
}

impl PartialEq for ResultPanelProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open) && Rc::ptr_eq(&self.draws, &other.draws)
    }
}

/// The result.
#[component(ResultPanel)]
pub fn result_panel(ResultPanelProps { open, told, draws }: &ResultPanelProps) -> Html {
    let lang = use_lang();
    let plan = &*told.plan;
    html! {
        <section class="panel fro-result" aria-labelledby="fro-drawn">
            <div class="panel-head">
                <h2 id="fro-drawn" class="panel-title">{ Key::UncertainResult.text(lang) }</h2>
                <span class="panel-note">{ took(told, lang) }</span>
            </div>
            { stale_note(is_stale(told, open), lang) }
            <p class="fro-cost">{ counted(draws, lang) }</p>
            { conflicts(draws, plan, lang) }
            { overall(draws, lang) }
            { counties(draws, plan, lang) }
            { projects::draw(draws, plan, lang) }
        </section>
    }
}

/// How many draws there are of each kind.
fn counted(draws: &Draws, lang: Lang) -> String {
    let kept = [("kept", &*draws.kept.to_string()), ("done", &draws.done.to_string())];
    let others = [(Key::UncertainInfeasible, draws.infeasible), (Key::UncertainUnknown, draws.unknown)];
    let others = others.iter().filter(|(_, count)| *count > 0);
    let others = others.map(|(key, count)| key.with(lang, &[("count", &count.to_string())]));
    let parts = std::iter::once(Key::UncertainKept.with(lang, &kept)).chain(others);
    parts.collect::<Vec<_>>().join(" · ")
}

/// The rules that take part in the proofs that a draw cannot be kept.
fn conflicts(draws: &Draws, plan: &Plan, lang: Lang) -> Html {
    if draws.conflicts.is_empty() {
        return Html::default();
    }
    let row = |(rule, count): &(usize, usize)| {
        let rule = plan.rules.get(*rule)?;
        let args = [("name", name_of(&rule.name, &rule.id, lang)), ("count", count.to_string())];
        let args = args.each_ref().map(|(name, text)| (*name, text.as_str()));
        let words = Key::UncertainConflict.with(lang, &args);
        Some(html! { <li><a class="link" href={Page::Rules.href_of(rule.id.as_str())}>{ words }</a></li> })
    };
    html! {
        <section class="fro-part">
            <h3 class="fro-part-title">{ Key::UncertainConflicts.text(lang) }</h3>
            <ul class="fro-streams">{ for draws.conflicts.iter().filter_map(row) }</ul>
        </section>
    }
}

/// Inflow and benefit, each on a scale of its own.
fn overall(draws: &Draws, lang: Lang) -> Html {
    let money = |fen: i128| yuan(fen, lang);
    let count = |number: i128| short_count(number, lang).text;
    let inflow = draws.inflow.map(|band| bands::alone(Key::UncertainInflow.text(lang), &band, &money));
    let benefit = draws.benefit.map(|band| bands::alone(Key::UncertainBenefit.text(lang), &band, &count));
    html! {
        <section class="fro-part">
            <h3 class="fro-part-title">{ Key::UncertainOverall.text(lang) }</h3>
            <ul class="fro-bands">{ inflow }{ benefit }</ul>
        </section>
    }
}

/// The grants of every county, on one scale.
fn counties(draws: &Draws, plan: &Plan, lang: Lang) -> Html {
    let named: Vec<_> =
        plan.counties.iter().map(|one| name_of(&one.name, &one.id, lang)).zip(&draws.counties).collect();
    let money = |fen: i128| yuan(fen, lang);
    html! {
        <section class="fro-part">
            <h3 class="fro-part-title">{ Key::UncertainCounties.text(lang) }</h3>
            <p class="panel-note">{ Key::UncertainCountiesNote.text(lang) }</p>
            <ul class="fro-bands">{ bands::together(&named, &money) }</ul>
            { bands::table(&named, &money, lang) }
        </section>
    }
}

fn yuan(fen: i128, lang: Lang) -> String {
    i64::try_from(fen).map(|fen| amount(Money::from_fen(fen), lang)).unwrap_or_default()
}
