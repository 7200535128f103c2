//! Amounts, ratios, whole numbers and flags.

use super::{Reader, Shape, Value};
use crate::diagnostic::{Arg, Code, Diagnostic, Place};
use crate::document::json::{Kind, Node, Writer};
use crate::document::limits::MAX_COUNT;
use crate::money::{InputError, Money, Ratio, Scale, Unit, read_amount, read_ratio};

impl Value for Money {
    fn shape() -> Shape {
        Shape::Money
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        let written = Decimals {
            plain: |text| text.parse().ok(),
            typed: |text| Ok(read_amount(text, Unit::Yuan)?.amount),
            as_number: Code::AmountAsNumber,
            other_form: Code::AmountForm,
        };
        let amount: Self = written.read(node, reader)?;
        if amount.is_negative() {
            return reader.refuse_with(node, Code::NegativeMoney, vec![("amount", amount.into())]);
        }
        match node.text() {
            Some(text) if text.starts_with('-') => meant(amount, node, reader, Code::AmountForm),
            _ => Some(amount),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text(&self.to_string());
    }
}

impl Value for Ratio {
    fn shape() -> Shape {
        Shape::Ratio
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        let written = Decimals {
            plain: |text| text.parse().ok(),
            typed: |text| Ok(read_ratio(text, Scale::One)?.ratio),
            as_number: Code::DecimalAsNumber,
            other_form: Code::DecimalForm,
        };
        written.read(node, reader)
    }

    fn write(&self, out: &mut Writer) {
        out.text(&self.to_string());
    }
}

/// How a decimal may be written.
struct Decimals<T> {
    /// The plain form of documents.
    plain: fn(&str) -> Option<T>,
    /// What people type; where it can be read, the plain form is known.
    typed: fn(&str) -> Result<T, InputError>,
    /// The code of a JSON number in its place.
    as_number: Code,
    /// The code of a text that people understand but documents do not hold.
    other_form: Code,
}

impl<T: ToString> Decimals<T> {
    fn read<'t>(&self, node: Node<'t>, reader: &mut Reader<'t>) -> Option<T> {
        let Some(text) = node.text() else { return self.read_number(node, reader) };
        if let Some(value) = (self.plain)(&text) {
            return Some(value);
        }
        match (self.typed)(&text) {
            Ok(value) => meant(value, node, reader, self.other_form),
            Err(error) => {
                let Diagnostic { code, args, .. } = Diagnostic::of_input(&error, Place::Document);
                reader.refuse_with(node, code, args)
            }
        }
    }

    /// A JSON number has passed through binary fractions in most programs that touched it, so only a person can tell whether its
    /// digits are still the ones meant; a repair takes them as they stand in the source.
    fn read_number<'t>(&self, node: Node<'t>, reader: &mut Reader<'t>) -> Option<T> {
        if node.kind() != Kind::Number {
            return reader.refuse(node, Code::NotADecimal);
        }
        match (self.plain)(node.raw()) {
            Some(value) => meant(value, node, reader, self.as_number),
            None => reader.refuse_with(node, self.as_number, vec![("plain", node.raw().into())]),
        }
    }
}

/// A value in another form than documents hold, but with one meaning.
fn meant<'t, T: ToString>(value: T, node: Node<'t>, reader: &mut Reader<'t>, code: Code) -> Option<T> {
    if reader.mends() {
        reader.mended(node, format!("\"{}\"", value.to_string()));
        Some(value)
    } else {
        reader.refuse_with(node, code, vec![("plain", value.to_string().into())])
    }
}

impl Value for u64 {
    fn shape() -> Shape {
        Shape::Count(MAX_COUNT)
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        count(node, reader, MAX_COUNT)
    }

    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }
}

impl Value for u16 {
    fn shape() -> Shape {
        Shape::Count(Self::MAX.into())
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        count(node, reader, Self::MAX.into()).and_then(|count| count.try_into().ok())
    }

    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }
}

/// A whole number written with digits only: `1e3` and `1.0` are the same numbers, but not to every reader.
fn count<'t>(node: Node<'t>, reader: &mut Reader<'t>, limit: u64) -> Option<u64> {
    let digits = if node.kind() == Kind::Number { node.raw().parse().ok() } else { None };
    let text = || node.text().and_then(|text| text.parse::<u64>().ok()).filter(|count| *count <= limit);
    match digits.filter(|count| *count <= limit) {
        Some(count) => Some(count),
        None => match text() {
            Some(count) if reader.mends() => {
                reader.mended(node, count.to_string());
                Some(count)
            }
            _ => reader.refuse_with(node, Code::NotACount, vec![("limit", Arg::Count(limit))]),
        },
    }
}

impl Value for bool {
    fn shape() -> Shape {
        Shape::Flag
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        match node.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => reader.refuse(node, Code::NotAFlag),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.raw(if *self { "true" } else { "false" });
    }
}
