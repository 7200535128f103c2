//! Exact money: what people type, how amounts are written, and arithmetic that never loses a fen.

mod arithmetic;
mod golden;
mod reading;
mod writing;
