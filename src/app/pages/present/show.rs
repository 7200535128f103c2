//! Where a presentation stands, and what keys do to it. Pure, so that a key pressed before the page is drawn anew counts all the same.

use std::rc::Rc;

use yew::Reducible;

use crate::app::platform::keys::Focus;
use crate::plan::{Id, Step, StepKind};

/// What tells a step from the others, however they are ordered.
pub type Mark = (StepKind, Option<Id>);

/// A presentation under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Show {
    marks: Vec<Mark>,
    at: usize,
    /// Whether the screen is black for a while.
    pub is_black: bool,
    /// Whether all steps are listed to choose from.
    pub is_listed: bool,
    /// Whether a large dot follows the mouse.
    pub has_pointer: bool,
    /// Whether something is told over the step.
    pub has_alert: bool,
    /// Whether it is to end.
    pub is_over: bool,
}

/// What happens to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// These are its steps; it stays at the one it shows.
    Steps(Vec<Mark>),
    /// The next step.
    Next,
    /// The step before.
    Back,
    /// The step at this position.
    To(usize),
    /// The last step.
    Last,
    /// The screen turns black, or back.
    Black,
    /// All steps are listed, or no more.
    List,
    /// The dot comes, or goes.
    Pointer,
    /// Something is told over the step, or no more.
    Alert(bool),
    /// Whatever lies over the step goes; else the presentation ends.
    Escape,
    /// The browser's own key gave the full screen back, and kept the key to itself: what is told over the step goes; else the
    /// presentation ends.
    Unfilled,
    /// It ends.
    Leave,
    /// It fills the screen, or does no more; nothing of it changes.
    Screen,
    /// The speaker's window opens; nothing of it changes.
    Notes,
}

impl Show {
    /// A presentation that starts at a position.
    pub fn starting(marks: Vec<Mark>, at: usize) -> Self {
        Self { at: at.min(marks.len().saturating_sub(1)), marks, ..Self::default() }
    }

    /// Which step it shows.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// How many steps it has.
    pub const fn len(&self) -> usize {
        self.marks.len()
    }

    fn to(&mut self, at: usize) {
        self.at = at.min(self.marks.len().saturating_sub(1));
        (self.is_black, self.is_listed) = (false, false);
    }
}

impl Reducible for Show {
    type Action = Move;

    fn reduce(self: Rc<Self>, step: Move) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match step {
            Move::Steps(marks) => {
                let kept = self.marks.get(self.at).and_then(|mark| marks.iter().position(|one| one == mark));
                next.at = kept.unwrap_or(self.at).min(marks.len().saturating_sub(1));
                next.marks = marks;
            }
            Move::Next => next.to(self.at.saturating_add(1)),
            Move::Back => next.to(self.at.saturating_sub(1)),
            Move::To(at) => next.to(at),
            Move::Last => next.to(usize::MAX),
            Move::Black => next.is_black = !self.is_black,
            Move::List => next.is_listed = !self.is_listed,
            Move::Pointer => next.has_pointer = !self.has_pointer,
            Move::Alert(is_told) => next.has_alert = is_told,
            Move::Escape | Move::Unfilled if self.has_alert => next.has_alert = false,
            Move::Escape if self.is_black => next.is_black = false,
            Move::Escape if self.is_listed => next.is_listed = false,
            Move::Escape | Move::Unfilled | Move::Leave => next.is_over = true,
            Move::Screen | Move::Notes => {}
        }
        Rc::new(next)
    }
}

/// What tells the step from others.
pub fn mark(step: &Step) -> Mark {
    (step.kind, step.scenario.clone().filter(|_| step.kind == StepKind::Scenario))
}

