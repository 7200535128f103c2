//! `plan::check`: every problem of a plan at once, each with its place and what to do; and the questions that check is built on.

#[path = "../support/sample_plan.rs"]
mod sample_plan;

mod cases;
mod chaos;
mod golden;
mod limits;
mod may_pay;
mod sentences;
mod size;
