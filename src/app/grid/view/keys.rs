//! What a key means in a grid.

use crate::app::grid::selection::Step;

/// How a cell is being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Typing replaces what was there: arrows end it and move on.
    Replace,
    /// What was there is changed: arrows move the caret.
    Amend,
    /// Several are picked from a list below the cell: arrows move there, and typing finds.
    Pick,
}

/// What is pressed.
#[derive(Clone, Copy, Debug)]
pub struct Press<'k> {
    /// The key by its name.
    pub key: &'k str,
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

/// What a person means by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Goes there; `true` stretches the range instead.
    Go(Step, bool),
    /// Goes to the next cell by Tab, which leaves the grid at the end of a row.
    Tab(isize),
    /// Begins to change what is in the cell, as text.
    Amend,
    /// Begins to change what is in the cell, from a list where it holds one.
    Change,
    /// Shows what there is to choose from.
    Offer,
    /// Goes so many offers down, or up where negative.
    Browse(isize),
    /// Ticks the active offer, or takes its tick away.
    Tick,
    /// Puts what is typed into all selected cells.
    FillAll,
    /// Ends editing and goes there.
    Commit(Step),
    /// Gives up editing, or the range.
    Cancel,
    /// Empties the cells.
    Clear,
    /// Turns yes into no, where the cell is a flag.
    Toggle,
    /// Selects everything.
    All,
    /// Repeats the uppermost cells of the range.
    FillDown,
    /// Goes to the next cell with a problem.
    NextProblem,
    /// Takes the last step back.
    Undo,
    /// Takes it again.
    Redo,
}

/// The meaning of a key; none where the browser knows better. `page` is how many rows a page has.
pub fn intent(press: Press<'_>, mode: Option<Mode>, page: usize) -> Option<Intent> {
    match mode {
        Some(Mode::Pick) => picking(press),
        Some(mode) => editing(press, mode),
        None => moving(press, isize::try_from(page.max(1)).unwrap_or(isize::MAX)),
    }
}

fn editing(press: Press<'_>, mode: Mode) -> Option<Intent> {
    let arrows = mode == Mode::Replace && !press.shift && !press.ctrl;
    Some(match press.key {
        "Enter" if press.ctrl => Intent::FillAll,
        "Enter" if press.shift => Intent::Commit(Step::Rows(-1)),
        "Enter" if !press.alt => Intent::Commit(Step::Rows(1)),
        "Tab" => tab(press),
        "Escape" => Intent::Cancel,
        "ArrowDown" if press.alt => Intent::Offer,
        "ArrowUp" if arrows => Intent::Commit(Step::Rows(-1)),
        "ArrowDown" if arrows => Intent::Commit(Step::Rows(1)),
        "ArrowLeft" if arrows => Intent::Commit(Step::Columns(-1)),
        "ArrowRight" if arrows => Intent::Commit(Step::Columns(1)),
        _ => return None,
    })
}

/// As in any list of several to choose from that is typed into.
fn picking(press: Press<'_>) -> Option<Intent> {
    const PAGE: isize = 8;
    Some(match press.key {
        "ArrowUp" if press.alt => Intent::Commit(Step::Rows(0)),
        "Enter" if !press.alt => Intent::Commit(Step::Rows(0)),
        "ArrowUp" => Intent::Browse(-1),
        "ArrowDown" => Intent::Browse(1),
        "PageUp" => Intent::Browse(-PAGE),
        "PageDown" => Intent::Browse(PAGE),
        " " => Intent::Tick,
        "Tab" => tab(press),
        "Escape" => Intent::Cancel,
        _ => return None,
    })
}

const fn tab(press: Press<'_>) -> Intent {
    Intent::Tab(if press.shift { -1 } else { 1 })
}

fn moving(press: Press<'_>, page: isize) -> Option<Intent> {
    let go = |step| Some(Intent::Go(step, press.shift));
    let arrow = |down: isize, right: isize| {
        go(match (press.ctrl, down) {
            (true, _) => Step::Edge(down, right),
            (false, 0) => Step::Columns(right),
            (false, _) => Step::Rows(down),
        })
    };
    match press.key {
        "ArrowDown" if press.alt => Some(Intent::Offer),
        "ArrowUp" => arrow(-1, 0),
        "ArrowDown" => arrow(1, 0),
        "ArrowLeft" => arrow(0, -1),
        "ArrowRight" => arrow(0, 1),
        "PageUp" => go(Step::Rows(-page)),
        "PageDown" => go(Step::Rows(page)),
        "Home" => go(if press.ctrl { Step::First } else { Step::RowStart }),
        "End" => go(if press.ctrl { Step::Last } else { Step::RowEnd }),
        "Tab" => Some(tab(press)),
        "Enter" => Some(Intent::Change),
        "F2" => Some(Intent::Amend),
        "F8" => Some(Intent::NextProblem),
        "Escape" => Some(Intent::Cancel),
        "Delete" | "Backspace" => Some(Intent::Clear),
        " " if !press.ctrl => Some(Intent::Toggle),
        key if press.ctrl => with_ctrl(&key.to_lowercase(), press.shift),
        _ => None,
    }
}

fn with_ctrl(key: &str, shift: bool) -> Option<Intent> {
    Some(match key {
        "a" => Intent::All,
        "d" => Intent::FillDown,
        "z" if shift => Intent::Redo,
        "z" => Intent::Undo,
        "y" => Intent::Redo,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str, ctrl: bool, shift: bool) -> Press<'_> {
        Press { key, ctrl, shift, alt: false }
    }

    #[test]
    fn arrows_move_the_caret_only_in_what_was_there() {
        let right = press("ArrowRight", false, false);
        assert_eq!(intent(right, None, 10), Some(Intent::Go(Step::Columns(1), false)));
        assert_eq!(intent(right, Some(Mode::Replace), 10), Some(Intent::Commit(Step::Columns(1))));
        assert_eq!(intent(right, Some(Mode::Amend), 10), None);
    }

    #[test]
    fn a_list_is_opened_walked_and_left_as_lists_are() {
        let check = |key, alt, mode, expect| {
            assert_eq!(intent(Press { alt, ..press(key, false, false) }, mode, 10), expect, "{key}");
        };
        check("ArrowDown", true, None, Some(Intent::Offer));
        check("ArrowDown", true, Some(Mode::Replace), Some(Intent::Offer));
        check("ArrowDown", false, Some(Mode::Pick), Some(Intent::Browse(1)));
        check("ArrowUp", true, Some(Mode::Pick), Some(Intent::Commit(Step::Rows(0))));
        check(" ", false, Some(Mode::Pick), Some(Intent::Tick));
        check("Enter", false, Some(Mode::Pick), Some(Intent::Commit(Step::Rows(0))));
        check("Escape", false, Some(Mode::Pick), Some(Intent::Cancel));
        check("x", false, Some(Mode::Pick), None);
    }

    #[test]
    fn keys_of_spreadsheets_do_what_they_do_there() {
        let check =
            |key, ctrl, shift, expect| assert_eq!(intent(press(key, ctrl, shift), None, 10), expect, "{key}");
        check("ArrowDown", true, true, Some(Intent::Go(Step::Edge(1, 0), true)));
        check("PageDown", false, false, Some(Intent::Go(Step::Rows(10), false)));
        check("Home", true, false, Some(Intent::Go(Step::First, false)));
        check("D", true, false, Some(Intent::FillDown));
        check("z", true, true, Some(Intent::Redo));
        check("F2", false, false, Some(Intent::Amend));
        check("Enter", false, false, Some(Intent::Change));
        check("x", false, false, None);
        check("c", true, false, None);
    }
}
