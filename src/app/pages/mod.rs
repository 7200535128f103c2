//! What each address shows.

mod overview;
mod planned;
mod unknown;

pub use overview::overview;
pub use planned::planned;
pub use unknown::unknown;
