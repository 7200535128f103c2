//! Whole numbers of a small unit as decimals.

/// A number of units of 10^-decimals as a decimal with all of them.
pub fn written(number: i128, decimals: u32) -> String {
    let unit = 10_u128.saturating_pow(decimals);
    let size = number.unsigned_abs();
    let sign = if number < 0 { "-" } else { "" };
    let (whole, part) = (size / unit, size % unit);
    format!("{sign}{whole}.{part:0width$}", width = decimals as usize)
}

/// The same without zeros that carry no meaning.
pub fn shortest(number: i128, decimals: u32) -> String {
    let written = written(number, decimals);
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The number of units of 10^-decimals that a decimal says; none where it is no plain decimal, finer than that, or does not fit
/// 128 bits. Zeros at either end carry no meaning.
pub fn read(text: &str, decimals: u32) -> Option<i128> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let part = part.trim_end_matches('0');
    let missing = decimals.checked_sub(u32::try_from(part.len()).ok()?)?;
    let number: i128 = format!("{whole}{part}").parse().ok()?;
    number.checked_mul(10_i128.checked_pow(missing)?)?.checked_mul(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for (number, decimals, text) in [
            (0, 2, "0.00"),
            (-5, 2, "-0.05"),
            (1_234_567, 3, "1234.567"),
            (i128::MAX, 12, "170141183460469231731687303.715884105727"),
        ] {
            assert_eq!(written(number, decimals), text);
            assert_eq!(read(text, decimals), Some(number));
        }
    }

    #[test]
    fn zeros_at_the_end_are_left_out() {
        for (number, text) in [(0, "0"), (5, "0.05"), (-250, "-2.5"), (1000, "10")] {
            assert_eq!(shortest(number, 2), text);
            assert_eq!(read(text, 2), Some(number));
        }
    }

    #[test]
    fn only_plain_decimals_are_read() {
        let check = |text: &str, expect: Option<i128>| assert_eq!(read(text, 2), expect, "{text}");
        check("7", Some(700));
        check("007.5000", Some(750));
        check("-0", Some(0));
        for text in ["", "-", ".5", "1.", "+1", "--1", "1e3", "1_0", " 1", "1.234", "１", "1,5"] {
            check(text, None);
        }
        check(&"9".repeat(40), None);
    }
}
