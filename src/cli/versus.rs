//! Plans beside each other: each is solved, those that have an allocation are compared with the first.

use serde::Serialize;

use super::answer::{Answer, Ending};
use super::failure::Failure;
use super::grid::Grid;
use super::patience::Patience;
use super::progress::ProgressLine;
use super::style::{FAINT, paint};
use super::{goals, sheet, unsolved};
use crate::compare::table::Sheet;
use crate::compare::{Comparison, Failed};
use crate::diagnostic::Name;
use crate::document::json::fingerprint;
use crate::explain::{Unsolved, best_of};
use crate::i18n::{Key, Lang, Phrase};
use crate::pipeline::{Series, run};
use crate::plan::{Plan, Term};
use crate::result::status_name;
use crate::verify::Verified;

/// The tables that people are shown; programs get everything.
const SHOWN: [Sheet; 2] = [Sheet::Cards, Sheet::Settings];

/// A plan to be compared, with what it is called.
pub(super) struct Side {
    pub(super) name: Name,
    pub(super) plan: Plan,
    /// What is to be said of it besides.
    pub(super) remarks: Vec<Phrase>,
}

/// A comparison as programs read it.
#[derive(Serialize)]
struct Told {
    plans: Vec<ToldSide>,
    /// Of the plans that have an allocation, in their order.
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<Comparison>,
}

#[derive(Serialize)]
struct ToldSide {
    name: String,
    plan_sha256: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tiers: Vec<goals::Told>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
}

/// Refuses more plans than can be compared.
///
/// # Errors
/// If there are more.
pub(super) fn refuse_too_many(count: usize, hint: Key) -> Result<(), Failure> {
    if count <= Comparison::MOST {
        return Ok(());
    }
    let what = Phrase::new(Key::CliVersusTooMany).with("most", Comparison::MOST);
    Err(Failure { what, hint: Phrase::new(hint) })
}

/// Solves the plans and compares them.
pub(super) fn compare(sides: Vec<Side>, lang: Lang) -> Answer {
    let found = solve(&sides, lang);
    let both: Vec<(&Side, &Verified)> =
        sides.iter().zip(&found).filter_map(|(side, found)| Some((side, found.as_ref().ok()?))).collect();
    let plans: Vec<(&Plan, &Verified)> = both.iter().map(|(side, best)| (&side.plan, *best)).collect();
    let named: Vec<(&Plan, Name)> = both.iter().map(|(side, _)| (&side.plan, side.name.clone())).collect();
    let compared = if plans.is_empty() { None } else { Some(Comparison::of(&plans)) };
    let mut text = standings(&sides, &found, lang);
    match &compared {
        Some(Ok(comparison)) => {
            let tables =
                SHOWN.map(|shown| sheet::titled(shown.title(), &comparison.table(&named, shown), lang));
            text += &format!("\n{}", tables.concat().trim_end());
            text.push('\n');
        }
        Some(Err(Failed::Overflow(_) | Failed::HowMany(_))) => {
            text += &format!("\n{}\n", Key::CliUnsolvedFault.text(lang));
        }
        None => {}
    }
    let told = Told {
        plans: sides.iter().zip(&found).map(|(side, found)| told(side, found, lang)).collect(),
        comparison: compared.and_then(Result::ok),
    };
    Answer::words(text, &told, ending(&found))
}

/// The best allocation of each plan, as far as patience reaches.
fn solve(sides: &[Side], lang: Lang) -> Vec<Result<Verified, Unsolved>> {
    let (patience, line) = (Patience::from_now(None), ProgressLine::of_series(lang));
    let solved = |(done, side): (usize, &Side)| {
        line.tell(Series { done, of: sides.len() });
        if patience.left().is_break() {
            return Err(Unsolved::Stopped);
        }
        best_of(run(&side.plan, &|_| patience.left()))
    };
    sides.iter().enumerate().map(solved).collect()
}

/// A line for each plan: what it is called and how good its answer is known to be.
fn standings(sides: &[Side], found: &[Result<Verified, Unsolved>], lang: Lang) -> String {
    let headings = [Key::CompareColumnPlan, Key::CliGoalsProof].map(|key| key.text(lang));
    let mut grid = Grid::new(&headings.map(|heading| (heading, false)));
    for (side, found) in sides.iter().zip(found) {
        let standing = match found {
            Ok(best) => best.status().term(),
            Err(why) => unsolved::word(why),
        };
        grid.row([name(&side.name, lang), standing.text(lang).to_owned()]);
    }
    let remarks = sides.iter().flat_map(|side| &side.remarks);
    let remarks: String = remarks.map(|remark| paint(FAINT, remark.say(lang)) + "\n").collect();
    grid.finish() + &remarks
}

fn told(side: &Side, found: &Result<Verified, Unsolved>, lang: Lang) -> ToldSide {
    ToldSide {
        name: name(&side.name, lang),
        plan_sha256: fingerprint(&side.plan).to_string(),
        status: found.as_ref().map_or_else(unsolved::status, |best| status_name(best.status())),
        tiers: found.as_ref().map(goals::told).unwrap_or_default(),
        remarks: side.remarks.iter().map(|remark| remark.say(lang)).collect(),
    }
}

fn name(name: &Name, lang: Lang) -> String {
    match lang {
        Lang::Zh => name.zh.clone(),
        Lang::En => name.en.clone(),
    }
}

/// The gravest of the endings.
fn ending(found: &[Result<Verified, Unsolved>]) -> Ending {
    let endings = || found.iter().filter_map(|found| found.as_ref().err()).map(unsolved::ending);
    if endings().any(|ending| ending == Ending::Trouble) {
        Ending::Trouble
    } else if endings().next().is_some() {
        Ending::No
    } else {
        Ending::Done
    }
}
