//! What a step shows: its title, its sentence, and the figures of the answer in sight.

mod allocation;
mod decision;
mod pool;
mod proof;
mod rules;
mod scenario;
mod sources;
mod title;

use std::sync::Arc;

use yew::prelude::*;

use self::scenario::Beside;
use super::figures::Figure;
use crate::app::components::figures::{amount_text, share_text};
use crate::app::state::answers::Answer;
use crate::app::state::shelf::title_in;
use crate::diagnostic::visible;
use crate::i18n::{Key, Lang};
use crate::plan::{Channel, Plan, Step, StepKind, Stream};
use crate::protocol::Outcome;
use crate::report::{Report, Trillionths};

/// A step with all that it is drawn from.
#[derive(Clone)]
pub struct Scene<'a> {
    /// The step.
    pub step: &'a Step,
    /// The plan as it is, which has the step.
    pub plan: &'a Plan,
    /// The plan as the step shows it.
    pub tried: Arc<Plan>,
    /// Whether that has no errors: else nothing is searched.
    pub is_sound: bool,
    /// The last answer with an allocation.
    pub answer: Option<&'a Answer>,
    /// Whether that is about what the step shows, if with another number; else it is what was shown before.
    pub is_own: bool,
    /// The last answer, where that is about what the step shows and has no allocation.
    pub missing: Option<&'a Answer>,
    /// What the plan as it is comes to, while something else is tried.
    pub plain: Option<&'a Answer>,
    /// What the figures are.
    pub mark: Option<Mark>,
    /// The language.
    pub lang: Lang,
}

/// What the figures of a step are, where they are not those of what its title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Of something that is tried and no scenario of the plan: nobody's decision yet.
    Tried,
    /// Of what was shown before: those of what is shown now are being searched.
    Solving,
}

/// An allocation with its plan.
#[derive(Clone, Copy)]
struct Told<'a> {
    plan: &'a Plan,
    answer: &'a Answer,
    report: &'a Report,
    /// The report of the plan as it is, where something else is tried.
    plain: Option<&'a Report>,
    lang: Lang,
}

impl Mark {
    const fn name(self) -> Key {
        match self {
            Self::Tried => Key::PresentTried,
            Self::Solving => Key::PresentSolving,
        }
    }
}

impl<'a> Scene<'a> {
    /// The step drawn, its title in an element of this name: the page has one heading of the first level.
    pub fn draw(&self, heading: &'static str) -> Html {
        let class = classes!("slide", format!("slide-of-{}", slug(self.step.kind)));
        html! {
            <article {class}>
                <header class="slide-head">
                    <@{heading} class="slide-title" tabindex="-1">{ self.title() }</@>
                    <p class="slide-sentence">{ self.sentence() }</p>
                    { for self.mark.map(|mark| html! { <p class="slide-mark">{ mark.name().text(self.lang) }</p> }) }
                </header>
                <div class="slide-body">{ self.body() }</div>
            </article>
        }
    }

    /// What the step is called; the first one is called like the plan.
    pub fn title(&self) -> String {
        match self.step.kind {
            StepKind::Title => visible(&title_in(&self.plan.title, self.lang)),
            _ => self.step.phrase(self.plan).say(self.lang),
        }
    }

    fn sentence(&self) -> String {
        if !self.step.sentence.is_blank() {
            return visible(&title_in(&self.step.sentence, self.lang));
        }
        let lang = self.lang;
        match self.step.kind {
            StepKind::Title => Key::PresentSayTitle.text(lang).to_owned(),
            StepKind::Decision => Key::PresentSayDecision.text(lang).to_owned(),
            StepKind::Scenario => Key::PresentSayScenario.text(lang).to_owned(),
            kind => self.told().map(|told| told.sentence(kind)).unwrap_or_default(),
        }
    }

