//! What the report rests on: the streams with their documents, credit, and what the plan itself says of its figures.

use crate::diagnostic::visible;
use crate::i18n::{Key, Lang, exact_percent};
use crate::money::{Money, Scale, Unit};
use crate::paper::Paper;
use crate::paper::figures::name_of;
use crate::paper::markup::Markup;
use crate::paper::table::{Table, caption};
use crate::plan::{Channel, Credit, Level, Stream, Term};
use crate::report::Split;
use crate::report::table::SPLIT;

/// Writes it.
pub fn write(paper: &Paper<'_>, page: &mut Markup) {
    super::section(page, "paper-section paper-wide", paper.say(Key::PrintedSources));
    note(paper, page);
    streams(paper, page);
    credit(paper, page);
    page.close();
}

/// What the planner says of the plan as a whole.
fn note(paper: &Paper<'_>, page: &mut Markup) {
    let note = match paper.lang {
        Lang::Zh => paper.plan.note.zh_first(),
        Lang::En => paper.plan.note.en_first(),
    };
    for line in note.lines().filter(|line| !line.trim().is_empty()) {
        page.say("p", "paper-note", line);
    }
}

fn in_ten_thousand(amount: Money) -> String {
    amount.short_in(Unit::TenThousand, 2).text
}

fn streams(paper: &Paper<'_>, page: &mut Markup) {
    let columns = [
        (Key::ReportColumnStream, false),
        (Key::PrintedChannel, false),
        (Key::PrintedLevel, false),
        (Key::PrintedDocument, false),
        (Key::ReportFigureAmount, true),
        (Key::PrintedPoolable, true),
        (Key::PrintedMustSpend, true),
        (Key::PrintedOrigin, false),
    ];
    let caption = caption(Key::PrintedStreams, paper.lang);
    let columns = columns.map(|(key, is_figure)| (paper.say(key), is_figure)).to_vec();
    let table = Table { caption: &caption, columns };
    table.open(page);
    paper.plan.streams.iter().for_each(|stream| table.row(page, &stream_row(paper, stream)));
    Table::close(page);
}

fn stream_row(paper: &Paper<'_>, stream: &Stream) -> [String; 8] {
    [
        name_of(&stream.name, &stream.id, paper.lang),
        paper.say(stream.channel.term()).to_owned(),
        paper.say(stream.level.term()).to_owned(),
        visible(&stream.document),
        in_ten_thousand(stream.amount),
        exact_percent(stream.poolable, paper.lang),
        in_ten_thousand(stream.must_spend),
        origin(paper, stream.origin.illustrative),
    ]
}

/// Nobody may take an illustration for a fact.
fn origin(paper: &Paper<'_>, illustrative: bool) -> String {
    let key = if illustrative { Key::PrintedIllustrative } else { Key::PrintedStated };
    paper.say(key).to_owned()
}

fn credit(paper: &Paper<'_>, page: &mut Markup) {
    if paper.plan.credit.is_empty() {
        return;
    }
    let columns = [
        (Key::ReportColumnName, false),
        (Key::PrintedLeverage, true),
        (Key::PrintedBufferMax, true),
        (Key::PrintedOrigin, false),
    ];
    let caption = caption(Key::AllocationCredit, paper.lang);
    let columns = columns.map(|(key, is_figure)| (paper.say(key), is_figure)).to_vec();
    let table = Table { caption: &caption, columns };
    let row = |facility: &Credit| {
        let leverage =
            Key::LeverTimes.with(paper.lang, &[("times", &facility.leverage.exact_in(Scale::One))]);
        let name = name_of(&facility.name, &facility.id, paper.lang);
        [name, leverage, in_ten_thousand(facility.buffer_max), origin(paper, facility.origin.illustrative)]
    };
    table.open(page);
    paper.plan.credit.iter().for_each(|facility| table.row(page, &row(facility)));
    Table::close(page);
}

/// The streams' sums by channel and by level, each of which add up to all of it.
pub fn channels(paper: &Paper<'_>, page: &mut Markup) {
    let caption = caption(Key::ReportSheetLevels, paper.lang);
    let first = [(paper.say(Key::ReportColumnName), false)].into_iter();
    let columns = first.chain(SPLIT.map(|key| (paper.say(key), true))).collect();
    let table = Table { caption: &caption, columns };
    let row = |key: Key, split: &Split| {
        let Split { amount, own, pooled, buffers, left, moved, unmoved } = *split;
        let figures = [amount, own, pooled, buffers, left, moved, unmoved].map(in_ten_thousand);
        [vec![paper.say(key).to_owned()], figures.to_vec()].concat()
    };
    table.open(page);
    let is_used = |split: &&Split| split.amount != Money::ZERO;
    for (channel, split) in
        Channel::ALL.iter().zip(&paper.report.channels).filter(|(_, split)| is_used(split))
    {
        table.row(page, &row(channel.term(), split));
    }
    page.close().open("tbody", &[]);
    for (level, split) in Level::ALL.iter().zip(&paper.report.levels).filter(|(_, split)| is_used(split)) {
        table.row(page, &row(level.term(), split));
    }
    page.close().open("tbody", &[("class", "paper-total")]);
    table.row(page, &row(Key::ReportPlaceEverywhere, &paper.report.cards.streams));
    Table::close(page);
}
