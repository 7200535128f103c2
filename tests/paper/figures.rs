//! The figures of documents are those of the report.

use std::ops::ControlFlow;

use fundpool::document::json::fingerprint;
use fundpool::explain::{PoolingGain, pooling};
use fundpool::generate::Options;
use fundpool::i18n::{Lang, exact_amount};
use fundpool::money::Unit;
use fundpool::paper::Paper;
use fundpool::paper::figures::amount;
use fundpool::paper::picture::Picture;
use fundpool::report::sankey::Axis;

use crate::Case;
use crate::allocated::generated;
use crate::markup::read;

#[test]
fn the_report_holds_every_row_and_its_amount() {
    let case = Case::example("ganzhou-2020");
    for lang in Lang::ALL {
        let (elements, words) = read(case.paper(lang).report().text());
        assert!(elements.iter().filter(|one| one.name == "tr").count() > case.plan.projects.len());
        for (project, row) in case.plan.projects.iter().zip(&case.report.projects) {
            let name = if lang == Lang::Zh { project.name.zh_first() } else { project.name.en_first() };
            assert!(words.contains(name), "{name}");
            let granted = row.granted.short_in(Unit::TenThousand, 2).text;
            assert!(words.contains(&format!(" {granted} ")), "{name}: {granted}");
        }
        let cards = &case.report.cards;
        for figure in
            [cards.streams.amount, cards.streams.moved, cards.grants, cards.streams.left, cards.loans]
        {
            assert!(words.contains(&exact_amount(figure, Unit::Yuan, lang)), "{figure}");
        }
        assert!(words.contains(&fingerprint(&case.plan).to_string()));
        for stream in case.plan.streams.iter().filter(|stream| !stream.document.is_empty()) {
            assert!(words.contains(&stream.document), "{}", stream.document);
        }
    }
}

#[test]
fn an_allocation_of_which_nothing_is_proven_says_so() {
    let (plan, verified) = generated(&Options { projects: 40, ..Options::default() });
    let case = Case::told(plan, verified);
    let (_, words) = read(case.paper(Lang::En).report().text());
    assert!(!words.contains("proven optimal"));
    assert!(case.paper(Lang::En).report().text().contains("paper-seal is-gap"));
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let case = Case::example("county");
    for (depth, first) in [(0, 1), (1, 2)] {
        let paper = Paper { depth, ..case.paper(Lang::En) };
        for document in [paper.report(), paper.brief()] {
            let (elements, _) = read(document.text());
            let levels: Vec<usize> =
                elements.iter().filter_map(|one| one.name.strip_prefix('h')?.parse().ok()).collect();
            assert_eq!(levels.first(), Some(&first));
            assert!(levels.windows(2).all(|pair| pair[1] > first && pair[1] <= pair[0] + 1), "{levels:?}");
        }
    }
}

#[test]
fn the_picture_holds_every_bar_with_its_exact_amount() {
    let case = Case::example("ganzhou-2020");
    for lang in Lang::ALL {
        let axes = vec![Axis::Uses, Axis::Counties];
        let picture = Picture { plan: &case.plan, report: &case.report, axes, source: "made by hand", lang };
        let (svg, height) = picture.svg();
        let (elements, words) = read(svg.text());
        let svg = elements.first().unwrap();
        let value =
            |name: &str| svg.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        assert_eq!(value("xmlns").as_deref(), Some("http://www.w3.org/2000/svg"));
        assert_eq!(value("height"), Some(height.to_string()));
        assert!(words.contains("made by hand"));
        let split = &case.report.cards.streams;
        for figure in [split.amount, split.moved, case.report.cards.grants, split.left] {
            assert!(words.contains(&amount(figure, lang)));
        }
        for channel in case.report.channels.iter().filter(|split| split.amount.fen() > 0) {
            assert!(words.contains(&exact_amount(channel.amount, Unit::Yuan, lang)));
        }
    }
}

#[test]
fn the_brief_tells_what_pooling_brings_once_that_is_proven() {
    let case = Case::example("ganzhou-2020");
    let found = pooling(&case.plan, &case.verified, &|_| ControlFlow::Continue(())).unwrap().gain();
    let PoolingGain::Gain { least, without, gained, .. } = found else { panic!("{found:?}") };
    assert!(least > 0 && without > 0 && gained > 0);
    let silent = case.paper(Lang::En).brief_text();
    let telling = Paper { pooling: Some(&found), ..case.paper(Lang::En) }.brief_text();
    assert!(!silent.contains("What pooling brings"));
    assert!(telling.contains(&format!("Projects funded only because of it: {gained}")), "{telling}");
    assert!(!telling.contains('{'), "every figure is filled in: {telling}");
    let needed = Paper { pooling: Some(&PoolingGain::Needed), ..case.paper(Lang::En) }.brief_text();
    assert!(needed.contains("no allocation would keep all the rules"));
}

#[test]
fn the_brief_says_the_same_as_text_and_as_page() {
    let case = Case::example("county");
    for lang in Lang::ALL {
        let (_, page) = read(case.paper(lang).brief().text());
        let text = case.paper(lang).brief_text();
        for line in text.lines().filter(|line| !line.is_empty()) {
            assert!(page.contains(line), "{line}");
        }
    }
}
