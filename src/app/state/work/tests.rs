use super::*;
use crate::plan::edit::{PlanField, RowChange, StreamField};
use crate::plan::{Step, StepKind};

fn begun() -> Rc<Work> {
    let text = r#"{"format": "fundpool-plan", "version": 1, "year": 2020, "streams": [
        {"id": "a", "channel": "local", "level": "county", "amount": "1.00"}]}"#;
    let plan = Arc::new(crate::document::json::read(text.as_bytes()).plan.unwrap());
    Rc::new(Work::default()).reduce(Act::Open { key: "k".to_owned(), plan, is_saved: false })
}

fn amount(yuan: &str) -> Change {
    let field = StreamField::Amount(yuan.parse().unwrap());
    Change::Stream(RowChange::Set { id: "a".parse().unwrap(), field })
}

fn fen(work: &Work) -> i64 {
    work.open().unwrap().plan().streams[0].amount.fen()
}

#[test]
fn a_drag_is_one_step_back() {
    let mut work = begun();
    for yuan in ["2.00", "3.00", "4.00"] {
        work = work.reduce(Act::Drag(amount(yuan)));
    }
    work = work.reduce(Act::Seal).reduce(Act::Drag(amount("5.00")));
    assert_eq!(fen(&work), 500);
    work = work.reduce(Act::Undo);
    assert_eq!(fen(&work), 400);
    work = work.reduce(Act::Undo);
    assert_eq!(fen(&work), 100);
    assert_eq!(fen(&work.reduce(Act::Redo)), 400);
}

#[test]
fn a_key_held_down_is_one_step_back() {
    let shift = |note: &'static str| {
        let sentence = Text { zh: None, en: Some(note.to_owned()) };
        let step =
            Step { kind: StepKind::Pool, scenario: None, hidden: false, sentence, note: Text::default() };
        Act::Shift(Revision::new(move |_| vec![PlanField::Steps(vec![step.clone()]).into()]))
    };
    let said = |work: &Work| work.open().unwrap().plan().steps.first().map(|step| step.sentence.clone());
    let mut work = begun();
    for act in [shift("one"), shift("two"), Act::Seal, shift("three")] {
        work = work.reduce(act);
    }
    let work = work.reduce(Act::Undo);
    assert_eq!(said(&work).unwrap().en.as_deref(), Some("two"));
    assert_eq!(said(&work.reduce(Act::Undo)), None);
}

#[test]
fn a_refused_change_leaves_the_plan_and_says_why_until_the_next_one() {
    let work = begun().reduce(Act::Make(vec![amount("2.00"), amount("-1.00")]));
    assert_eq!((fen(&work), work.refused().len()), (100, 1));
    let work = work.reduce(Act::Make(vec![amount("2.00")]));
    assert_eq!((fen(&work), work.refused().len()), (200, 0));
}

#[test]
fn what_is_tried_is_no_step_until_it_is_kept() {
    let work = begun().reduce(Act::Try(Try::Change(amount("2.00"))));
    let open = work.open().unwrap();
    assert_eq!((fen(&work), open.tried().streams[0].amount.fen()), (100, 200));
    assert!(open.undo_label().is_none() && open.has_unkept_trial());
    let name = Text { zh: None, en: Some("tried".to_owned()) };
    let work = work.reduce(Act::Keep(name));
    let open = work.open().unwrap();
    assert_eq!((fen(&work), open.tried().streams[0].amount.fen()), (100, 200));
    assert!(open.plan().scenarios.len() == 1 && open.undo_label().is_some() && !open.has_unkept_trial());
    // One step back takes the scenario away, and the trial that stood on it.
    let work = work.reduce(Act::Undo);
    assert!(work.open().unwrap().trial().is_none());
}

#[test]
fn a_trial_follows_the_plan() {
    let work = begun().reduce(Act::Try(Try::Change(amount("2.00"))));
    let year = crate::plan::edit::PlanField::Year(Some(2021));
    let work = work.reduce(Act::Make(vec![year.into()]));
    let tried = work.open().unwrap().tried();
    assert_eq!((tried.year, tried.streams[0].amount.fen()), (Some(2021), 200));
    assert!(work.reduce(Act::Try(Try::Drop)).open().unwrap().trial().is_none());
}

#[test]
fn a_plan_that_another_tab_has_does_not_change() {
    let work = begun().reduce(Act::OnlyLook).reduce(Act::Make(vec![amount("2.00")]));
    assert_eq!(fen(&work), 100);
}

#[test]
fn a_plan_under_another_key_keeps_its_steps_and_is_not_saved() {
    let work = begun().reduce(Act::Make(vec![amount("2.00")]));
    let revision = work.open().unwrap().revision();
    let work = work.reduce(Act::Saved(revision)).reduce(Act::MoveTo("copy".to_owned()));
    let open = work.open().unwrap();
    assert!(open.key == "copy" && !open.is_saved() && open.undo_label().is_some());
}

#[test]
fn what_changes_nothing_is_no_step() {
    let work = begun().reduce(Act::Make(vec![amount("1.00")]));
    assert!(work.open().unwrap().undo_label().is_none());
}

#[test]
fn a_plan_is_saved_when_the_store_has_its_present_state() {
    let work = begun();
    assert!(!work.open().unwrap().is_saved());
    let work = work.reduce(Act::Saved(0)).reduce(Act::Make(vec![amount("2.00")]));
    assert!(!work.open().unwrap().is_saved());
    assert!(work.reduce(Act::Undo).open().unwrap().is_saved());
}
