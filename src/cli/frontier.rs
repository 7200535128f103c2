//! `fundpool frontier`: how much benefit each step of something else costs.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::answer::{Answer, Ending};
use super::failure::Failure;
use super::generate::up_to;
use super::grid::Grid;
use super::patience::Patience;
use super::progress::ProgressLine;
use super::setting::{changes_in_words, plain, shown};
use super::style::{HEADING, paint};
use super::{Outcome, files, goals, source, unsolved};
use crate::explain::Lever;
use crate::frontier::{Against, Found, Frontier, MOST, Point, frontier};
use crate::i18n::{Key, Lang, Phrase, exact_amount};
use crate::money::{Money, Unit};
use crate::plan::{Goal, Plan, Term, row_name};
use crate::result::{decimal, status_name};
use crate::rows::Bound;
use crate::verify::VALUE;

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[arg(long, value_name = "BETWEEN", default_value = "benefit,coverage", value_parser = between)]
    between: Between,
    #[arg(long, value_name = "COUNT", default_value_t = 40, value_parser = up_to(MOST))]
    points: usize,
}

/// What benefit is held against, as it is typed.
#[derive(Clone)]
enum Between {
    Coverage,
    Pooled,
    /// A rule by its id; which of its numbers, if it has two.
    Rule(String, Option<Bound>),
}

/// A frontier as programs read it; figures are decimals.
#[derive(Serialize)]
struct Told {
    plan: String,
    points: Vec<ToldPoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    beyond: Option<String>,
}

#[derive(Serialize)]
struct ToldPoint {
    asked: String,
    status: &'static str,
    #[serde(flatten)]
    found: Option<ToldFound>,
    /// What leads from the plan to the point's, in words.
    changes: Vec<String>,
}

#[derive(Serialize)]
struct ToldFound {
    benefit: String,
    other: String,
    bound: String,
    coverage: String,
    pooled: String,
    allocated: String,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        let plan = match source::sound(&self.plan)? {
            Ok(sound) => sound.plan,
            Err(unreadable) => return Ok(unreadable.answer(lang)),
        };
        let against = self.against(&plan)?;
        let (patience, line) = (Patience::from_now(None), ProgressLine::of_series(lang));
        let drawn = frontier(&plan, against, self.points, &|series| {
            line.tell(series);
            patience.left()
        });
        drop(line);
        Ok(match drawn {
            Ok(frontier) => self.told(&plan, &frontier, lang),
            Err(why) => {
                let nothing = (Key::CliFrontierNoNumber, Key::CliFrontierNoNumberHint);
                unsolved::answer(&self.plan, &why, nothing, lang)
            }
        })
    }

    fn against(&self, plan: &Plan) -> Result<Against, Failure> {
        let (id, bound) = match &self.between {
            Between::Coverage => return Ok(Against::Coverage),
            Between::Pooled => return Ok(Against::Pooled),
            Between::Rule(id, bound) => (id, bound),
        };
        let index = plan.rules.iter().position(|rule| rule.id.as_str() == id).ok_or_else(|| Failure {
            what: Phrase::new(Key::CliFrontierUnknownRule).with("id", id.as_str()),
            hint: Phrase::new(Key::CliFrontierUnknownRuleHint),
        })?;
        let has_number = |bound: &Bound| Lever::Limit(index, *bound).setting(plan).is_some();
        let found = bound.or_else(|| [Bound::Min, Bound::Max].into_iter().find(has_number));
        Ok(Against::Rule(index, found.unwrap_or(Bound::Min)))
    }

    fn told(&self, plan: &Plan, frontier: &Frontier, lang: Lang) -> Answer {
        let head = Phrase::new(Key::CliFrontierHead)
            .with("plan", files::shown(&self.plan))
            .with("other", other(plan, frontier.against));
        let mut text = format!("{}\n\n{}", paint(HEADING, head.say(lang)), table(frontier, lang));
        if let Some(beyond) = frontier.beyond {
            let line = Phrase::new(Key::CliFrontierBeyond).with("number", shown(beyond, lang));
            text += &format!("\n{}\n", line.say(lang));
        }
        let last = frontier.points.last().and_then(|point| point.found.as_ref().ok());
        if frontier.against == Against::Pooled && last.is_some_and(|found| found.pooled > Money::ZERO) {
            text += &format!("\n{}\n", Key::FrontierNoLess.text(lang));
        }
        let told = Told {
            plan: self.plan.display().to_string(),
            points: frontier.points.iter().map(|point| told(plan, point, lang)).collect(),
            beyond: frontier.beyond.map(plain),
        };
        Answer::words(text, &told, Ending::Done)
    }
}

