//! The water's way as a drawing: channels → own use and pool → counties or uses → further on.
//!
//! Everything is in whole units of a box, so that two drawings of the same report are the same to the last unit. Node heights are
//! proportional to money with one scale for the whole drawing and add up exactly (largest remainders); the bands at either side of a
//! node fill it without gap or overlap. Money only ends in projects, in risk buffers, or by not being spent: every other node passes
//! on to the fen what it gets. Loans are no grants and have a drawing of their own.

mod axis;
mod flow;
mod graph;
mod layout;
mod order;

use super::Report;
use crate::money::Money;
use crate::plan::Plan;
use graph::Graph;

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sankey {
    /// By column, from the top.
    pub nodes: Vec<Node>,
    /// By the nodes they come from, from the top.
    pub links: Vec<Link>,
}

/// A bar: money in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Node {
    /// Names it in every drawing of this kind: `county:yudu`.
    pub key: String,
    /// What it stands for.
    pub place: Place,
    /// How many places it stands for: more than one for [`Place::Others`] only.
    pub count: usize,
    /// From 0 at the left.
    pub column: usize,
    /// The money.
    pub value: Money,
    /// Left edge.
    pub x: i64,
    /// Top edge.
    pub y: i64,
    /// From the left edge to the right one.
    pub width: i64,
    /// From the top edge to the bottom one; 0 where the money is less than half a unit.
    pub height: i64,
}

/// A band: money on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Link {
    /// The node it comes from, at whose right edge it starts.
    pub from: usize,
    /// The node it goes to, at whose left edge it ends.
    pub to: usize,
    /// The money.
    pub value: Money,
    /// Where it starts.
    pub start: Span,
    /// Where it ends.
    pub end: Span,
}

/// A part of an edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    /// Its top.
    pub y: i64,
    /// Its length.
    pub height: i64,
}

/// What a node stands for; positions are those in the plan's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Place {
    /// A channel, by its position in [`Channel::ALL`](crate::plan::Channel::ALL).
    Channel(usize),
    /// Money that stays within its earmark.
    Own,
    /// Money that leaves its earmark.
    Pool,
    /// Money that is not spent, though it might have left its earmark.
    Unmoved,
    /// Other money that is not spent.
    Left,
    /// A credit facility: its risk buffer, or its loans.
    Credit(usize),
    /// A county.
    County(usize),
    /// A use at the top.
    Use(usize),
    /// A project.
    Project(usize),
    /// Whatever is too small to be drawn by itself.
    Others,
}

/// By what money is told apart in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Axis {
    /// Counties.
    Counties,
    /// Uses at the top.
    Uses,
    /// Projects.
    Projects,
}

/// How a drawing is made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Shape {
    /// The columns behind the pool, from the left.
    pub axes: Vec<Axis>,
    /// The most nodes in each of them; the smallest beyond that are drawn as one. At least 1.
    pub most: usize,
    /// The width of the box.
    pub width: i64,
    /// The height of the box.
    pub height: i64,
    /// The width of a node.
    pub bar: i64,
    /// The least distance of nodes that stand one above the other, where there is room.
    pub gap: i64,
    /// So many fen a unit at least, where several drawings are to be of one scale: [`Sankey::scale`] of that with the most money.
    pub scale: i128,
    /// The keys of the nodes of the drawing before, in its order: what was drawn stays drawn and in its place unless another order is
    /// much clearer, so that bands glide rather than jump.
    pub previous: Vec<String>,
}

/// Uses, then counties, in a box of 1000 × 1000.
impl Default for Shape {
    fn default() -> Self {
        Self {
            axes: vec![Axis::Uses, Axis::Counties],
            most: 12,
            width: 1000,
            height: 1000,
            bar: 12,
            gap: 12,
            scale: 0,
            previous: Vec::new(),
        }
    }
}

impl Sankey {
    /// Where the streams' money goes.
    pub fn of(plan: &Plan, report: &Report, shape: &Shape) -> Self {
        layout::lay_out(Graph::of_money(plan, report, shape), shape)
    }

    /// How many fen a unit of such a drawing stands for, rounded up.
    pub fn scale(plan: &Plan, report: &Report, shape: &Shape) -> i128 {
        layout::scale(&Graph::of_money(plan, report, shape), shape)
    }

    /// Where the banks' loans go.
    pub fn of_loans(plan: &Plan, report: &Report, shape: &Shape) -> Self {
        layout::lay_out(Graph::of_loans(plan, report, shape), shape)
    }

    /// The keys of its nodes, for [`Shape::previous`].
    pub fn keys(&self) -> Vec<String> {
        self.nodes.iter().map(|node| node.key.clone()).collect()
    }
}
