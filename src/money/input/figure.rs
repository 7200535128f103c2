//! The parts of a written figure: sign, digits and marks.

use super::InputFault;
use super::scan::Scanner;
use crate::money::Unit;
use crate::money::digits::Digits;

/// What a word or sign beside a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// That it is money, in a unit not said.
    Currency,
    /// That it is money in this unit.
    Unit(Unit),
    /// That it is percent.
    Percent,
}

/// Words and what they say; a word stands before every word it begins with.
pub(super) type Marks = &'static [(&'static str, Mark)];

const CURRENCY: Marks =
    &[("¥", Mark::Currency), ("CNY", Mark::Currency), ("RMB", Mark::Currency), ("人民币", Mark::Currency)];
const UNITS: Marks = &[
    ("万元", Mark::Unit(Unit::TenThousand)),
    ("万", Mark::Unit(Unit::TenThousand)),
    ("亿元", Mark::Unit(Unit::HundredMillion)),
    ("亿", Mark::Unit(Unit::HundredMillion)),
    ("元", Mark::Unit(Unit::Yuan)),
    ("yuan", Mark::Unit(Unit::Yuan)),
    ("ten thousand yuan", Mark::Unit(Unit::TenThousand)),
    ("hundred million yuan", Mark::Unit(Unit::HundredMillion)),
];
const PERCENT: Marks = &[("%", Mark::Percent)];

/// What kind of figure a text should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Amount,
    Number,
}

impl Kind {
    /// The marks that may stand before the number.
    fn before(self) -> Marks {
        match self {
            Self::Amount => CURRENCY,
            Self::Number => &[],
        }
    }

    /// The marks that may stand behind it.
    fn behind(self) -> impl Iterator<Item = &'static (&'static str, Mark)> {
        let (first, then): (Marks, Marks) = match self {
            Self::Amount => (UNITS, CURRENCY),
            Self::Number => (PERCENT, &[]),
        };
        first.iter().chain(then)
    }

    fn unknown_mark(self, found: String, at: usize) -> InputFault {
        match self {
            Self::Amount => InputFault::UnknownUnit { found, at },
            Self::Number => InputFault::NotPercent { found, at },
        }
    }
}

/// A written figure in its parts.
#[derive(Debug, Default)]
pub(super) struct Figure {
    pub negative: bool,
    whole: String,
    decimals: String,
    currency: bool,
    /// The unit or percent sign, if one stands there.
    pub mark: Option<Mark>,
}

impl Figure {
    pub fn digits(&self) -> Digits<'_> {
        Digits::new(&self.whole, &self.decimals)
    }

    /// Takes note of a mark, unless one of its sort stood there already.
    fn accept(&mut self, mark: Mark) -> bool {
        let is_first = match mark {
            Mark::Currency => !self.currency,
            Mark::Unit(_) | Mark::Percent => self.mark.is_none(),
        };
        match mark {
            Mark::Currency => self.currency = true,
            Mark::Unit(_) | Mark::Percent => self.mark = Some(mark),
        }
        is_first
    }
}

/// Reads the whole text as one figure.
pub(super) fn read(text: &str, kind: Kind) -> Result<Figure, InputFault> {
    let mut scanner = Scanner::new(text);
    let mut figure = Figure::default();
    let opened = read_before(&mut scanner, &mut figure, kind)?;
    (figure.whole, figure.decimals) = super::number::read(&mut scanner)?;
    read_behind(&mut scanner, &mut figure, kind, opened)?;
    Ok(figure)
}

/// What stands before the number; returns whether a parenthesis was opened.
fn read_before(scanner: &mut Scanner, figure: &mut Figure, kind: Kind) -> Result<bool, InputFault> {
    let mut sign = None;
    loop {
        scanner.skip_spaces();
        let found = scanner.written();
        let at = scanner.position();
        let is_first = match scanner.peek() {
            Some(mark @ ('+' | '-' | '(')) => {
                scanner.advance();
                sign.replace(mark).is_none()
            }
            _ => match kind.before().iter().find(|(word, _)| scanner.word(word, false)) {
                Some((_, mark)) => figure.accept(*mark),
                None => break,
            },
        };
        if let (false, Some(found)) = (is_first, found) {
            return Err(InputFault::Character { found, at });
        }
    }
    figure.negative = matches!(sign, Some('-' | '('));
    Ok(sign == Some('('))
}

/// What stands behind the number, to the end of the text.
fn read_behind(
    scanner: &mut Scanner,
    figure: &mut Figure,
    kind: Kind,
    mut opened: bool,
) -> Result<(), InputFault> {
    loop {
        scanner.skip_spaces();
        let at = scanner.position();
        let Some(found) = scanner.written() else { break };
        if opened && scanner.peek() == Some(')') {
            scanner.advance();
            opened = false;
            continue;
        }
        let run = scanner.run();
        let is_first = match kind.behind().find(|(word, _)| scanner.word(word, true)) {
            Some((_, mark)) => figure.accept(*mark),
            None => return Err(unknown(kind, found, run, at)),
        };
        if !is_first {
            return Err(InputFault::Character { found, at });
        }
    }
    if opened { Err(InputFault::Unclosed) } else { Ok(()) }
}

/// The fault of something behind a number that is no mark: `found` its first character, `run` the letters from there.
fn unknown(kind: Kind, found: char, run: String, at: usize) -> InputFault {
    let is_percent = matches!(found, '%' | '％' | '‰');
    if is_percent {
        kind.unknown_mark(found.to_string(), at)
    } else if found.is_alphabetic() {
        kind.unknown_mark(run, at)
    } else {
        InputFault::Character { found, at }
    }
}
