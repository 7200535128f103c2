//! Exact money: what people type, how amounts are written, and arithmetic that never loses a fen.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "clippy.toml allows them in test functions, not in their helpers"
)]

mod arithmetic;
mod golden;
mod reading;
mod writing;
