//! The grouped linear program: what the solvers are given.
//!
//! Cells that every stream, facility and total treats alike form a [`Group`]. Money flows stream → group; within a group the projects'
//! amounts are bounded columns. So the rows are streams, groups and rules: hundreds, where the naive program has one per
//! project and a column per stream and project. Every row that a rule or a limit asks for keeps its [`crate::rows::RowId`], so that a
//! solver's dual goes into the certificate under the right name.

mod build;
mod chain;
mod column;
mod constrain;
mod elastic;
mod goal;
mod group;
mod hub;
mod link;
mod nearest;
mod pieces;
mod program;
mod shape;
mod start;
mod totals;

pub use build::{Awake, Built, GoalTerms, build};
pub use chain::chains_of;
pub use column::What;
pub use elastic::{Lack, Limit, Rank};
pub use group::{Group, Groups};
pub use hub::Hub;
pub use link::Link;
pub use nearest::Adopted;
pub use pieces::{Decidable, Piece, ranges_of};
pub use program::{Column, ColumnBound, Program, ProgramRow, RowKey, Sense};
pub use shape::Shape;
