//! Plans as files.

#[path = "../support/random_plan.rs"]
mod random_plan;

mod golden;
mod round_trip;
mod schema;

/// How many cases a property tries: as many as `FUNDPOOL_CASES` says, else `usual`.
fn cases(usual: u64) -> u64 {
    let wanted = std::env::var("FUNDPOOL_CASES");
    wanted.map_or(usual, |wanted| wanted.parse().expect("FUNDPOOL_CASES is a number"))
}
