//! Answers about plans: small plans that can be worked out by hand, and properties over generated ones.

#![allow(clippy::panic, reason = "a test fails by it")]

mod baseline;
mod conflict;
mod frontier;
mod pooling;
mod price;
mod replan;
mod support;
mod uncertain;
mod why_not;
