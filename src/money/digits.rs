//! Decimal digits as text, before they are a number.

/// The digits of a decimal number without its sign; trailing zeros behind the point carry no meaning and are dropped.
pub(super) struct Digits<'a> {
    whole: &'a str,
    decimals: &'a str,
}

/// Why digits are no whole number of what is counted.
pub(super) enum Unfit {
    /// Some of it is smaller than one of what is counted.
    TooPrecise,
    /// It does not fit 128 bits.
    TooLarge,
}

impl<'a> Digits<'a> {
    /// From ASCII digits before and behind the point; either may be empty.
    pub fn new(whole: &'a str, decimals: &'a str) -> Self {
        Self { whole, decimals: decimals.trim_end_matches('0') }
    }

    /// Reads the plain form of documents: `-?digits[.digits]`, ASCII only; no plus sign, exponent, separator or space.
    /// Returns whether it is negative, and the digits; `None` for any other form.
    pub fn plain(text: &'a str) -> Option<(bool, Self)> {
        let size = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = size.split_once('.').unwrap_or((size, "0"));
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let plain = is_digits(whole) && is_digits(decimals);
        plain.then(|| (text.starts_with('-'), Self::new(whole, decimals)))
    }

    /// The number times 10^`exponent`, which has to be whole.
    pub fn scaled(&self, exponent: u32) -> Result<i128, Unfit> {
        let decimals = u32::try_from(self.decimals.len()).map_err(|_| Unfit::TooPrecise)?;
        let zeros = exponent.checked_sub(decimals).ok_or(Unfit::TooPrecise)?;
        let mut digits = self.whole.chars().chain(self.decimals.chars()).filter_map(|c| c.to_digit(10));
        let mantissa = digits.try_fold(0_i128, |sum, digit| sum.checked_mul(10)?.checked_add(digit.into()));
        let power = 10_i128.checked_pow(zeros);
        mantissa.zip(power).and_then(|(mantissa, power)| mantissa.checked_mul(power)).ok_or(Unfit::TooLarge)
    }
}
