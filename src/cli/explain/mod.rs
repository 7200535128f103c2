//! `fundpool explain`: the way out of a plan that no allocation keeps; what the numbers of one are worth; what would fund a project.

mod prices;

use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::answer::{Answer, Ending};
use super::failure::Failure;
use super::judged::judged;
use super::patience::Patience;
use super::progress::ProgressLine;
use super::setting::changes_in_words;
use super::style::{FAILED, HEADING, paint};
use super::{Outcome, files, source, unsolved};
use crate::explain::{
    Concession, Price, Unsolved, WayIn, WayOut, WhyNot, best_of, price, way_out, ways_in, why_not,
};
use crate::i18n::{Key, Lang, Phrase, exact_amount};
use crate::money::{Money, Unit};
use crate::pipeline::{Progress, run};
use crate::plan::{Plan, at_position};
use crate::result::INFEASIBLE;
use crate::verify::Verified;
use prices::{ToldPrice, binding, table, told_price};

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[arg(value_name = "RESULT")]
    result: Option<PathBuf>,
    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,
}

/// An explanation as programs read it; changes are in words.
#[derive(Serialize, Default)]
struct Told {
    plan: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    concessions: Vec<ToldConcession>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    prices: Vec<ToldPrice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<WhyNot>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ways_in: Vec<ToldWay>,
}

#[derive(Serialize)]
struct ToldConcession {
    short: String,
    changes: Vec<String>,
}

#[derive(Serialize)]
struct ToldWay {
    gets: String,
    changes: Vec<String>,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        files::read_input_once(std::iter::once(&self.plan).chain(&self.result))?;
        let plan = match source::sound(&self.plan)? {
            Ok(sound) => sound.plan,
            Err(unreadable) => return Ok(unreadable.answer(lang)),
        };
        let project = self.project.as_deref().map(|id| position(&plan, id)).transpose()?;
        let (patience, line) = (Patience::from_now(None), ProgressLine::start(&plan.objective, lang));
        let watch = |progress: Progress| -> ControlFlow<()> {
            line.tell(progress);
            patience.left()
        };
        let best = match &self.result {
            Some(path) => match judged(&plan, &self.plan, path, lang)? {
                Ok(best) => best,
                Err(refused) => return Ok(refused),
            },
            None => best_of(run(&plan, &watch)),
        };
        let answer = match best {
            Ok(best) => match project {
                Some(project) => self.of_project(&plan, &best, project, &watch, lang),
                None => Ok(self.of_prices(&plan, &best, &watch, lang)),
            },
            Err(Unsolved::Infeasible) => way_out(&plan, &watch).map(|way| self.of_way_out(&plan, &way, lang)),
            Err(other) => Err(other),
        };
        drop(line);
        let nothing = (Key::CliExplainNothing, Key::CliExplainNothingHint);
        Ok(answer.unwrap_or_else(|why| unsolved::answer(&self.plan, &why, nothing, lang)))
    }

    /// What has to give way. The answer to the plan is still no.
    fn of_way_out(&self, plan: &Plan, way: &WayOut, lang: Lang) -> Answer {
        let head = Phrase::new(Key::CliSolveInfeasible).with("plan", files::shown(&self.plan)).say(lang);
        let lead = Phrase::new(Key::InfeasibleLead).with("count", way.concessions.len()).say(lang);
        let concession = |one: &Concession| ToldConcession {
            short: Money::sum(one.shorts.iter().map(|short| short.short)).unwrap_or_default().to_string(),
            changes: changes_in_words(plan, &one.changes, lang),
        };
        let told = Told {
            plan: self.plan.display().to_string(),
            status: Some(INFEASIBLE),
            concessions: way.concessions.iter().map(concession).collect(),
            ..Told::default()
        };
        let lines: String = told.concessions.iter().flat_map(|one| list(&one.changes)).collect();
        let text = format!("{}\n{lead}\n{lines}", paint(FAILED, head));
        Answer::words(text, &told, Ending::No)
    }

    /// What the numbers that hold the first goal back are worth; those that could be found before patience was at its end.
    fn of_prices(
        &self,
        plan: &Plan,
        best: &Verified,
        watch: &dyn Fn(Progress) -> ControlFlow<()>,
        lang: Lang,
    ) -> Answer {
        let found: Vec<Price> = binding(plan, best)
            .into_iter()
            .map_while(|lever| match price(plan, best, lever, watch) {
                Err(Unsolved::Stopped) => None,
                other => Some(other.ok()),
            })
            .flatten()
            .collect();
        let head = Phrase::new(Key::CliExplainPrices).with("plan", files::shown(&self.plan)).say(lang);
        let table = if found.is_empty() {
            Key::CliExplainFree.text(lang).to_owned() + "\n"
        } else {
            table(plan, &found, lang)
        };
        let told = Told {
            plan: self.plan.display().to_string(),
            prices: found.iter().map(|price| told_price(plan, price, lang)).collect(),
            ..Told::default()
        };
        Answer::words(format!("{}\n\n{table}", paint(HEADING, head)), &told, Ending::Done)
    }

    /// What would fund a project.
    fn of_project(
        &self,
        plan: &Plan,
        best: &Verified,
        project: usize,
        watch: &dyn Fn(Progress) -> ControlFlow<()>,
        lang: Lang,
    ) -> Result<Answer, Unsolved> {
        let why = why_not(plan, best.allocation(), project)?;
        let ways = if why.next.is_some() { ways_in(plan, best, project, watch)? } else { Vec::new() };
        let yuan = |amount| exact_amount(amount, Unit::Yuan, lang);
        let key = if why.next.is_some() { Key::CliExplainProject } else { Key::CliExplainFunded };
        let head = Phrase::new(key)
            .with("project", at_position(&plan.projects, project))
            .with("gets", yuan(why.gets))
            .with("next", why.next.map(yuan).unwrap_or_default());
        let mut text = paint(HEADING, head.say(lang)) + "\n";
        if why.next.is_some() && ways.is_empty() {
            text += &format!("{}\n", Key::WhyNoWays.text(lang));
        }
        for way in &ways {
            text += &list(&changes_in_words(plan, &way.changes, lang)).concat();
            text += &format!("    {}\n", Phrase::new(Key::WhyGets).with("amount", yuan(way.gets)).say(lang));
        }
        let way = |way: &WayIn| ToldWay {
            gets: way.gets.to_string(),
            changes: changes_in_words(plan, &way.changes, lang),
        };
        let told = Told {
            plan: self.plan.display().to_string(),
            ways_in: ways.iter().map(way).collect(),
            why_not: Some(why),
            ..Told::default()
        };
        Ok(Answer::words(text, &told, Ending::Done))
    }
}

fn position(plan: &Plan, id: &str) -> Result<usize, Failure> {
    plan.projects.iter().position(|project| project.id.as_str() == id).ok_or_else(|| Failure {
        what: Phrase::new(Key::CliExplainUnknownProject).with("id", id),
        hint: Phrase::new(Key::CliExplainUnknownProjectHint),
    })
}

fn list(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| format!("  {line}\n")).collect()
}
