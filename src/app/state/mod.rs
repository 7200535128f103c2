//! What the page knows: each kind of state has a reducer and a context of its own.

pub mod answers;
pub mod bench;
pub mod file_name;
pub mod installed;
pub mod left_out;
pub mod line;
pub mod preferences;
pub mod printing;
pub mod shelf;
pub mod solver;
pub mod study;
pub mod trial;
mod turn;
pub mod wish;
pub mod work;
