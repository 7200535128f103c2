//! The rules as sentences, with strength, citation, headroom and price.

use crate::diagnostic::visible;
use crate::i18n::Key;
use crate::paper::Paper;
use crate::paper::figures::name_of;
use crate::paper::markup::Markup;
use crate::paper::rule::{RuleWords, headroom};
use crate::plan::Term;
use crate::plan::rule::sentence;

/// Writes them; those that are off by name only, as nothing keeps to them.
pub fn write(paper: &Paper<'_>, page: &mut Markup) {
    if paper.plan.rules.is_empty() {
        return;
    }
    let on = paper.plan.rules.iter().filter(|rule| rule.on).count().to_string();
    let heading = Key::PrintedRules.with(paper.lang, &[("count", &on)]);
    super::section(page, "paper-section", &heading);
    page.open("ol", &[("class", "paper-rules")]);
    RuleWords::of_all(paper.plan, paper.report)
        .filter(|one| one.rule.on)
        .for_each(|one| write_rule(paper, page, &one));
    page.close();
    off(paper, page);
    page.close();
}

fn write_rule(paper: &Paper<'_>, page: &mut Markup, words: &RuleWords<'_>) {
    let (rule, lang) = (words.rule, paper.lang);
    page.open("li", &[("class", "paper-rule")]).open("p", &[]);
    page.put("strong", &[], &name_of(&rule.name, &rule.id, lang)).words(" ");
    page.say("span", "paper-tag", paper.say(rule.strength.term())).close();
    page.put("p", &[], &sentence(paper.plan, rule).say(lang));
    if !rule.cite.is_empty() {
        page.say("p", "paper-note", &Key::RulesCite.with(lang, &[("cite", &visible(&rule.cite))]));
    }
    page.open("p", &[("class", "paper-note")]);
    match words.tightest() {
        Some(row) => {
            page.words(&words.reached(row, lang)).words(paper.say(Key::WhySeparator));
            page.words(&headroom(row, lang));
            if row.binding {
                page.words(paper.say(Key::WhySeparator)).put("strong", &[], &words.price(row, lang));
            }
        }
        None => {
            page.words(&words.without_rows(lang));
        }
    }
    page.close().close();
}

fn off(paper: &Paper<'_>, page: &mut Markup) {
    let off = paper.plan.rules.iter().filter(|rule| !rule.on);
    let names: Vec<String> = off.map(|rule| name_of(&rule.name, &rule.id, paper.lang)).collect();
    if !names.is_empty() {
        let words = Key::PrintedRulesOff.with(paper.lang, &[("names", &paper.list(&names))]);
        page.say("p", "paper-note", &words);
    }
}
