//! What the page knows: each kind of state has a reducer and a context of its own.

pub mod preferences;
pub mod solver;
