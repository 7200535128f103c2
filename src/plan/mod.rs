//! What a planner decides: fund streams, the pool, credit, projects, rules and goals.
//!
//! [`Plan`] and its parts are plain values without any file format; [`crate::document`] reads and writes them. Lists and their
//! elements are shared (`Arc`), so that a copy of a plan costs a few pointers and an edit only what it touches.

mod id;
mod model;
pub mod rule;
mod scope;
mod text;
mod tier;

pub use id::{Id, IdError};
pub use model::{
    Breakpoint, Channel, County, CountyClass, Credit, Earmark, Funding, Level, Measure, Origin, Plan, Pool,
    Project, Quantum, Stream, Table, Use,
};
pub use scope::Scope;
pub use text::Text;
pub use tier::{Direction, Goal, Tier};
