//! Results: written, read and judged, here and by the script for auditors.

#![allow(clippy::panic, reason = "a test fails by it")]
#![allow(clippy::duplicate_mod, reason = "two makers of plans bring the same dice")]

#[path = "../support/evaluate.rs"]
mod evaluate;
#[allow(dead_code, reason = "of the other tests that share it")]
#[path = "../support/random_plan.rs"]
mod random_plan;

#[path = "../support/small_plan/mod.rs"]
mod small_plan;

mod agreement;
mod both;
mod change;
mod documents;
mod forged;
mod plans;
mod tamper;
mod truth;
mod unreadable;
