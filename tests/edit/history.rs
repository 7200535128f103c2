//! The history against a plain model: a list of everything that ever was.

use fundpool::plan::history::History;
use proptest::prelude::*;

/// What can happen to a history.
#[derive(Clone, Copy, Debug)]
enum Event {
    Record(u32, Option<u8>),
    Seal,
    Undo,
    Redo,
    Save,
}

/// States with the labels of the steps that led to them, and where in them we are.
#[derive(Debug)]
struct Model {
    states: Vec<(u32, u32)>,
    at: usize,
    open: Option<u8>,
    saved: Option<usize>,
    most_steps: usize,
}

impl Model {
    fn new(most_steps: usize) -> Self {
        Self { states: vec![(0, 0)], at: 0, open: None, saved: Some(0), most_steps }
    }

    fn happens(&mut self, event: Event, label: u32) {
        match event {
            Event::Record(value, target) => {
                self.states.truncate(self.at + 1);
                self.forget_saved_from(self.at + 1);
                if target.is_some() && target == self.open {
                    self.states[self.at].0 = value;
                    self.forget_saved_from(self.at);
                } else {
                    self.states.push((value, label));
                    self.at += 1;
                }
                self.open = target;
                while self.at > self.most_steps {
                    self.states.remove(0);
                    self.at -= 1;
                    self.saved = self.saved.and_then(|saved| saved.checked_sub(1));
                }
            }
            Event::Seal => self.open = None,
            Event::Undo => {
                self.open = None;
                self.at = self.at.saturating_sub(1);
            }
            Event::Redo => {
                self.open = None;
                self.at = (self.at + 1).min(self.states.len() - 1);
            }
            Event::Save => self.saved = Some(self.at),
        }
    }

    fn forget_saved_from(&mut self, place: usize) {
        self.saved = self.saved.filter(|saved| *saved < place);
    }
}

fn happens(history: &mut History<u32, u32, u8>, event: Event, label: u32) {
    match event {
        Event::Record(value, target) => history.record(value, label, target),
        Event::Seal => history.seal(),
        Event::Undo => drop(history.undo()),
        Event::Redo => drop(history.redo()),
        Event::Save => history.mark_saved(history.revision()),
    }
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let target = prop_oneof![Just(None), (0..2_u8).prop_map(Some)];
    let event = prop_oneof![
        5 => (1..1000_u32, target).prop_map(|(value, target)| Event::Record(value, target)),
        1 => Just(Event::Seal),
        3 => Just(Event::Undo),
        2 => Just(Event::Redo),
        1 => Just(Event::Save),
    ];
    prop::collection::vec(event, 0..60)
}

proptest! {
    #[test]
    fn it_does_what_the_model_does(events in events(), most_steps in 0..6_usize) {
        let mut model = Model::new(most_steps);
        let mut history = History::new(0, most_steps);
        for (label, event) in (1..).zip(events) {
            model.happens(event, label);
            happens(&mut history, event, label);
            prop_assert_eq!(*history.present(), model.states[model.at].0);
            let undo = (model.at > 0).then(|| model.states[model.at].1);
            prop_assert_eq!(history.undo_label().copied(), undo);
            let redo = model.states.get(model.at + 1).map(|(_, label)| *label);
            prop_assert_eq!(history.redo_label().copied(), redo);
            prop_assert_eq!(history.is_saved(), model.saved == Some(model.at));
        }
    }
}

#[test]
fn a_dragged_slider_is_one_step() {
    let mut history = History::new("0", 100);
    history.record("5", "amount", Some("slider"));
    history.record("7", "amount", Some("slider"));
    history.record("9", "amount", Some("slider"));
    assert!(history.undo());
    assert_eq!((*history.present(), history.redo_label()), ("0", Some(&"amount")));
    assert!(history.redo());
    assert_eq!(*history.present(), "9");
    // Dragged again later, it is a step of its own.
    history.record("3", "amount", Some("slider"));
    assert!(history.undo());
    assert_eq!(*history.present(), "9");
}

#[test]
fn what_was_saved_is_known_again() {
    let mut history: History<&str, &str, ()> = History::new("opened", 100);
    assert!(history.is_saved());
    history.record("edited", "edit", None);
    let being_saved = history.revision();
    history.record("edited more", "edit", None);
    history.mark_saved(being_saved);
    assert!(!history.is_saved(), "the save took its time, and something was edited meanwhile");
    history.undo();
    assert!(history.is_saved());
    history.undo();
    assert!(!history.is_saved());
}
