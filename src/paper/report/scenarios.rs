//! The scenarios by name, and what each of them changes.

use crate::i18n::{Key, Lang};
use crate::paper::Paper;
use crate::paper::figures::name_of;
use crate::paper::markup::Markup;
use crate::plan::diff::diff;
use crate::plan::{Scenario, apply_scenario};

/// Writes them; nothing where the plan has none.
pub fn write(paper: &Paper<'_>, page: &mut Markup) {
    if paper.plan.scenarios.is_empty() {
        return;
    }
    super::section(page, "paper-section", paper.say(Key::ScenariosTitle));
    page.say("p", "paper-note", paper.say(Key::PrintedScenarios));
    paper.plan.scenarios.iter().for_each(|scenario| write_scenario(paper, page, scenario));
    page.close();
}

fn write_scenario(paper: &Paper<'_>, page: &mut Markup, scenario: &Scenario) {
    page.open("div", &[("class", "paper-scenario")]);
    page.heading(2, "paper-subheading", &name_of(&scenario.name, &scenario.id, paper.lang));
    let note = match paper.lang {
        Lang::Zh => scenario.note.zh_first(),
        Lang::En => scenario.note.en_first(),
    };
    if !note.trim().is_empty() {
        page.say("p", "paper-note", note);
    }
    let (changed, problems) = apply_scenario(paper.plan, scenario);
    page.open("ul", &[("class", "paper-changes")]);
    for difference in diff(paper.plan, &changed) {
        page.put("li", &[], &difference.phrase(paper.plan, &changed).say(paper.lang));
    }
    page.close();
    if !problems.is_empty() {
        let count = problems.len().to_string();
        page.say("p", "paper-note", &Key::PrintedScenarioProblems.with(paper.lang, &[("count", &count)]));
    }
    page.close();
}
