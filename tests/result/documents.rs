//! Results that are true, however they are laid out.

use fundpool::document::json;
use serde_json::Value;

use crate::both::{Pair, verdicts};
use crate::plans::{Solved, solved};

fn check(test: &str, change: impl Fn(&Solved) -> (String, String)) {
    let pair = |one: &Solved| {
        let (plan, result) = change(one);
        Pair { about: one.name.to_owned(), plan: plan.into_bytes(), result: result.into_bytes() }
    };
    let pairs: Vec<Pair> = solved().iter().map(pair).collect();
    for (pair, verdict) in pairs.iter().zip(verdicts(test, &pairs)) {
        assert!(verdict.is_true(), "{}: {verdict:?}", pair.about);
    }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn what_was_written_is_true() {
    check("written", |one| (json::write(&one.plan), one.text.clone()));
}

#[test]
fn the_order_of_rows_and_members_says_nothing() {
    check("reordered", |one| {
        let mut result = parsed(&one.text);
        for list in ["grants", "buffers", "loans", "conflict", "duals"] {
            if let Some(rows) = result.get_mut(list).and_then(Value::as_array_mut) {
                rows.reverse();
            }
        }
        for tier in result.get_mut("tiers").and_then(Value::as_array_mut).into_iter().flatten() {
            tier["duals"].as_array_mut().expect("a list").reverse();
        }
        // Members come out by name.
        (parsed(&json::write(&one.plan)).to_string(), result.to_string())
    });
}

#[test]
fn the_way_a_number_or_a_text_is_written_says_nothing() {
    check("rewritten", |one| {
        let plan = String::from_utf8(json::canonical(&one.plan)).expect("UTF-8");
        let plan = format!("\u{feff} \t{}\r\n", plan.replace(".00\"", ".000000\"").replace("于", "\\u4e8e"));
        let result =
            one.text.replace("000\"", "\"").replace("\"y\": \"0", "\"\\u0079\": \"000").replace('\n', "\r\n");
        (plan, result)
    });
}

#[test]
fn why_a_search_ended_cannot_be_told_from_a_file() {
    check("stopped", |one| (json::write(&one.plan), one.text.replace("\"within_gap\"", "\"stopped\"")));
}
