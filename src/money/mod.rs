//! Exact numbers: [`Money`] in integer fen and [`Ratio`] as an exact decimal.
//!
//! Nothing here rounds behind a person's back. Text becomes a number only if the number says exactly what the text says;
//! everything else is refused with what was read. Arithmetic is checked: it returns `None` where the answer does not fit.
//!
//! Two ways in and two ways out. Documents hold the plain form of `FromStr` and `Display` (`1200.50`). People type and paste by
//! the rule of [`input`] (`￥１，２００．５`, `0.12 万元`, `60 %`) and read what [`mod@format`] writes (`1 200.50`).

#![warn(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod amount;
mod arithmetic;
mod digits;
pub mod format;
pub mod input;
mod ratio;
mod unit;

pub use amount::{Money, MoneyError};
pub use arithmetic::Rounding;
pub use format::{Short, exact_trillionths};
pub use input::{AmountReading, InputError, InputFault, RatioReading, read_amount, read_ratio, read_share};
pub use ratio::{Ratio, RatioError};
pub use unit::{Scale, Unit};
