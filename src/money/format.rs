//! How amounts and numbers are written for people.
//!
//! Thousands stand apart by a narrow space at which no line breaks (U+202F) and a negative figure has a minus (U+2212), so that columns
//! line up; both are read back by [`read_amount`](super::read_amount) and [`read_ratio`](super::read_ratio). Unit and percent sign are
//! words of a language and belong to [`crate::i18n`]. Documents hold the plain form of `Display` instead.
//!
//! The value is never changed: the exact forms write every digit there is, and a short form says whether it left any out.

use super::{Money, Ratio, Scale, Unit};

/// Between groups of three digits.
pub const GROUP_SEPARATOR: char = '\u{202F}';
/// In front of what is less than nothing.
pub const MINUS: char = '\u{2212}';

/// A figure written with a given number of decimals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// What to show.
    pub text: String,
    /// Whether it is the whole figure; else the exact form belongs beside it.
    pub exact: bool,
}

impl Money {
    /// The amount in the unit with all its digits: yuan always with two decimals, larger units with as many as it needs.
    ///
    /// ```
    /// use fundpool::money::{Money, Unit};
    /// let amount = Money::from_fen(-1_234_567_050);
    /// assert_eq!(amount.exact_in(Unit::Yuan), "−12\u{202F}345\u{202F}670.50");
    /// assert_eq!(amount.exact_in(Unit::TenThousand), "−1\u{202F}234.56705");
    /// ```
    pub fn exact_in(self, unit: Unit) -> String {
        let kept = match unit {
            Unit::Yuan => unit.decimals(),
            Unit::TenThousand | Unit::HundredMillion => 0,
        };
        exact(self.fen().into(), unit.decimals(), kept)
    }

    /// The amount in the unit with so many decimals, at most those down to the fen; halves are rounded away from zero
    /// (四舍五入).
    ///
    /// ```
    /// use fundpool::money::{Money, Unit};
    /// let short = Money::from_fen(4_976_543_210_000).short_in(Unit::HundredMillion, 1);
    /// assert_eq!((short.text.as_str(), short.exact), ("497.7", false));
    /// ```
    pub fn short_in(self, unit: Unit, decimals: u8) -> Short {
        self.short_of(unit.decimals(), decimals)
    }

    /// The same in units of 10^`power` fen, for languages that count in other units.
    pub fn short_of(self, power: u32, decimals: u8) -> Short {
        short(self.fen().into(), power, decimals.into())
    }
}

impl Ratio {
    /// The number in the scale with as many decimals as it needs, without a percent sign.
    ///
    /// ```
    /// use fundpool::money::{Ratio, Scale};
    /// let share: Ratio = "0.12345".parse()?;
    /// assert_eq!(share.exact_in(Scale::Percent), "12.345");
    /// # Ok::<(), fundpool::money::RatioError>(())
    /// ```
    pub fn exact_in(self, scale: Scale) -> String {
        exact(self.trillionths(), scale.decimals(), 0)
    }

    /// The number in the scale with so many decimals, at most those it can have, and without a percent sign; halves are
    /// rounded away from zero.
    ///
    /// ```
    /// use fundpool::money::{Ratio, Scale};
    /// let share: Ratio = "0.12345".parse()?;
    /// let short = share.short_in(Scale::Percent, 1);
    /// assert_eq!((short.text.as_str(), short.exact), ("12.3", false));
    /// # Ok::<(), fundpool::money::RatioError>(())
    /// ```
    pub fn short_in(self, scale: Scale, decimals: u8) -> Short {
        short(self.trillionths(), scale.decimals(), decimals.into())
    }
}

/// A number counted in 10⁻¹², which need not fit a [`Ratio`], with as many decimals as it needs.
///
/// ```
/// use fundpool::money::exact_trillionths;
/// assert_eq!(exact_trillionths(1_234_500_000_000_000), "1\u{202F}234.5");
/// ```
pub fn exact_trillionths(number: i128) -> String {
    exact(number, Ratio::MAX_DECIMALS, 0)
}

/// `mantissa / 10^decimals` without trailing zeros beyond `kept` decimals.
fn exact(mantissa: i128, decimals: u32, kept: u32) -> String {
    let (mut mantissa, mut decimals) = (mantissa, decimals);
    while decimals > kept && mantissa.checked_rem(10) == Some(0) {
        mantissa = mantissa.checked_div(10).unwrap_or_default();
        decimals = decimals.saturating_sub(1);
    }
    write(mantissa, decimals)
}

/// `mantissa / 10^decimals` with `wanted` decimals, halves rounded away from zero.
fn short(mantissa: i128, decimals: u32, wanted: u32) -> Short {
    let wanted = wanted.min(decimals);
    // At most 10¹², the decimals of a number in plain scale.
    let dropped = 10_i128.saturating_pow(decimals.saturating_sub(wanted));
    let rest = mantissa.checked_rem(dropped).unwrap_or_default();
    let away = if rest.unsigned_abs() >= dropped.unsigned_abs().div_ceil(2) { rest.signum() } else { 0 };
    let rounded = mantissa.checked_div(dropped).unwrap_or_default().saturating_add(away);
    Short { text: write(rounded, wanted), exact: rest == 0 }
}

/// `mantissa / 10^decimals`, grouped.
fn write(mantissa: i128, decimals: u32) -> String {
    let decimals = decimals as usize;
    // One digit before the point at least.
    let width = decimals.saturating_add(1);
    let digits = format!("{:0>width$}", mantissa.unsigned_abs());
    let (whole, decimals) = digits.split_at(digits.len().saturating_sub(decimals));
    let sign = if mantissa < 0 { MINUS.to_string() } else { String::new() };
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{decimals}", grouped(whole))
}

fn grouped(whole: &str) -> String {
    let mut text = String::with_capacity(whole.len().saturating_mul(2));
    for (index, digit) in whole.chars().enumerate() {
        let behind = whole.len().saturating_sub(index);
        if index > 0 && behind.is_multiple_of(3) {
            text.push(GROUP_SEPARATOR);
        }
        text.push(digit);
    }
    text
}
