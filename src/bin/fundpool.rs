//! fundpool

fn main() {}
