//! What leads from one state of a plan to another, as the rows that differ: a copy of the plan elsewhere keeps step with it at the cost
//! of what changed, whether that was an edit, a paste, an undo or a scenario.
//!
//! Rows are told apart by their pointers, since unchanged ones stay shared: a patch is found without looking into any row. One whose row
//! was made anew and is equal is a little larger than it need be, and no less right.

use std::sync::Arc;

use super::edit::Row;
use super::rule::Rule;
use super::{County, Credit, Measure, Plan, Project, Scenario, Stream, Table, Use};

/// What leads from one plan to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Patch {
    /// The plan after, its lists holding only the rows that are new.
    pub plan: Plan,
    /// How the lists after are put together, in the order of [`TableName::ALL`](super::TableName::ALL).
    pub lists: [Vec<Piece>; 8],
}

/// A piece of a list: some rows of the list before, then some that are new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Where in the list before the rows that stay begin.
    pub start: usize,
    /// How many of them stay.
    pub kept: usize,
    /// How many rows are new behind them.
    pub added: usize,
}

impl Patch {
    /// What leads from `before` to `after`.
    pub fn between(before: &Plan, after: &Plan) -> Self {
        let mut plan = after.clone();
        let lists = [
            reduce::<Use>(before, &mut plan),
            reduce::<Measure>(before, &mut plan),
            reduce::<County>(before, &mut plan),
            reduce::<Stream>(before, &mut plan),
            reduce::<Credit>(before, &mut plan),
            reduce::<Project>(before, &mut plan),
            reduce::<Rule>(before, &mut plan),
            reduce::<Scenario>(before, &mut plan),
        ];
        Self { plan, lists }
    }

    /// The plan after; none where `before` is not the plan the patch was made for.
    pub fn apply(self, before: &Plan) -> Option<Plan> {
        let Self { mut plan, lists: [uses, measures, counties, streams, credit, projects, rules, scenarios] } =
            self;
        restore::<Use>(before, &mut plan, &uses)?;
        restore::<Measure>(before, &mut plan, &measures)?;
        restore::<County>(before, &mut plan, &counties)?;
        restore::<Stream>(before, &mut plan, &streams)?;
        restore::<Credit>(before, &mut plan, &credit)?;
        restore::<Project>(before, &mut plan, &projects)?;
        restore::<Rule>(before, &mut plan, &rules)?;
        restore::<Scenario>(before, &mut plan, &scenarios)?;
        Some(plan)
    }
}

/// Leaves only the new rows in the list of the plan after; how they and the old ones make up the list.
fn reduce<R: Row>(before: &Plan, after: &mut Plan) -> Vec<Piece> {
    let (old, new) = (R::table(before), R::table(after));
    let (pieces, added) = compare(old, new);
    *R::table_mut(after) = Arc::new(added);
    pieces
}

fn compare<R>(old: &Table<R>, new: &Table<R>) -> (Vec<Piece>, Vec<Arc<R>>) {
    let (mut pieces, mut added) = (Vec::<Piece>::new(), Vec::new());
    let is_same = |(one, other): &(&Arc<R>, &Arc<R>)| Arc::ptr_eq(one, other);
    // Rows of the end stay although others were put in or taken out before.
    let ending = old.iter().rev().zip(new.iter().rev()).take_while(is_same).count();
    for (index, row) in new.iter().enumerate() {
        let behind = new.len().saturating_sub(index);
        let position = if behind > ending { Some(index) } else { old.len().checked_sub(behind) };
        let kept = position.filter(|position| old.get(*position).is_some_and(|old| is_same(&(old, row))));
        match (kept, pieces.last_mut()) {
            (Some(position), Some(piece)) if piece.added == 0 && piece.start + piece.kept == position => {
                piece.kept += 1;
            }
            (Some(start), _) => pieces.push(Piece { start, kept: 1, added: 0 }),
            (None, Some(piece)) => piece.added += 1,
            (None, None) => pieces.push(Piece { added: 1, ..Piece::default() }),
        }
        if kept.is_none() {
            added.push(row.clone());
        }
    }
    (pieces, added)
}

/// Puts the list of the plan after together.
fn restore<R: Row>(before: &Plan, after: &mut Plan, pieces: &[Piece]) -> Option<()> {
    let old = R::table(before);
    let whole = Piece { start: 0, kept: old.len(), added: 0 };
    if pieces == [whole] {
        *R::table_mut(after) = old.clone();
        return Some(());
    }
    let (mut rows, mut added) = (Vec::new(), R::table(after).iter());
    for piece in pieces {
        rows.extend_from_slice(old.get(piece.start..piece.start.checked_add(piece.kept)?)?);
        let before = rows.len();
        rows.extend(added.by_ref().take(piece.added).cloned());
        if rows.len().checked_sub(before) != Some(piece.added) {
            return None;
        }
    }
    if added.next().is_some() {
        return None;
    }
    *R::table_mut(after) = Arc::new(rows);
    Some(())
}
