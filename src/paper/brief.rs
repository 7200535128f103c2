//! The experience on one page: why, how, and what came of it, in sentences whose figures are the plan's.

use super::Paper;
use super::figures::{amount, name_of, percent, title_of};
use super::markup::Markup;
use crate::diagnostic::visible;
use crate::explain::PoolingGain;
use crate::i18n::{Key, Lang, short_count};
use crate::money::Money;
use crate::plan::{Channel, Term, sort_by_key};
use crate::report::table::standing;
use crate::report::{Funded, Report, Trillionths};

/// How many counties are named.
const COUNTIES: usize = 5;
/// How many rules are named.
const RULES: usize = 4;

/// The brief in words.
pub struct Brief {
    title: &'static str,
    subtitle: String,
    parts: Vec<Part>,
    foot: String,
}

/// A part: its heading and its paragraphs.
struct Part {
    heading: &'static str,
    paragraphs: Vec<String>,
}

impl Brief {
    /// The brief of an allocation.
    pub fn of(paper: &Paper<'_>) -> Self {
        let part = |heading: Key, paragraphs: Vec<Option<String>>| Part {
            heading: paper.say(heading),
            paragraphs: paragraphs.into_iter().flatten().collect(),
        };
        let said = |words: String| Some(words);
        Self {
            title: paper.say(Key::BriefTitle),
            subtitle: Key::BriefSubtitle.with(paper.lang, &[("title", &title_of(paper.plan, paper.lang))]),
            parts: vec![
                part(Key::BriefWhy, vec![said(need(paper)), earmarks(paper)]),
                part(
                    Key::BriefHow,
                    vec![said(channels(paper)), said(pool(paper)), said(tap(paper)), credit(paper)],
                ),
                part(
                    Key::BriefResults,
                    vec![said(granted(paper)), benefits(paper), uses(paper), counties(paper), gain(paper)],
                ),
            ],
            foot: proof(paper),
        }
    }

    /// As a page.
    pub fn write(&self, paper: &Paper<'_>, page: &mut Markup) {
        page.open("header", &[("class", "paper-bulletin")]).say(
            "p",
            "paper-kicker",
            paper.say(Key::BriefKind),
        );
        page.say("p", "paper-note", paper.date).close();
        page.heading(0, "paper-title", self.title).say("p", "paper-subtitle", &self.subtitle);
        page.open("figure", &[("class", "paper-figure")]).raw(paper.picture()).close();
        for part in &self.parts {
            page.heading(1, "paper-subheading", part.heading);
            part.paragraphs.iter().for_each(|words| {
                page.say("p", "paper-words", words);
            });
        }
        page.say("p", "paper-note", &self.foot);
    }

    /// As plain text.
    pub fn text(&self) -> String {
        let parts =
            self.parts.iter().map(|part| format!("{}\n{}\n", part.heading, part.paragraphs.join("\n")));
        let parts: Vec<String> = parts.collect();
        format!("{}\n{}\n\n{}\n{}\n", self.title, self.subtitle, parts.join("\n"), self.foot)
    }
}

/// A sentence with its figures.
fn sentence(paper: &Paper<'_>, key: Key, figures: &[(&str, String)]) -> String {
    let figures: Vec<(&str, &str)> = figures.iter().map(|(name, figure)| (*name, figure.as_str())).collect();
    key.with(paper.lang, &figures)
}

fn money(paper: &Paper<'_>, figure: Money) -> String {
    amount(figure, paper.lang)
}

/// A part as a share of a whole, in percent.
fn share(paper: &Paper<'_>, part: Money, whole: Money) -> String {
    let share = Trillionths::share(part.fen().into(), whole.fen().into());
    percent(share.unwrap_or_default(), paper.lang)
}

/// Names with what belongs to each.
fn named(paper: &Paper<'_>, all: impl Iterator<Item = (String, String)>) -> String {
    let said =
        all.map(|(name, figure)| sentence(paper, Key::BriefNamed, &[("name", name), ("figure", figure)]));
    paper.list(&said.collect::<Vec<_>>())
}

fn need(paper: &Paper<'_>) -> String {
    let (plan, report) = (paper.plan, paper.report);
    let cost = Money::sum(report.counties.iter().map(|row| row.cost)).unwrap_or_default();
    let budget = plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement).count();
    let figures = [
        ("counties", plan.counties.len().to_string()),
        ("projects", plan.projects.len().to_string()),
        ("cost", money(paper, cost)),
        ("streams", budget.to_string()),
        ("amount", money(paper, report.cards.streams.amount)),
    ];
    sentence(paper, Key::BriefNeed, &figures)
}

/// What the earmarks leave free.
fn earmarks(paper: &Paper<'_>) -> Option<String> {
    let poolable = Money::sum(paper.report.streams.iter().map(|row| row.poolable))?;
    let share = share(paper, poolable, paper.report.cards.streams.amount);
    Some(sentence(paper, Key::BriefEarmarks, &[("poolable", money(paper, poolable)), ("share", share)]))
}

fn channels(paper: &Paper<'_>) -> String {
    let all =
        Channel::ALL.iter().zip(&paper.report.channels).filter(|(_, split)| split.amount != Money::ZERO);
    let told = all.map(|(channel, split)| (paper.say(channel.term()).to_owned(), money(paper, split.amount)));
    sentence(paper, Key::BriefChannels, &[("channels", named(paper, told))])
}