/// What benefit is held against, in words.
fn other(plan: &Plan, against: Against) -> Phrase {
    match against {
        Against::Coverage => Phrase::new(Goal::LeastCoverage.term()),
        Against::Pooled => Phrase::new(Goal::Pooled.term()),
        Against::Rule(rule, _) => {
            let name = plan.rules.get(rule).map(|rule| row_name(&rule.name, &rule.id));
            let phrase = Phrase::new(Key::CliFrontierOfRule);
            name.into_iter().fold(phrase, |phrase, name| phrase.with("rule", name))
        }
    }
}

/// A line for each point.
fn table(frontier: &Frontier, lang: Lang) -> String {
    let (asked, bound) = match frontier.against {
        Against::Pooled => (Key::CliFrontierGiven, Key::CliFrontierPooledBound),
        Against::Coverage => (Key::CliFrontierAsked, Key::FigureBound),
        Against::Rule(..) => (Key::CliFrontierNumber, Key::FigureBound),
    };
    let headings = [
        asked,
        Key::ReportFigureBenefit,
        bound,
        Key::ReportFigureCoverage,
        Key::CliSummaryPooled,
        Key::CliSummaryAllocated,
        Key::CliGoalsProof,
    ]
    .map(|key| key.text(lang));
    let columns: Vec<(&str, bool)> = headings
        .iter()
        .enumerate()
        .map(|(column, heading)| (*heading, column + 1 < headings.len()))
        .collect();
    let mut grid = Grid::new(&columns);
    for point in &frontier.points {
        grid.row(cells(frontier.against, point, lang));
    }
    grid.finish()
}

fn cells(against: Against, point: &Point, lang: Lang) -> Vec<String> {
    let asked = shown(point.asked, lang);
    match &point.found {
        Ok(found) => {
            let goal = if against == Against::Pooled { Goal::Pooled } else { Goal::Benefit };
            let yuan = |amount| exact_amount(amount, Unit::Yuan, lang);
            vec![
                asked,
                goals::short(Goal::Benefit, found.benefit, lang),
                goals::short(goal, found.bound, lang),
                goals::short(Goal::LeastCoverage, found.coverage, lang),
                yuan(found.pooled),
                yuan(found.allocated),
                found.best.status().term().text(lang).to_owned(),
            ]
        }
        Err(why) => {
            let blank = std::iter::repeat_n(String::new(), 5);
            let why = unsolved::word(why).text(lang).to_owned();
            std::iter::once(asked).chain(blank).chain([why]).collect()
        }
    }
}

fn told(plan: &Plan, point: &Point, lang: Lang) -> ToldPoint {
    ToldPoint {
        asked: plain(point.asked),
        status: point.found.as_ref().map_or_else(unsolved::status, |found| status_name(found.best.status())),
        found: point.found.as_ref().ok().map(told_found),
        changes: changes_in_words(plan, &point.changes, lang),
    }
}

fn told_found(found: &Found) -> ToldFound {
    let written = |number| decimal::written(number, VALUE);
    ToldFound {
        benefit: written(found.benefit),
        other: written(found.other),
        bound: written(found.bound),
        coverage: written(found.coverage),
        pooled: found.pooled.to_string(),
        allocated: found.allocated.to_string(),
    }
}

/// `benefit,coverage`, `benefit,pooled`, `benefit,rule:ID`, or `benefit,rule:ID:max` where a rule has two numbers. clap asks for a text
/// of the error, but the help says it in the right language.
fn between(text: &str) -> Result<Between, String> {
    let other = text.strip_prefix("benefit,").ok_or_else(String::new)?;
    match other {
        "coverage" => Ok(Between::Coverage),
        "pooled" => Ok(Between::Pooled),
        other => {
            let rule = other.strip_prefix("rule:").filter(|rule| !rule.is_empty()).ok_or_else(String::new)?;
            Ok(match rule.rsplit_once(':') {
                Some((id, "min")) => Between::Rule(id.to_owned(), Some(Bound::Min)),
                Some((id, "max")) => Between::Rule(id.to_owned(), Some(Bound::Max)),
                _ => Between::Rule(rule.to_owned(), None),
            })
        }
    }
}
