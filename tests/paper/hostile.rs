//! Names with markup, quotes, turned directions and nothing to see stay words wherever they stand.

use std::sync::Arc;

use fundpool::document::json;
use fundpool::i18n::Lang;
use fundpool::paper::picture::Picture;
use fundpool::paper::{Paper, css_string};
use fundpool::plan::{Plan, Text};
use fundpool::report::sankey::Axis;

use crate::Case;
use crate::markup::{Element, read};

const NAMES: [&str; 6] = [
    "<script>alert(1)</script>",
    "\" onload=\"alert(1)",
    "'><img src=x onerror=alert(1)>",
    "</style></title></svg>",
    "a\u{202e}b\u{200b}c\u{0}\u{ffff}",
    "]]> <!-- &lt; {name}",
];

/// A plan whose every name is hostile.
fn hostile(name: &str) -> Plan {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/county.json");
    let mut plan = json::read(&std::fs::read(path).unwrap()).plan.unwrap();
    let text = || Text { zh: Some(name.to_owned()), en: Some(name.to_owned()) };
    plan.title = text();
    plan.note = text();
    macro_rules! rename {
        ($($list:ident),*) => {
            $(for row in Arc::make_mut(&mut plan.$list) { Arc::make_mut(row).name = text(); })*
        };
    }
    rename!(uses, measures, counties, streams, credit, projects, rules, scenarios);
    for measure in Arc::make_mut(&mut plan.measures) {
        Arc::make_mut(measure).unit = text();
    }
    for stream in Arc::make_mut(&mut plan.streams) {
        Arc::make_mut(stream).document = name.to_owned();
    }
    for rule in Arc::make_mut(&mut plan.rules) {
        Arc::make_mut(rule).cite = name.to_owned();
    }
    for scenario in Arc::make_mut(&mut plan.scenarios) {
        Arc::make_mut(scenario).note = text();
    }
    plan
}

fn check(elements: &[Element], words: &str, what: &str) {
    const FOREIGN: [&str; 7] = ["script", "img", "iframe", "style", "a", "link", "foreignObject"];
    for element in elements {
        assert!(!FOREIGN.contains(&&*element.name), "{what}: <{}>", element.name);
        for (name, _) in &element.attributes {
            assert!(!name.starts_with("on") && name != "style" && !name.ends_with("href"), "{what}: {name}");
        }
    }
    let unseen = |c: char| c.is_control() && c != '\n' || "\u{200b}\u{202e}\u{ffff}".contains(c);
    assert!(!words.contains(unseen), "{what}: something cannot be seen");
}

#[test]
fn names_stay_words_in_every_document() {
    for name in NAMES {
        let case = Case::of(hostile(name));
        for lang in Lang::ALL {
            let paper = Paper { date: name, ..case.paper(lang) };
            let axes = vec![Axis::Uses, Axis::Projects];
            let picture = Picture { plan: &case.plan, report: &case.report, axes, source: name, lang };
            for (document, what) in
                [(paper.report(), "report"), (paper.brief(), "brief"), (picture.svg().0, "picture")]
            {
                let (elements, words) = read(document.text());
                check(&elements, &words, &format!("{what} of {name:?}"));
                // The beginning of the name is there as it was written.
                let seen: String = name.chars().take(2).filter(|c| !c.is_control()).collect();
                assert!(words.contains(seen.trim_end_matches('\u{202e}')), "{what} of {name:?}");
            }
        }
    }
}

#[test]
fn the_running_head_cannot_leave_its_string() {
    for name in NAMES {
        let head = css_string(&Paper::running_head(&hostile(name), Lang::En));
        let inside = head.strip_prefix('"').and_then(|head| head.strip_suffix('"')).unwrap();
        assert!(!inside.contains(['"', '<', '>', '\n', ';', '{', '}']), "{head}");
    }
}
