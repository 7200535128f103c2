//! Exact numbers: [`Money`] in integer fen and [`Ratio`] as an exact decimal.
//!
//! Nothing here rounds behind a person's back. Text becomes a number only if the number says exactly what the text says;
//! everything else is refused with what was read. Arithmetic is checked: it returns `None` where the answer does not fit.

#![warn(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod amount;
mod ratio;

pub use amount::{Money, MoneyError};
pub use ratio::{Ratio, RatioError};
