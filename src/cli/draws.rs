//! `fundpool draws`: what a plan comes to where it is not certain what the streams bring.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::answer::{Answer, Ending};
use super::generate::up_to;
use super::grid::Grid;
use super::patience::Patience;
use super::progress::ProgressLine;
use super::style::{HEADING, paint};
use super::{Outcome, files, goals, source, threads, unsolved};
use crate::i18n::{Key, Lang, Phrase, exact_amount};
use crate::money::{Money, Unit};
use crate::plan::{Goal, Plan, Project, at_position};
use crate::result::decimal;
use crate::uncertain::{Band, Draws, MOST, PERCENTILES};
use crate::verify::VALUE;

/// How many projects and rules people are shown; programs get all of them.
const MOST_LISTED: usize = 12;

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[arg(long, value_name = "COUNT", default_value_t = 1_000, value_parser = up_to(MOST))]
    draws: usize,
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    #[arg(long, value_name = "COUNT", value_parser = up_to(threads::MOST))]
    threads: Option<usize>,
}

/// What the draws come to, as programs read it; bands hold the percentiles that are named.
#[derive(Serialize)]
struct Told {
    plan: String,
    seed: u64,
    asked: usize,
    done: usize,
    kept: usize,
    infeasible: usize,
    unknown: usize,
    percentiles: [usize; 5],
    #[serde(skip_serializing_if = "Option::is_none")]
    inflow: Option<[String; 5]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    benefit: Option<[String; 5]>,
    gap: String,
    counties: Vec<ToldCounty>,
    projects: Vec<ToldProject>,
    conflicts: Vec<ToldConflict>,
}

#[derive(Serialize)]
struct ToldCounty {
    county: String,
    grants: [String; 5],
}

#[derive(Serialize)]
struct ToldProject {
    project: String,
    funded: usize,
    safe: bool,
}

#[derive(Serialize)]
struct ToldConflict {
    rule: String,
    draws: usize,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        let plan = match source::sound(&self.plan)? {
            Ok(sound) => sound.plan,
            Err(unreadable) => return Ok(unreadable.answer(lang)),
        };
        let (patience, line) = (Patience::from_now(None), ProgressLine::of_series(lang));
        let threads = self.threads.unwrap_or_else(threads::one_per_processor);
        let drawn = threads::draws(&plan, (self.draws, self.seed), threads, &|series| {
            line.tell(series);
            patience.left()
        });
        drop(line);
        Ok(match drawn {
            Ok(draws) => self.told(&plan, &draws, lang),
            Err(why) => {
                let nothing = (Key::CliDrawsCertain, Key::CliDrawsCertainHint);
                unsolved::answer(&self.plan, &why, nothing, lang)
            }
        })
    }

    fn told(&self, plan: &Plan, draws: &Draws, lang: Lang) -> Answer {
        let head = Phrase::new(Key::CliDrawsHead)
            .with("plan", files::shown(&self.plan))
            .with("done", draws.done)
            .with("asked", draws.asked)
            .with("kept", draws.kept)
            .with("infeasible", draws.infeasible)
            .with("unknown", draws.unknown);
        let parts = [
            paint(HEADING, head.say(lang)) + "\n",
            bands(plan, draws, lang),
            projects(plan, draws, lang),
            conflicts(plan, draws, lang),
        ];
        let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        // If no draw can be kept, the answer is no.
        let ending = if draws.kept > 0 { Ending::Done } else { Ending::No };
        Answer::words(text, &self.for_programs(plan, draws), ending)
    }

    fn for_programs(&self, plan: &Plan, draws: &Draws) -> Told {
        let benefit = |number| decimal::written(number, VALUE);
        let counties = plan.counties.iter().zip(&draws.counties);
        let projects = plan.projects.iter().zip(&draws.funded).enumerate();
        let conflicts = draws.conflicts.iter().filter_map(|(rule, count)| {
            Some(ToldConflict { rule: plan.rules.get(*rule)?.id.to_string(), draws: *count })
        });
        Told {
            plan: self.plan.display().to_string(),
            seed: draws.seed,
            asked: draws.asked,
            done: draws.done,
            kept: draws.kept,
            infeasible: draws.infeasible,
            unknown: draws.unknown,
            percentiles: PERCENTILES,
            inflow: draws.inflow.map(|band| band.0.map(yuan)),
            benefit: draws.benefit.map(|band| band.0.map(benefit)),
            gap: benefit(draws.gap),
            counties: counties
                .map(|(county, band)| ToldCounty { county: county.id.to_string(), grants: band.0.map(yuan) })
                .collect(),
            projects: projects
                .map(|(index, (project, funded))| ToldProject {
                    project: project.id.to_string(),
                    funded: *funded,
                    safe: draws.is_safe(index),
                })
                .collect(),
            conflicts: conflicts.collect(),
        }
    }
}

