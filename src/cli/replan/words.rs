//! A re-plan as people read it.

use super::{Changed, Found};
use crate::cli::goals::short;
use crate::cli::grid::Grid;
use crate::cli::style::{FAINT, HEADING, paint};
use crate::explain::{Beside, Moved, beside};
use crate::i18n::{Key, Lang, Phrase, exact_amount};
use crate::money::{Money, Unit};
use crate::paper::moves::{Names, Verdict};
use crate::plan::{Plan, Term};
use crate::verify::Verified;

/// How many payments people are shown; programs get all of them.
const MOST_LISTED: usize = 20;

/// What both ways come to, what is known of them, and who pays whom more or less.
pub(super) fn text(head: &str, before: &Plan, changed: &Changed, found: &Found, lang: Lang) -> String {
    let verdict = Verdict::of(&found.replan, &changed.plan);
    let sentences = verdict.sentences(lang, &|amount| yuan(amount, lang));
    let remarks: String =
        changed.remarks.iter().map(|remark| paint(FAINT, remark.say(lang)) + "\n").collect();
    let parts = [
        paint(HEADING, head) + "\n" + &remarks,
        figures(found, lang),
        sentences.join("\n") + "\n",
        moves(before, changed, found, lang),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// What both ways move, and what they bring beside what was adopted.
fn figures(found: &Found, lang: Lang) -> String {
    let replan = &found.replan;
    let headings = [Key::LeastAdopted, Key::LeastNear, Key::LeastBest].map(|key| (key.text(lang), true));
    let mut grid = Grid::new(&[&[("", false)], &headings[..]].concat());
    let mut row = |key: Key, adopted: String, of: &dyn Fn(&Moved) -> String| {
        grid.row([key.text(lang).to_owned(), adopted, of(&replan.near_moved), of(&replan.best_moved)]);
    };
    row(Key::LeastTotal, String::new(), &|moved| yuan(moved.total, lang));
    row(Key::LeastTaken, String::new(), &|moved| yuan(moved.taken, lang));
    row(Key::LeastGiven, String::new(), &|moved| yuan(moved.given, lang));
    row(Key::LeastCount, String::new(), &|moved| moved.moves.len().to_string());
    let adopted = found.adopted.tiers();
    for (at, proof) in replan.best.tiers().iter().enumerate() {
        let goal = proof.tier.goal;
        let value = |verified: &Verified| {
            verified.tiers().get(at).map(|proof| short(goal, proof.value, lang)).unwrap_or_default()
        };
        // A changed plan may strive for something else.
        let before = adopted.get(at).filter(|proof| proof.tier.goal == goal);
        let before = before.map(|proof| short(goal, proof.value, lang)).unwrap_or_default();
        grid.row([goal.term().text(lang).to_owned(), before, value(&replan.near), value(&replan.best)]);
    }
    grid.finish()
}

/// Who pays whom more or less, the first few.
fn moves(before: &Plan, changed: &Changed, found: &Found, lang: Lang) -> String {
    let rows = beside(&found.replan.near_moved, &found.replan.best_moved);
    if rows.is_empty() {
        return String::new();
    }
    let names = Names::of(before, &changed.plan);
    let headings = [
        (Key::LeastPayer, false),
        (Key::LeastPayee, false),
        (Key::LeastAdopted, true),
        (Key::LeastNear, true),
        (Key::LeastBest, true),
    ];
    let mut grid = Grid::new(&headings.map(|(key, is_figure)| (key.text(lang), is_figure)));
    for Beside { payer, payee, before, near, best } in rows.iter().take(MOST_LISTED) {
        let amounts = [before, near, best].map(|amount| yuan(*amount, lang));
        grid.row([names.payer(payer).say(lang), names.payee(payee).say(lang)].into_iter().chain(amounts));
    }
    let left = rows.len().saturating_sub(MOST_LISTED);
    let more = match left {
        0 => String::new(),
        _ => Phrase::new(Key::CliMoreNotListed).with("count", left).say(lang) + "\n",
    };
    format!("{}\n{}{more}", paint(HEADING, Key::LeastMoves.text(lang)), grid.finish())
}

fn yuan(amount: Money, lang: Lang) -> String {
    exact_amount(amount, Unit::Yuan, lang)
}
