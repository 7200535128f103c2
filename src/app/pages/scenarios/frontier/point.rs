//! A point of the curve: its figures, what it costs, and its plan as a scenario.

use std::sync::Arc;

use yew::prelude::*;

use super::super::acts;
use super::axis::{Axis, benefit_change, units};
use crate::app::pages::figures::{amount, percent};
use crate::app::state::work::Act;
use crate::i18n::{Key, Lang, short_count};
use crate::plan::{Plan, Text, changes_between};
use crate::protocol::{Against, Found, Frontier, Point};

/// Where a person stands on the curve.
pub struct Standpoint<'a> {
    /// The curve.
    pub frontier: &'a Frontier,
    /// How the numbers read.
    pub axis: &'a Axis,
    /// Which point.
    pub at: usize,
    /// The plan that the curve is of.
    pub plan: &'a Arc<Plan>,
    /// The language.
    pub lang: Lang,
}

impl Standpoint<'_> {
    fn point(&self) -> Option<&Point> {
        self.frontier.points.get(self.at)
    }

    fn found(&self) -> Option<&Found> {
        self.point()?.found.as_ref()
    }

    /// Number of the point, out of how many.
    fn number(&self) -> String {
        let (at, count) = (self.at.saturating_add(1).to_string(), self.frontier.points.len().to_string());
        Key::FrontierAt.with(self.lang, &[("at", &at), ("count", &count)])
    }

    /// The number on the axis: what the allocation comes to, else what was asked for.
    fn value(&self) -> String {
        let asked = |point: &Point| self.axis.text(units(point.asked));
        match (self.found(), self.point()) {
            (Some(found), _) => self.axis.text(found.other.0),
            // What a point of less pooling asks for is a share of benefit, which does not stand on the axis.
            (None, Some(point)) if self.frontier.against != Against::Pooled => asked(point),
            _ => String::new(),
        }
    }

    /// What the slider says at this point.
    pub fn heard(&self) -> String {
        let words = match self.found() {
            Some(found) => self.sentence(Key::FrontierHeard, found, self.lang),
            None => Key::FrontierNoneHere.text(self.lang).to_owned(),
        };
        format!("{} · {words}", self.number())
    }

    fn sentence(&self, key: Key, found: &Found, lang: Lang) -> String {
        let axis = Axis::of(self.plan, self.frontier, lang);
        let (value, benefit) = (axis.text(found.other.0), short_count(found.benefit.0, lang).text);
        key.with(lang, &[("across", &axis.name), ("value", &value), ("benefit", &benefit)])
    }

    /// The figures of the point, and what it costs.
    pub fn told(&self) -> Html {
        let lang = self.lang;
        let Some(found) = self.found() else {
            let value = self.value();
            return html! { <p class="fro-cost">{ self.number() }{ " · " }{ value }{ " " }{ Key::FrontierNoneHere.text(lang) }</p> };
        };
        let figure = |name: &str, value: String| {
            html! { <div class="fro-figure"><dt>{ name.to_owned() }</dt><dd>{ value }</dd></div> }
        };
        let plain = |key: Key, value: String| figure(key.text(lang), value);
        html! {
            <>
            <dl class="fro-figures">
                { figure(&self.number(), self.value()) }
                { plain(Key::FrontierBenefit, short_count(found.benefit.0, lang).text) }
                { plain(Key::FrontierCoverage, percent(found.coverage, lang)) }
                { plain(Key::FrontierPooled, amount(found.pooled, lang)) }
                { plain(Key::FrontierAllocated, amount(found.allocated, lang)) }
            </dl>
            { for self.cost(found).into_iter().map(|words| html! { <p class="fro-cost">{ words }</p> }) }
            </>
        }
    }

    /// What is given up against the point with the most benefit, and around here.
    fn cost(&self, found: &Found) -> Vec<String> {
        let lang = self.lang;
        let before = self.frontier.points.get(..self.at).unwrap_or_default();
        let mut before = before.iter().filter_map(|point| point.found.as_ref());
        let Some(best) = before.next() else { return vec![Key::FrontierBest.text(lang).to_owned()] };
        let last = before.next_back().unwrap_or(best);
        let (benefit, share) = benefit_change(best.benefit.0, found.benefit.0, lang);
        let change = self.axis.change(found.other.0.saturating_sub(best.other.0));
        let args =
            [("across", &*self.axis.name), ("change", &change), ("benefit", &benefit), ("share", &share)];
        std::iter::once(Key::FrontierCost.with(lang, &args)).chain(self.axis.price(last, found)).collect()
    }

    /// The name of the point's scenario, and the act that adds it to the open plan.
    pub fn scenario(&self, open: &Plan) -> Option<(String, Act)> {
        let (point, found) = (self.point()?, self.found()?);
        let after = point.edit.apply(self.plan)?;
        let both = |key: Key| {
            let said = |lang| Some(self.sentence(key, found, lang));
            Text { zh: said(Lang::Zh), en: said(Lang::En) }
        };
        let changes = changes_between(self.plan, &after);
        let made = acts::fresh(open, both(Key::FrontierScenario), both(Key::FrontierNote), changes);
        let name = self.sentence(Key::FrontierScenario, found, self.lang);
        Some((name, Act::Make(vec![acts::added(made)])))
    }
}
