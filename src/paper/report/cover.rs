//! The cover: what it is about, what it comes to, what is proven, and how anyone checks it again.

use crate::document::json;
use crate::i18n::{Key, exact_amount, short_count};
use crate::money::{Money, Unit};
use crate::paper::Paper;
use crate::paper::figures::{amount, number, percent, title_of};
use crate::paper::goal::short;
use crate::paper::markup::Markup;
use crate::paper::table::Table;
use crate::report::Standing;
use crate::report::table::{GOAL_COLUMNS, standing};

/// The commands that check a result, with the program and without it.
const COMMANDS: [&str; 2] =
    ["fundpool verify plan.json result.json", "python3 tools/verify_result.py plan.json result.json"];

/// Writes it.
pub fn write(paper: &Paper<'_>, page: &mut Markup) {
    page.open("header", &[("class", "paper-cover")]);
    page.say("p", "paper-kicker", paper.say(Key::PrintedKind));
    page.heading(0, "paper-title", &title_of(paper.plan, paper.lang));
    facts(paper, page);
    page.close();
    figures(paper, page);
    proof(paper, page);
}

fn facts(paper: &Paper<'_>, page: &mut Markup) {
    let year = paper.plan.year.map(|year| year.to_string());
    let date = (!paper.date.is_empty()).then(|| paper.date.to_owned());
    let facts = [
        (Key::PrintedYear, year),
        (Key::PrintedMade, date),
        (Key::ProofFingerprint, Some(json::fingerprint(paper.plan).to_string())),
    ];
    page.open("dl", &[("class", "paper-facts")]);
    for (key, fact) in facts {
        if let Some(fact) = fact {
            page.put("dt", &[], paper.say(key)).put("dd", &[], &fact);
        }
    }
    page.close();
}

/// The sums, short for the eye and exact below.
fn figures(paper: &Paper<'_>, page: &mut Markup) {
    let cards = &paper.report.cards;
    let amounts = [
        (Key::ReportFigureAmount, cards.streams.amount),
        (Key::ReportFigureMoved, cards.streams.moved),
        (Key::ReportFigureGrants, cards.grants),
        (Key::ReportFigureUnspent, cards.streams.left),
        (Key::ReportFigureLoans, cards.loans),
    ];
    page.open("dl", &[("class", "paper-figures")]);
    for (key, figure) in
        amounts.into_iter().filter(|(key, figure)| *key != Key::ReportFigureLoans || *figure != Money::ZERO)
    {
        let exact = exact_amount(figure, Unit::Yuan, paper.lang);
        card(paper, page, key, &amount(figure, paper.lang), &exact);
    }
    card(
        paper,
        page,
        Key::ReportFigureBenefit,
        &short_count(cards.benefit.0, paper.lang).text,
        &number(cards.benefit),
    );
    let (funded, all) = (cards.projects.funded(), paper.plan.projects.len());
    let of = Key::PrintedOf.with(paper.lang, &[("count", &funded.to_string()), ("all", &all.to_string())]);
    card(paper, page, Key::AllocationFunded, &of, "");
    page.close();
}

fn card(paper: &Paper<'_>, page: &mut Markup, key: Key, short: &str, exact: &str) {
    page.open("div", &[("class", "paper-card")]).put("dt", &[], paper.say(key));
    page.open("dd", &[]).say("span", "paper-value", short);
    if !exact.is_empty() {
        page.say("span", "paper-exact", exact);
    }
    page.close().close();
}

/// What is known of each goal.
fn proof(paper: &Paper<'_>, page: &mut Markup) {
    super::section(page, "paper-section paper-proof", paper.say(Key::ProofTitle));
    let first = paper.report.tiers.first().map_or(paper.report.standing, |tier| tier.standing);
    let class = if first == Standing::Optimal { "paper-seal" } else { "paper-seal is-gap" };
    let checked = Key::ProofDemandsOf.with(paper.lang, &[("count", &paper.demands.to_string())]);
    page.open("p", &[("class", class)]).put("strong", &[], paper.say(standing(first)));
    page.words(" · ").words(&checked).close();
    let columns = GOAL_COLUMNS.map(|(key, is_figure)| (paper.say(key), is_figure)).to_vec();
    let table = Table { caption: paper.say(Key::ProofGoals), columns };
    table.open(page);
    for (tier, row) in paper.plan.objective.iter().zip(&paper.report.tiers) {
        let relative = row.relative_gap.map(|gap| percent(gap, paper.lang)).unwrap_or_default();
        let said = paper.say(standing(row.standing)).to_owned();
        let goal = tier.phrase().say(paper.lang);
        let [value, bound, gap] =
            [row.value, row.bound, row.gap].map(|figure| short(tier.goal, figure.0, paper.lang));
        table.row(page, &[goal, value, bound, gap, relative, said]);
    }
    Table::close(page);
    page.say("p", "paper-note", paper.say(Key::PrintedVerify));
    COMMANDS.iter().for_each(|command| {
        page.open("pre", &[("class", "paper-command")]).put("code", &[], command).close();
    });
    page.close();
}
