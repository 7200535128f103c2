//! Plans as files: what is written comes back, whatever comes in is answered, and the schema tells the form.

#[path = "../support/random_plan.rs"]
mod random_plan;

mod golden;
mod hostile;
mod round_trip;
mod schema;
mod tables;

/// How many cases a property tries: as many as `FUNDPOOL_CASES` says, else `usual`.
fn cases(usual: u64) -> u64 {
    let wanted = std::env::var("FUNDPOOL_CASES");
    wanted.map_or(usual, |wanted| wanted.parse().expect("FUNDPOOL_CASES is a number"))
}
