//! How near the allocation is to a rule: reached and limit as a bar, the headroom, the price where it binds.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::components::Unfold;
use crate::app::pages::figures::{amount, place_name};
use crate::app::state::answers::Answer;
use crate::i18n::{Key, Lang};
use crate::paper::rule::{RuleWords, headroom, side};
use crate::plan::rule::Rule;
use crate::report::{DemandRow, Report, RuleTable};

/// A rule beside what the answer tells of it.
pub struct Standing<'a> {
    /// The answer.
    pub answer: &'a Rc<Answer>,
    /// The rule as it was when it was answered.
    pub rule: &'a Rule,
    /// What is told of it.
    pub table: &'a RuleTable,
    report: &'a Report,
}

/// What the answer tells of the rule with this id.
pub fn of<'a>(answer: &'a Rc<Answer>, rule: &Rule) -> Option<Standing<'a>> {
    let report = answer.report()?;
    let mut told = answer.plan.rules.iter().zip(&report.rules);
    let (rule, table) = told.find(|(one, _)| one.id == rule.id)?;
    Some(Standing { answer, rule, table, report })
}

impl Standing<'_> {
    /// The bar, and what it says in words.
    pub fn draw(&self, lang: Lang) -> Html {
        let words = self.words();
        let Some(row) = words.tightest() else { return self.without_rows(lang) };
        html! {
            <div class="standing">
                { bar(row) }
                <p class="standing-words">
                    <span>
                        if !self.table.on {
                            { Key::RulesIfOn.text(lang) }{ " " }
                        }
                        { words.reached(row, lang) }
                    </span>
                    { self.headroom(row, lang) }
                </p>
                if row.binding {
                    <p class="standing-price"><span class="mark" aria-hidden="true">{ "▲" }</span>{ " " }{ words.price(row, lang) }</p>
                }
                if self.table.count > 1 {
                    { self.others(lang) }
                }
            </div>
        }
    }

    /// A negative list, or a rule that speaks of nothing that is funded.
    fn without_rows(&self, lang: Lang) -> Html {
        html! { <p class="standing-words"><span>{ self.words().without_rows(lang) }</span></p> }
    }

    /// The same in words.
    fn words(&self) -> RuleWords<'_> {
        RuleWords { plan: &self.answer.plan, report: self.report, rule: self.rule, table: self.table }
    }

    fn headroom(&self, row: &DemandRow, lang: Lang) -> Html {
        let class = match () {
            () if row.headroom.is_negative() => "standing-broken",
            () if row.binding => "standing-tight",
            () => "standing-room",
        };
        html! { <span class={class}>{ headroom(row, lang) }</span> }
    }

    /// Every row in a table, for those who want to see where else.
    fn others(&self, lang: Lang) -> Html {
        let (answer, id) = (self.answer.clone(), self.rule.id.clone());
        let body = Callback::from(move |()| {
            let rule = answer.plan.rules.iter().find(|rule| rule.id == id);
            let standing = rule.and_then(|rule| of(&answer, rule));
            standing.map(|standing| standing.table(lang)).unwrap_or_default()
        });
        let count = self.table.count.to_string();
        let about = crate::app::pages::figures::name_of(&self.rule.name, &self.rule.id, lang);
        html! { <Unfold label={Key::RulesRows.with(lang, &[("count", &count)])} {about} {body} /> }
    }

    fn table(&self, lang: Lang) -> Html {
        let words = self.words();
        let row = |row: &DemandRow| {
            let (reached, demanded) = words.measures(row, lang);
            html! {
                <tr class={classes!(row.binding.then_some("is-tight"), row.headroom.is_negative().then_some("is-broken"))}>
                    <th scope="row">{ place_name(&self.answer.plan, self.report, row.place, lang) }</th>
                    <td class="number">{ reached }</td>
                    <td class="number">{ side(row.side).text(lang) }{ " " }{ demanded }</td>
                    <td class="number">{ amount(row.headroom, lang) }</td>
                </tr>
            }
        };
        let columns = [
            Key::ReportColumnWhere,
            Key::ReportColumnLeftSide,
            Key::ReportColumnLimit,
            Key::ReportColumnHeadroom,
        ];
        let listed = self.table.rows.len();
        html! {
            <div class="table-frame" tabindex="0" role="group" aria-label={Key::RulesRowsCaption.text(lang)}>
                <table class="table">
                    <caption class="sr-only">{ Key::RulesRowsCaption.text(lang) }</caption>
                    <thead><tr>
                        { for columns.iter().enumerate().map(|(at, key)| html! {
                            <th scope="col" class={(at > 0).then_some("number")}>{ key.text(lang) }</th>
                        }) }
                    </tr></thead>
                    <tbody>{ for self.table.rows.iter().map(row) }</tbody>
                </table>
                if listed < self.table.count {
                    <p class="panel-note">{ Key::RulesRowsMore.with(lang, &[("count", &listed.to_string())]) }</p>
                }
            </div>
        }
    }
}

/// How long the bar is.
const LENGTH: i64 = 1000;

/// What is reached as a bar, with a mark where the limit is.
fn bar(row: &DemandRow) -> Html {
    let (left, limit) = (row.left.fen().max(0), row.limit.fen().max(0));
    let whole = i128::from(left.max(limit).max(1));
    let length = |fen: i64| i128::from(fen) * i128::from(LENGTH) / whole;
    let fill = match () {
        () if row.headroom.is_negative() => "bar-fill is-broken",
        () if row.binding => "bar-fill is-tight",
        () => "bar-fill",
    };
    html! {
        <svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar-track" width="1000" height="8" />
            <rect class={fill} width={length(left).to_string()} height="8" />
            <rect class="bar-mark" x={(length(limit) - 4).max(0).to_string()} width="4" height="8" />
        </svg>
    }
}
