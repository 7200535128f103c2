//! Comparisons: what differs between plans, who gains and who loses, and what can have caused it.

mod alike;
#[path = "../support/allocated.rs"]
mod allocated;
mod causes;
mod golden;
#[path = "../support/judged.rs"]
mod judged;