/// Fen as programs read yuan.
fn yuan(fen: i128) -> String {
    decimal::written(fen, 2)
}

/// How money, benefit and the counties' grants are spread.
fn bands(plan: &Plan, draws: &Draws, lang: Lang) -> String {
    let percentiles =
        PERCENTILES.map(|percent| Phrase::new(Key::CliDrawsPercentile).with("percent", percent).say(lang));
    let mut columns = vec![("", false)];
    columns.extend(percentiles.iter().map(|percentile| (percentile.as_str(), true)));
    let mut grid = Grid::new(&columns);
    let mut row = |name: String, band: &Band, said: &dyn Fn(i128) -> String| {
        grid.row(std::iter::once(name).chain(band.0.map(said)));
    };
    let amount = |fen: i128| match i64::try_from(fen) {
        Ok(fen) => exact_amount(Money::from_fen(fen), Unit::Yuan, lang),
        Err(_) => yuan(fen),
    };
    let (Some(inflow), Some(benefit)) = (&draws.inflow, &draws.benefit) else { return String::new() };
    row(Key::CliSummaryPool.text(lang).to_owned(), inflow, &amount);
    row(Key::ReportFigureBenefit.text(lang).to_owned(), benefit, &|number| {
        goals::short(Goal::Benefit, number, lang)
    });
    for (index, band) in draws.counties.iter().enumerate() {
        row(at_position(&plan.counties, index).say(lang), band, &amount);
    }
    grid.finish()
}

/// How many projects are safe, and those that are funded in some draws only, the surest first.
fn projects(plan: &Plan, draws: &Draws, lang: Lang) -> String {
    if draws.kept == 0 {
        return String::new();
    }
    let safe = (0..plan.projects.len()).filter(|project| draws.is_safe(*project)).count();
    let mut some: Vec<(usize, usize)> = draws
        .funded
        .iter()
        .enumerate()
        .filter(|(_, count)| (1..draws.kept).contains(*count))
        .map(|(project, count)| (project, *count))
        .collect();
    some.sort_by_key(|(project, count)| (std::cmp::Reverse(*count), *project));
    let never = draws.funded.iter().filter(|count| **count == 0).count();
    let head = Phrase::new(Key::CliDrawsProjects)
        .with("safe", safe)
        .with("some", some.len())
        .with("never", never)
        .say(lang);
    format!("{head}\n{}", counted::<Project>(&plan.projects, &some, Key::CliDrawsFunded, lang))
}

/// The rules in the way of draws that cannot be kept.
fn conflicts(plan: &Plan, draws: &Draws, lang: Lang) -> String {
    if draws.conflicts.is_empty() {
        return String::new();
    }
    let head = Key::CliDrawsConflicts.text(lang);
    format!("{head}\n{}", counted(&plan.rules, &draws.conflicts, Key::CliDrawsInDraws, lang))
}

/// Rows with the number of draws, the first few.
fn counted<R: crate::plan::edit::Row>(
    table: &crate::plan::Table<R>,
    counts: &[(usize, usize)],
    key: Key,
    lang: Lang,
) -> String {
    let line = |(index, count): &(usize, usize)| {
        let row = Phrase::new(key).with("row", at_position(table, *index)).with("count", *count);
        format!("  {}\n", row.say(lang))
    };
    let mut lines: String = counts.iter().take(MOST_LISTED).map(line).collect();
    let left = counts.len().saturating_sub(MOST_LISTED);
    if left > 0 {
        lines += &format!("  {}\n", Phrase::new(Key::CliMoreNotListed).with("count", left).say(lang));
    }
    lines
}