/// What a key does while something has the focus; nothing where it belongs to that. Clickers send Page Up, Page Down, full stop, F5 and
/// Escape, so those mean the same wherever the focus is but in a field.
pub fn meaning(key: &str, focus: Focus) -> Option<Move> {
    if focus == Focus::Field {
        return None;
    }
    let anywhere = match key {
        "PageDown" => Some(Move::Next),
        "PageUp" => Some(Move::Back),
        "." => Some(Move::Black),
        "Escape" => Some(Move::Escape),
        _ => None,
    };
    anywhere.or_else(|| if focus == Focus::Choice { None } else { letter(key) }).or_else(|| match focus {
        Focus::Page => direction(key).or((key == " ").then_some(Move::Next)),
        Focus::Button => direction(key),
        _ => None,
    })
}

fn letter(key: &str) -> Option<Move> {
    match key {
        "b" | "B" => Some(Move::Black),
        "l" | "L" => Some(Move::Pointer),
        "o" | "O" | "g" | "G" => Some(Move::List),
        "f" | "F" => Some(Move::Screen),
        "n" | "N" => Some(Move::Notes),
        _ => None,
    }
}

fn direction(key: &str) -> Option<Move> {
    match key {
        "ArrowRight" | "ArrowDown" => Some(Move::Next),
        "ArrowLeft" | "ArrowUp" => Some(Move::Back),
        "Home" => Some(Move::To(0)),
        "End" => Some(Move::Last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(count: usize) -> Rc<Show> {
        let marks = StepKind::ALL.into_iter().take(count).map(|kind| (kind, None)).collect();
        Rc::new(Show::starting(marks, 0))
    }

    #[test]
    fn it_ends_at_its_ends() {
        let steps = [Move::Back, Move::Next, Move::Next, Move::Next, Move::Back];
        let seen: Vec<usize> = steps
            .into_iter()
            .scan(show(3), |show, step| {
                *show = show.clone().reduce(step);
                Some(show.at())
            })
            .collect();
        assert_eq!(seen, [0, 1, 2, 2, 1]);
        assert_eq!(show(0).reduce(Move::Last).at(), 0);
    }

    #[test]
    fn it_stays_at_its_step_when_others_come_and_go() {
        let at_pool = show(4).reduce(Move::To(2));
        let marks = vec![(StepKind::Title, None), (StepKind::Pool, None), (StepKind::Proof, None)];
        assert_eq!(at_pool.clone().reduce(Move::Steps(marks)).at(), 1);
        assert_eq!(at_pool.reduce(Move::Steps(vec![(StepKind::Title, None)])).at(), 0);
    }

    #[test]
    fn escape_takes_away_what_lies_over_the_step_before_it_ends() {
        let mut now = show(3).reduce(Move::List).reduce(Move::Black).reduce(Move::Alert(true));
        for expect in [(true, true, false), (false, true, false), (false, false, false), (false, false, true)]
        {
            now = now.reduce(Move::Escape);
            assert!(!now.has_alert);
            assert_eq!((now.is_black, now.is_listed, now.is_over), expect);
        }
        assert!(!show(3).reduce(Move::Black).reduce(Move::Next).is_black);
        // In full screen the browser takes the key: what is told goes by it all the same, and the next one ends the presentation.
        let told = show(3).reduce(Move::Alert(true)).reduce(Move::Unfilled);
        assert!(!told.has_alert && !told.is_over && told.reduce(Move::Unfilled).is_over);
    }

    #[test]
    fn keys_belong_to_what_has_the_focus() {
        let check = |key: &str, focus, expect| assert_eq!(meaning(key, focus), expect, "{key} {focus:?}");
        for focus in [Focus::Page, Focus::Button, Focus::Slider, Focus::Choice] {
            check("PageDown", focus, Some(Move::Next));
            check("Escape", focus, Some(Move::Escape));
        }
        check("ArrowRight", Focus::Page, Some(Move::Next));
        check("ArrowRight", Focus::Slider, None);
        check("Home", Focus::Slider, None);
        check("b", Focus::Slider, Some(Move::Black));
        check("b", Focus::Choice, None);
        check(" ", Focus::Page, Some(Move::Next));
        check(" ", Focus::Button, None);
        check("PageDown", Focus::Field, None);
        check("Escape", Focus::Field, None);
    }
}
