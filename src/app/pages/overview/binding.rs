//! The rules that hold the allocation back, nearest first, and what they cost.

use yew::prelude::*;

use crate::app::components::figures::{amount_text, called, share_text, signed_count};
use crate::app::pages::figures::place_name;
use crate::app::route::Page;
use crate::i18n::{Key, Lang, short_count};
use crate::paper::figures::signed_percent;
use crate::paper::rule::deviation;
use crate::plan::rule::{Rule, RuleKind};
use crate::plan::{Plan, row_name, sort_by_key};
use crate::report::{DemandRow, Report, RuleTable, Trillionths};

/// How many rules are shown.
const MOST: usize = 5;
/// The length of a bar.
const LENGTH: i128 = 200;

/// A rule with the row of it that has the least room.
pub struct Tight<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// What is told of it.
    pub table: &'a RuleTable,
    /// The row.
    pub row: &'a DemandRow,
}

/// The panel.
pub fn binding(plan: &Plan, report: &Report, lang: Lang) -> Html {
    let tight = tight(plan, report);
    let on = plan.rules.iter().filter(|rule| rule.on).count();
    let binding = tight.iter().filter(|one| one.row.binding).count();
    let count = [("binding", binding.to_string()), ("on", on.to_string())];
    let count = Key::BindingCount.with(lang, &count.each_ref().map(|(name, text)| (*name, text.as_str())));
    html! {
        <section class="panel binding" aria-labelledby="binding">
            <h2 id="binding" class="panel-title">
                { Key::BindingTitle.text(lang) }<span class="panel-note">{ count }</span>
            </h2>
            if binding == 0 {
                <p class="panel-empty">{ Key::BindingNone.text(lang) }</p>
            }
            <ul class="binding-list">{ for tight.iter().take(MOST).map(|one| item(one, plan, report, lang)) }</ul>
            <a class="way-more" href={Page::Rules.href()}>{ Key::BindingAll.text(lang) }</a>
        </section>
    }
}

/// The rules that are on: what costs most comes first, then what has the least room for its size.
pub fn tight<'a>(plan: &'a Plan, report: &'a Report) -> Vec<Tight<'a>> {
    let rules = plan.rules.iter().zip(&report.rules).filter(|(rule, _)| rule.on);
    let mut tight: Vec<Tight<'_>> = rules.filter_map(|(rule, table)| tightest(rule, table)).collect();
    sort_by_key(&mut tight, |one| (!one.row.binding, std::cmp::Reverse(one.row.price), one.row.headroom));
    tight
}

fn tightest<'a>(rule: &'a Rule, table: &'a RuleTable) -> Option<Tight<'a>> {
    let row =
        table.rows.iter().min_by_key(|row| (!row.binding, std::cmp::Reverse(row.price), row.headroom))?;
    Some(Tight { rule, table, row })
}

fn item(tight: &Tight<'_>, plan: &Plan, report: &Report, lang: Lang) -> Html {
    let Tight { rule, row, .. } = tight;
    let name = called(&row_name(&rule.name, &rule.id), lang);
    html! {
        <li class="binding-item">
            <a class="binding-name" href={Page::Rules.href_of(rule.id.as_str())}>{ name }</a>
            <span class="binding-value">{ reached(rule, row, lang) }</span>
            { meter(row) }
            <span class="binding-note">{ note(tight, plan, report, lang) }</span>
        </li>
    }
}

/// What is reached, in the rule's own measure.
pub fn reached(rule: &Rule, row: &DemandRow, lang: Lang) -> String {
    if let Some((reached, _)) = deviation(rule, row) {
        return signed_percent(reached, lang);
    }
    match (row.reached, row.demanded) {
        (Some(reached), Some(_)) if is_per_head(rule) => short_count(reached.0, lang).text,
        (Some(reached), Some(_)) => share_text(reached, lang),
        _ => amount_text(row.left, lang),
    }
}

/// How much of the limit is used up, as a bar.
pub fn meter(row: &DemandRow) -> Html {
    let class = if row.binding { "meter is-binding" } else { "meter" };
    html! {
            <svg class={class} viewBox={format!("0 0 {LENGTH} 6")} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="meter-all" x="0" y="0" width={LENGTH.to_string()} height="6" rx="2" />
                <rect class="meter-part" x="0" y="0" width={filled(row).to_string()} height="6" rx="2" />
            </svg>
    }
}

/// How much of its limit is used up.
fn filled(row: &DemandRow) -> i128 {
    let (left, limit) = (i128::from(row.left.fen()), i128::from(row.limit.fen()));
    let (small, large) = (left.min(limit).max(0), left.max(limit).max(1));
    small.saturating_mul(LENGTH).checked_div(large).unwrap_or_default()
}

/// Whether the rule measures in yuan per head.
fn is_per_head(rule: &Rule) -> bool {
    matches!(&rule.kind, RuleKind::CountyRange(range) if range.per_head)
}

/// What it costs, or how much room it leaves where.
pub fn note(Tight { rule, table, row }: &Tight<'_>, plan: &Plan, report: &Report, lang: Lang) -> String {
    if row.binding && row.price > Trillionths::ZERO {
        let gain = table.gain(row.side);
        let (key, gain) = match gain.of_step {
            Some(price) if is_per_head(rule) => (Key::BindingPriceHead, price),
            Some(price) => (Key::BindingPrice, price),
            None => (Key::BindingPriceAmount, gain.price),
        };
        return key.with(lang, &[("gain", &signed_count(gain.0, lang))]);
    }
    let place = place_name(plan, report, row.place, lang);
    Key::BindingAt.with(lang, &[("where", &place), ("room", &amount_text(row.headroom, lang))])
}
