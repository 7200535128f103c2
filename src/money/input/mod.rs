//! What people type and paste, read by one explicit rule.
//!
//! ```text
//! amount   = before digits behind        money: with currency and unit, without percent sign
//! number   = before digits behind        anything else: with percent sign, without currency and unit
//!
//! before   = any order of  [ "+" | "-" | "(" ]  [ currency ]
//! behind   = any order of  [ unit | "%" ]  [ currency ]  [ ")" if one was opened ]
//! digits   = whole [ "." digit… ]  |  "." digit…
//! whole    = digit…  |  1 to 3 digits, then groups of a separator and exactly 3 digits
//! separator= "," or a space, the same one throughout
//! currency = "¥"  "CNY"  "RMB"  "人民币"                       once, before or behind
//! unit     = "元"  "万元"  "万"  "亿元"  "亿"  "yuan"
//!            "ten thousand yuan"  "hundred million yuan"
//! ```
//!
//! * Full-width forms are their ASCII twins (`１，２００．５０`, `（５）`, `％`), `￥` is `¥`, U+2212 is a minus, capitals and small
//!   letters are the same. Spaces of every kind (no-break, thin, ideographic, …) are spaces; those between the parts and, with
//!   tabs and line ends, around the whole do not count.
//! * A sign or an opening parenthesis, not both; parentheses mean less than nothing, as accountants write it.
//! * A unit in the text goes before the column's. A currency mark names no unit: in a column of 万元, `￥5` is 5 万元 and `5元` is
//!   5 yuan. The percent sign does the same for numbers.
//! * Groups have three digits. `1,20` may be a decimal comma, `12,3456` may be a slip, `0,200` may be either: all are refused. So
//!   are groups of four (万), and separators behind the point.
//! * `1_000`, `1e3`, `10k`, `NaN`, `--5`, `1.2.3`, `5.`, an empty text, other scripts' digits and Chinese numerals are refused.
//! * Nothing is rounded: an amount finer than a fen, and a number with more than 12 decimals, is refused.

mod fault;
mod figure;
mod number;
mod scan;

pub use fault::{InputError, InputFault};

use super::digits::Unfit;
use super::{Money, Ratio, Scale, Unit};
use figure::{Figure, Kind, Mark};

/// The longest text that is looked at; the longest sensible number with groups and unit has about fifty characters.
pub const MAX_CHARS: usize = 64;

/// An amount, and how it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountReading {
    /// The amount.
    pub amount: Money,
    /// The unit that the text's digits count.
    pub unit: Unit,
    /// Whether the text named that unit; else it is the column's.
    pub named: bool,
}

/// A number that is not money, and how it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatioReading {
    /// The number: 0.6 for 60 %.
    pub ratio: Ratio,
    /// The scale of the text's digits.
    pub scale: Scale,
    /// Whether the text named that scale by a percent sign; else it is the column's.
    pub named: bool,
}

/// Reads an amount of money by the rule of this module; `column` is the unit of a text that names none.
///
/// ```
/// use fundpool::money::{InputFault, Money, Unit, read_amount};
/// let reading = read_amount("￥１，２００．５", Unit::TenThousand)?;
/// assert_eq!(reading.amount, Money::from_fen(1_200_500_000));
/// assert!(!reading.named);
///
/// let refused = read_amount("1,20", Unit::Yuan).unwrap_err();
/// assert_eq!(refused.fault, InputFault::Grouping { at: 2 });
/// # Ok::<(), fundpool::money::InputError>(())
/// ```
pub fn read_amount(text: &str, column: Unit) -> Result<AmountReading, InputError> {
    with_figure(text, Kind::Amount, |figure| {
        let (unit, named) = match figure.mark {
            Some(Mark::Unit(unit)) => (unit, true),
            _ => (column, false),
        };
        let size = figure.digits().scaled(unit.decimals()).map_err(|unfit| match unfit {
            Unfit::TooPrecise => InputFault::FinerThanFen { unit },
            Unfit::TooLarge => InputFault::AmountTooLarge,
        })?;
        let amount = Money::bounded(figure.negative, size).ok_or(InputFault::AmountTooLarge)?;
        Ok(AmountReading { amount, unit, named })
    })
}

/// Reads a number that is not money by the rule of this module; `column` is the scale of a text without a percent sign.
///
/// ```
/// use fundpool::money::{Scale, read_ratio};
/// let reading = read_ratio("６０ ％", Scale::One)?;
/// assert_eq!(reading.ratio.to_string(), "0.6");
/// assert_eq!(reading.scale, Scale::Percent);
/// # Ok::<(), fundpool::money::InputError>(())
/// ```
pub fn read_ratio(text: &str, column: Scale) -> Result<RatioReading, InputError> {
    with_figure(text, Kind::Number, |figure| to_ratio(figure, column))
}

/// Reads a number in 0 ..= 1, as [`read_ratio`] does; so a bare `60` in a column of shares is refused, not taken for 6,000 %.
///
/// ```
/// use fundpool::money::{InputFault, Scale, read_share};
/// assert_eq!(read_share("60", Scale::One).unwrap_err().fault, InputFault::NotAShare);
/// assert_eq!(read_share("60", Scale::Percent)?.ratio.to_string(), "0.6");
/// # Ok::<(), fundpool::money::InputError>(())
/// ```
pub fn read_share(text: &str, column: Scale) -> Result<RatioReading, InputError> {
    with_figure(text, Kind::Number, |figure| {
        let reading = to_ratio(figure, column)?;
        if reading.ratio.is_share() { Ok(reading) } else { Err(InputFault::NotAShare) }
    })
}

fn to_ratio(figure: &Figure, column: Scale) -> Result<RatioReading, InputFault> {
    let named = figure.mark == Some(Mark::Percent);
    let scale = if named { Scale::Percent } else { column };
    let size = figure.digits().scaled(scale.decimals()).map_err(|unfit| match unfit {
        Unfit::TooPrecise => InputFault::TooPrecise,
        Unfit::TooLarge => InputFault::NumberTooLarge,
    })?;
    let signed = if figure.negative { size.checked_neg() } else { Some(size) };
    let ratio = signed.and_then(Ratio::from_trillionths).ok_or(InputFault::NumberTooLarge)?;
    Ok(RatioReading { ratio, scale, named })
}

fn with_figure<T>(
    text: &str,
    kind: Kind,
    reading: impl FnOnce(&Figure) -> Result<T, InputFault>,
) -> Result<T, InputError> {
    let text = scan::trim(text);
    let figure = if text.is_empty() {
        Err(InputFault::Empty)
    } else if text.chars().nth(MAX_CHARS).is_some() {
        Err(InputFault::TooLong)
    } else {
        figure::read(text, kind)
    };
    figure.and_then(|figure| reading(&figure)).map_err(|fault| InputError::new(text, fault))
}
