//! Moving a step of the outline by mouse, finger or pen: a line shows where it would go. Keys and buttons do the same.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform::{keys, pointer};

/// What is being moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held {
    /// The position of the step.
    from: usize,
    /// The gap it would go into: so many steps are before it.
    gap: usize,
}

impl Held {
    /// The position it would have then; none where that is its own.
    fn to(self) -> Option<usize> {
        // It leaves a place behind it.
        let to = if self.gap > self.from { self.gap.saturating_sub(1) } else { self.gap };
        (to != self.from).then_some(to)
    }
}

/// How moving stands. Kept beside what is drawn: a finger may be lifted before the page is drawn anew.
#[derive(Clone)]
pub struct Drag {
    /// Belongs to the list of the steps.
    pub list: NodeRef,
    held: Rc<Cell<Option<Held>>>,
    redraw: UseForceUpdateHandle,
}

/// Moves a step of a list.
#[hook]
pub fn use_drag() -> Drag {
    let held = (*use_memo((), |()| Rc::new(Cell::new(None)))).clone();
    let drag = Drag { list: use_node_ref(), held, redraw: use_force_update() };
    use_effect_with(drag.held.get().is_some(), {
        let drag = drag.clone();
        move |is_held| {
            let escape = is_held.then(|| keys::listen(Callback::from(move |event| drag.ends_at(&event))));
            move || drop(escape)
        }
    });
    drag
}

impl Drag {
    fn hold(&self, held: Option<Held>) {
        if self.held.replace(held) != held {
            self.redraw.force_update();
        }
    }

    /// Escape leaves the step where it is.
    fn ends_at(&self, event: &KeyboardEvent) -> bool {
        let is_escape = event.key() == "Escape";
        if is_escape {
            self.hold(None);
        }
        is_escape
    }

    /// The class of the step at a position: that it is held, and on which side of it the line is.
    pub fn class(&self, at: usize, count: usize) -> Classes {
        let Some(held) = self.held.get() else { return Classes::new() };
        let gap = held.to().map(|_| held.gap);
        let is_last = at.saturating_add(1) == count;
        classes!(
            (held.from == at).then_some("is-held"),
            (gap == Some(at)).then_some("is-before"),
            (is_last && gap == Some(count)).then_some("is-after"),
        )
    }

    /// What the step at a position is taken by; `done` is told where it goes.
    pub fn grip(&self, at: usize, done: Callback<usize>) -> Html {
        let [takes, moves, drops, ends] = [(); 4].map(|()| self.clone());
        let onpointerdown = Callback::from(move |event: PointerEvent| {
            if pointer::is_main(&event) {
                pointer::hold(&event);
                takes.hold(Some(Held { from: at, gap: at }));
            }
        });
        let onpointermove = Callback::from(move |event: PointerEvent| {
            if let Some(Held { from, .. }) = moves.held.get() {
                let gap = pointer::above(&moves.list, &event);
                pointer::reveal_gap(&moves.list, gap);
                moves.hold(Some(Held { from, gap }));
            }
        });
        let onpointerup = Callback::from(move |_: PointerEvent| {
            let to = drops.held.get().and_then(Held::to);
            drops.hold(None);
            if let Some(to) = to {
                done.emit(to);
            }
        });
        let onpointercancel = Callback::from(move |_: PointerEvent| ends.hold(None));
        html! {
            <span class="present-grip" aria-hidden="true" {onpointerdown} {onpointermove} {onpointerup} {onpointercancel}>
                { "⠿" }
            </span>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Held;

    #[test]
    fn a_gap_on_either_side_of_a_step_leaves_it_where_it_is() {
        let check = |from, gap, expect| assert_eq!(Held { from, gap }.to(), expect, "{from} {gap}");
        check(2, 0, Some(0));
        check(2, 2, None);
        check(2, 3, None);
        check(2, 4, Some(3));
        check(0, 5, Some(4));
    }
}