    fn told(&self) -> Option<Told<'a>> {
        let answer = self.answer?;
        let plain = self.plain.and_then(Answer::report);
        Some(Told { plan: &answer.plan, answer, report: answer.report()?, plain, lang: self.lang })
    }

    fn beside(&self) -> Beside<'_> {
        Beside {
            plan: self.plan,
            tried: &self.tried,
            plain: self.plain.and_then(Answer::report),
            report: self.answer.filter(|_| self.is_own).and_then(Answer::report),
            lang: self.lang,
        }
    }

    fn body(&self) -> Html {
        if let Some(missing) = self.missing {
            return nothing(missing, self.lang);
        }
        if self.step.kind == StepKind::Title {
            return title::draw(self.plan, self.lang);
        }
        if !self.is_sound {
            return html! { <p class="slide-missing" role="status">{ Key::PresentUnsound.text(self.lang) }</p> };
        }
        if self.step.kind == StepKind::Scenario {
            return self.beside().draw();
        }
        let Some(told) = self.told() else {
            return html! { <p class="slide-missing">{ Key::PresentWaiting.text(self.lang) }</p> };
        };
        match self.step.kind {
            StepKind::Title | StepKind::Scenario => Html::default(),
            StepKind::Sources => sources::draw(&told),
            StepKind::Pool => pool::draw(&told),
            StepKind::Allocation => allocation::draw(&told),
            StepKind::Rules => rules::draw(&told),
            StepKind::Proof => proof::draw(&told),
            StepKind::Decision => decision::draw(&told),
        }
    }
}

impl Told<'_> {
    /// What a step says where the planner wrote nothing.
    fn sentence(&self, kind: StepKind) -> String {
        let (cards, lang) = (&self.report.cards, self.lang);
        match kind {
            StepKind::Title | StepKind::Scenario | StepKind::Decision => String::new(),
            StepKind::Sources => {
                // Contracts are listed, but are no money of the year.
                let is_money = |stream: &&Arc<Stream>| stream.channel != Channel::Procurement;
                let count = self.plan.streams.iter().filter(is_money).count().to_string();
                let amount = amount_text(cards.streams.amount, lang);
                Key::PresentSaySources.with(lang, &[("count", &count), ("amount", &amount)])
            }
            StepKind::Pool => {
                let (moved, all) = (cards.streams.moved.fen().into(), cards.streams.amount.fen().into());
                let share = Trillionths::share(moved, all).map(|share| share_text(share, lang));
                let amount = amount_text(cards.streams.moved, lang);
                Key::PresentSayPool.with(lang, &[("amount", &amount), ("share", &share.unwrap_or_default())])
            }
            StepKind::Allocation => {
                let counties =
                    self.report.counties.iter().filter(|row| row.grants.fen() > 0).count().to_string();
                let projects = cards.projects.funded().to_string();
                let amount = amount_text(cards.grants, lang);
                let args = [("amount", &*amount), ("counties", &*counties), ("projects", &*projects)];
                Key::PresentSayAllocation.with(lang, &args)
            }
            StepKind::Rules => rules::sentence(self),
            StepKind::Proof => proof::sentence(self),
        }
    }
}

/// What there is to say where the last search found no allocation.
fn nothing(answer: &Answer, lang: Lang) -> Html {
    let (what, hint) = match &answer.outcome {
        Outcome::Infeasible => (Key::StripInfeasible, Key::PresentInfeasible),
        Outcome::Fault(_) => (Key::StripFault, Key::StripFaultHint),
        _ => (Key::StripUnknown, Key::StripUnknownHint),
    };
    html! {
        <div class="slide-missing" role="status">
            <p class="slide-lead">{ what.text(lang) }</p>
            <p>{ hint.text(lang) }</p>
        </div>
    }
}

/// Figures side by side, each with its difference from the plan where something else is tried.
fn cards(figures: &[Figure]) -> Html {
    let card = |figure: &Figure| {
        html! {
            <div class="slide-card">
                <dt class="slide-card-name">{ figure.name }</dt>
                <dd class="slide-card-value">
                    { figure.text.clone() }
                    if let Some(then) = &figure.then {
                        <span class={classes!("slide-change", then.class)}>{ then.change.clone() }</span>
                    }
                </dd>
            </div>
        }
    };
    html! { <dl class="slide-cards">{ for figures.iter().map(card) }</dl> }
}

/// A bar as long as its share of the longest.
fn bar(part: i64, longest: i64, class: &'static str) -> Html {
    const LENGTH: i128 = 1000;
    let width =
        i128::from(part.max(0)).saturating_mul(LENGTH).checked_div(longest.into()).unwrap_or_default();
    html! {
        <svg class="slide-bar" viewBox={format!("0 0 {LENGTH} 10")} preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect {class} x="0" y="0" width={width.clamp(2, LENGTH).to_string()} height="10" />
        </svg>
    }
}

const fn slug(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Title => "title",
        StepKind::Sources => "sources",
        StepKind::Pool => "pool",
        StepKind::Allocation => "allocation",
        StepKind::Rules => "rules",
        StepKind::Proof => "proof",
        StepKind::Scenario => "scenario",
        StepKind::Decision => "decision",
    }
}
