//! Results: written, read and judged, here and by the script for auditors.

#![allow(clippy::panic, reason = "a test fails by it")]

#[path = "../support/evaluate.rs"]
mod evaluate;
#[allow(dead_code, reason = "of the other tests that share it")]
#[path = "../support/random_plan.rs"]
mod random_plan;

mod agreement;
mod both;
mod documents;
mod plans;
mod tamper;
mod unreadable;