fn pool(paper: &Paper<'_>) -> String {
    let split = &paper.report.cards.streams;
    // As in the picture: what is used and not pooled, be it granted or put into buffers.
    let used = split.amount.checked_sub(split.left).and_then(|used| used.checked_sub(split.moved));
    let own = used.unwrap_or(split.own);
    let buffers = own.checked_sub(split.own).unwrap_or(Money::ZERO);
    let figures = [
        ("moved", money(paper, split.moved)),
        ("share", share(paper, split.moved, split.amount)),
        ("own", money(paper, own)),
        ("buffers", money(paper, buffers)),
    ];
    let key = if buffers == Money::ZERO { Key::BriefPool } else { Key::BriefPoolBuffers };
    sentence(paper, key, &figures)
}

fn tap(paper: &Paper<'_>) -> String {
    let rules = || paper.plan.rules.iter().zip(&paper.report.rules).filter(|(rule, _)| rule.on);
    let figures = [("rules", rules().count().to_string()), ("demands", paper.demands.to_string())];
    let kept = sentence(paper, Key::BriefTap, &figures);
    let binding = rules().filter(|(_, table)| table.binding > 0);
    let names: Vec<String> = binding.map(|(rule, _)| name_of(&rule.name, &rule.id, paper.lang)).collect();
    if names.is_empty() {
        return kept;
    }
    let shown = names.get(..RULES).unwrap_or(&names);
    let figures = [("count", names.len().to_string()), ("names", paper.list(shown))];
    let key = if names.len() > shown.len() { Key::BriefBindingMany } else { Key::BriefBinding };
    kept + &sentence(paper, key, &figures)
}

fn credit(paper: &Paper<'_>) -> Option<String> {
    let cards = &paper.report.cards;
    let figures = [("buffers", money(paper, cards.streams.buffers)), ("loans", money(paper, cards.loans))];
    (cards.loans != Money::ZERO).then(|| sentence(paper, Key::BriefCredit, &figures))
}

fn granted(paper: &Paper<'_>) -> String {
    let cards = &paper.report.cards;
    let figures = [
        ("grants", money(paper, cards.grants)),
        ("share", share(paper, cards.grants, cards.streams.amount)),
        ("funded", cards.projects.funded().to_string()),
        ("full", cards.projects.of(Funded::Full).to_string()),
        ("left", money(paper, cards.streams.left)),
    ];
    sentence(paper, Key::BriefGranted, &figures)
}

fn benefits(paper: &Paper<'_>) -> Option<String> {
    let lang = paper.lang;
    let measures = paper.plan.measures.iter().zip(&paper.report.cards.benefits);
    let reached = measures.filter(|(_, reached)| reached.0 > 0).map(|(measure, reached)| {
        let unit = match lang {
            Lang::Zh => measure.unit.zh_first(),
            Lang::En => measure.unit.en_first(),
        };
        let count = short_count(reached.0, lang).text;
        let figures = [("count", count), ("unit", visible(unit))];
        (name_of(&measure.name, &measure.id, lang), sentence(paper, Key::BriefCount, &figures))
    });
    let told = named(paper, reached);
    (!told.is_empty()).then(|| sentence(paper, Key::BriefBenefits, &[("list", told)]))
}

fn uses(paper: &Paper<'_>) -> Option<String> {
    let all = paper.plan.uses.iter().zip(&paper.report.uses);
    let top = all.filter(|(_, row)| row.parent.is_none() && row.grants != Money::ZERO);
    let told = top.map(|(used, row)| {
        let share = row.share.map(|share| percent(share, paper.lang)).unwrap_or_default();
        let figures = [("amount", money(paper, row.grants)), ("share", share)];
        (name_of(&used.name, &used.id, paper.lang), sentence(paper, Key::BriefPart, &figures))
    });
    let told = named(paper, told);
    (!told.is_empty()).then(|| sentence(paper, Key::BriefUses, &[("list", told)]))
}

fn counties(paper: &Paper<'_>) -> Option<String> {
    let mut all: Vec<_> = paper.plan.counties.iter().zip(&paper.report.counties).collect();
    sort_by_key(&mut all, |(_, row)| std::cmp::Reverse(row.grants));
    let served = all.iter().filter(|(_, row)| row.grants != Money::ZERO).count();
    let first = all.iter().take(COUNTIES.min(served));
    let told =
        first.map(|(county, row)| (name_of(&county.name, &county.id, paper.lang), money(paper, row.grants)));
    let told = named(paper, told);
    let figures = [("count", served.to_string()), ("list", told)];
    (served > 0).then(|| sentence(paper, Key::BriefCounties, &figures))
}

/// What pooling adds, as far as that is proven.
fn gain(paper: &Paper<'_>) -> Option<String> {
    match paper.pooling? {
        PoolingGain::Needed => Some(paper.say(Key::BriefNeeded).to_owned()),
        PoolingGain::Unknown => None,
        PoolingGain::Gain { least, without, gained, .. } => {
            let goal = paper.plan.objective.first()?.goal.term();
            let more = Trillionths::share(*least, *without).filter(|share| share.0 > 0)?;
            let figures = [
                ("goal", paper.say(goal).to_owned()),
                ("gain", short_count(*least, paper.lang).text),
                ("share", percent(more, paper.lang)),
                ("gained", gained.to_string()),
            ];
            Some(sentence(paper, Key::BriefGain, &figures))
        }
    }
}

fn proof(paper: &Paper<'_>) -> String {
    let Report { tiers, standing: whole, .. } = paper.report;
    let first = tiers.first();
    let said = paper.say(standing(first.map_or(*whole, |tier| tier.standing)));
    let gap = first.and_then(|tier| tier.relative_gap).unwrap_or_default();
    let source = super::source(paper.plan, paper.lang);
    sentence(
        paper,
        Key::BriefProof,
        &[("standing", said.to_owned()), ("gap", percent(gap, paper.lang)), ("source", source)],
    )
}
