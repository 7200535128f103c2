//! What a planner decides: fund streams, the pool, credit, projects, rules and goals.
//!
//! [`Plan`] and its parts are plain values without any file format; [`crate::document`] reads and writes them. Lists and their
//! elements are shared (`Arc`), so that a copy of a plan costs a few pointers and an edit only what it touches.

mod apportion;
mod cell;
mod check;
mod demand;
pub mod diff;
pub mod edit;
mod factor;
mod gathered;
pub mod history;
mod id;
mod may_pay;
mod model;
mod name;
pub mod patch;
pub mod rule;
mod scenario;
mod scope;
mod step;
mod table_name;
pub mod template;
mod term;
mod text;
mod tier;

pub(crate) use apportion::apportion;
pub use cell::{Cell, Cells};
pub use check::{check, shares_ids};
pub use factor::factor_name;
#[cfg(feature = "app")]
pub(crate) use gathered::sort_by;
pub(crate) use gathered::{map_of, set_of, sort_by_key};
pub use id::{Id, IdError};
pub use may_pay::{Refusal, Verdict, Way, Ways, may_back, may_lend, may_pay};
#[cfg(feature = "solve")]
pub(crate) use model::has_same_rows;
pub use model::{
    Breakpoint, Channel, County, CountyClass, Credit, Earmark, Funding, Level, Measure, Origin, Plan, Pool,
    Project, Quantum, Stream, Table, Use,
};
pub use name::{
    alone_at_position, at_position, distinct_name, find_row, name_alone, name_and_id, name_in, row_name,
};
pub use scenario::{Problem, Scenario, apply_scenario, changes_between};
pub use scope::Scope;
pub use step::{Step, StepKind, steps};
pub use table_name::TableName;
pub use term::Term;
pub use text::Text;
pub use tier::{Direction, Goal, Tier};
