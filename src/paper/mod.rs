//! What is handed round: the report, the one-page brief, the water's way as a picture.
//!
//! One writer serves page and command line, so that both say the same: each document is made of a plan, the [`Report`] of its
//! verified allocation and what was explained about it, as HTML or SVG text. Whatever people wrote passes [`markup`] and stays words.
//! Tables ([`ledger`]), figures and the words of rules are those of the page, which draws them from here.

pub mod band;
mod brief;
pub mod figures;
pub mod goal;
pub mod ledger;
mod markup;
pub mod moves;
pub mod picture;
mod report;
pub mod rule;
mod table;
pub mod way;

pub use markup::{Finished, css_string, escaped};

use crate::document::json;
use crate::explain::{CountyBaseline, PoolingGain};
use crate::i18n::{Key, Lang};
use crate::plan::Plan;
use crate::report::Report;
use crate::report::sankey::Axis;

use self::figures::title_of;
use self::markup::Markup;
use self::picture::Picture;

/// What documents are made of.
#[derive(Clone, Copy)]
pub struct Paper<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What is told of its verified allocation.
    pub report: &'a Report,
    /// How many demands of the plan were checked one by one.
    pub demands: usize,
    /// Why counties get more or less than the factor method gives them; empty while that is not known.
    pub counties: &'a [CountyBaseline],
    /// What pooling brings; none while that is not known.
    pub pooling: Option<&'a PoolingGain>,
    /// The day it is made, as people write it; a line to write it on where it is empty.
    pub date: &'a str,
    /// How many levels of headings stand above the document's own.
    pub depth: usize,
    /// The language.
    pub lang: Lang,
}

impl Paper<'_> {
    /// The whole report: cover with the proof, where the money comes from, the pool, counties, projects, rules, scenarios.
    pub fn report(&self) -> Finished {
        let mut page = self.begin("paper");
        report::write(self, &mut page);
        page.finish()
    }

    /// The experience on one page, in the manner of a bulletin.
    pub fn brief(&self) -> Finished {
        let mut page = self.begin("paper paper-brief");
        brief::Brief::of(self).write(self, &mut page);
        page.finish()
    }

    /// The brief as plain text.
    pub fn brief_text(&self) -> String {
        brief::Brief::of(self).text()
    }

    /// What stands in the margin of every printed page: the title and the beginning of the fingerprint.
    pub fn running_head(plan: &Plan, lang: Lang) -> String {
        let short: String = json::fingerprint(plan).to_string().chars().take(SHORT).collect();
        Key::PrintedRunning.with(lang, &[("title", &title_of(plan, lang)), ("fingerprint", &short)])
    }

    /// Paper is light, whatever the theme of the page around it.
    fn begin(&self, class: &str) -> Markup {
        let mut page = Markup::below(self.depth);
        page.open("article", &[("class", class), ("lang", self.lang.tag()), ("data-theme", "light")]);
        page
    }

    fn say(&self, key: Key) -> &'static str {
        key.text(self.lang)
    }

    /// Several things in a sentence.
    fn list(&self, all: &[String]) -> String {
        all.join(self.say(Key::PlaceListSeparator))
    }

    /// The water's way, with the fingerprint of its plan.
    fn picture(&self) -> Finished {
        let source = source(self.plan, self.lang);
        let axes = vec![Axis::Uses, Axis::Counties];
        Picture { plan: self.plan, report: self.report, axes, source: &source, lang: self.lang }.svg().0
    }
}

/// How many digits of a fingerprint are enough to tell two plans apart by eye.
const SHORT: usize = 16;

/// What a picture says of its source: the plan's year and the whole fingerprint.
pub fn source(plan: &Plan, lang: Lang) -> String {
    let fingerprint = json::fingerprint(plan).to_string();
    Key::PrintedSource.with(lang, &[("fingerprint", &fingerprint)])
}
