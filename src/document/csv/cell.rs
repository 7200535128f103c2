//! JSON values as cells, and cells as JSON values.

use super::column::Kind;
use super::inert::{active, inert};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::form::Shape;
use crate::document::json::{self, Json, Node, parse};
use crate::document::quote;
use crate::i18n::{Key, Lang};
use crate::money::{Scale, Unit, read_amount, read_ratio};

/// What stands between the elements of a list.
const DIVIDER: &str = ";";
/// What stands between the shares of a point.
const POINT: &str = ":";
/// An empty list where leaving it out would be something else.
const EMPTY_LIST: &str = "[]";

/// The cell of a value.
pub(super) fn write(node: Node<'_>, kind: &Kind) -> String {
    match kind.shape.unless_null() {
        _ if node.kind() == json::Kind::Null => String::new(),
        Shape::Money | Shape::Ratio => plain(node),
        Shape::List(item) if matches!(**item, Shape::Object { .. }) => {
            list(node, kind, node.raw().to_owned())
        }
        Shape::List(item) if matches!(**item, Shape::Point) => {
            let point = |point: Node<'_>| point.elements().map(plain).collect::<Vec<_>>().join(POINT);
            list(node, kind, node.elements().map(point).collect::<Vec<_>>().join(DIVIDER))
        }
        Shape::List(_) | Shape::Scope => {
            let items: Vec<String> = node.elements().map(plain).collect();
            list(node, kind, inert(&items.join(DIVIDER)).into_owned())
        }
        _ => inert(&plain(node)).into_owned(),
    }
}

fn plain(node: Node<'_>) -> String {
    node.text().map_or_else(|| node.raw().to_owned(), std::borrow::Cow::into_owned)
}

fn list(node: Node<'_>, kind: &Kind, cell: String) -> String {
    let is_empty = node.elements().next().is_none();
    match kind.default.as_deref() {
        _ if !is_empty => cell,
        Some(EMPTY_LIST) => String::new(),
        _ => EMPTY_LIST.to_owned(),
    }
}

/// Why a cell could not be read; its place is up to the caller.
pub(super) type Fault = Diagnostic;

/// The value of a cell that is not blank. `unit` is what its column's heading says amounts are in.
pub(super) fn read(cell: &str, shape: &Shape, unit: Unit) -> Result<Json, Fault> {
    let text = active(cell);
    match shape.unless_null() {
        Shape::Money => amount(cell, unit),
        Shape::Ratio => ratio(cell),
        Shape::Count(_) | Shape::Constant(_) => Ok(count(cell)),
        Shape::Flag => Ok(flag(cell)),
        Shape::Words | Shape::Word(_) | Shape::Text => Ok(Json::Text(text.to_owned())),
        Shape::Id | Shape::Choice(_) => Ok(Json::Text(text.trim().to_owned())),
        Shape::Scope => items(text, |item| Ok(Json::Text(item.to_owned()))),
        Shape::List(item) if matches!(**item, Shape::Object { .. }) => embedded(text),
        Shape::List(item) if matches!(**item, Shape::Point) => items(text, point),
        Shape::List(item) => items(text, |text| read(text, item, unit)),
        Shape::Point => point(text),
        Shape::Nullable(_) | Shape::Map(_) | Shape::MapById(_) | Shape::Object { .. } => embedded(text),
    }
}

fn amount(cell: &str, unit: Unit) -> Result<Json, Fault> {
    match read_amount(cell, unit) {
        Ok(reading) => Ok(Json::Text(reading.amount.to_string())),
        Err(error) => Err(Diagnostic::of_input(&error, Place::Document)),
    }
}

fn ratio(cell: &str) -> Result<Json, Fault> {
    match read_ratio(cell, Scale::One) {
        Ok(reading) => Ok(Json::Text(reading.ratio.to_string())),
        Err(error) => Err(Diagnostic::of_input(&error, Place::Document)),
    }
}

/// A whole number as people write it; what is none stays a text, which the form then refuses.
fn count(cell: &str) -> Json {
    let is_whole = |digits: &String| digits.bytes().all(|b| b.is_ascii_digit());
    // The plain form first: it may have more digits than other numbers.
    let plain = cell.trim().parse::<u64>().map(|count| count.to_string()).ok();
    let typed = || read_ratio(cell, Scale::One).ok().map(|reading| reading.ratio.to_string());
    let digits = plain.or_else(typed).filter(is_whole);
    digits.map_or_else(|| Json::Text(cell.to_owned()), Json::Bare)
}

/// A flag in the words of JSON, of spreadsheets or of people; what is none stays a text, which the form then refuses.
fn flag(cell: &str) -> Json {
    let word = cell.trim().to_lowercase();
    let is = |json: &str, key: Key| word == json || Lang::ALL.iter().any(|lang| word == key.text(*lang));
    if is("true", Key::TermYes) {
        Json::Bare("true".to_owned())
    } else if is("false", Key::TermNo) {
        Json::Bare("false".to_owned())
    } else {
        Json::Text(cell.to_owned())
    }
}

fn items(text: &str, item: impl FnMut(&str) -> Result<Json, Fault>) -> Result<Json, Fault> {
    let items = text.split([';', '；']).map(str::trim).filter(|item| !item.is_empty() && *item != EMPTY_LIST);
    items.map(item).collect::<Result<_, _>>().map(Json::List)
}

fn point(text: &str) -> Result<Json, Fault> {
    let shares: Vec<Json> = text.split([':', '：']).map(ratio).collect::<Result<_, _>>()?;
    if shares.len() == 2 {
        Ok(Json::List(shares))
    } else {
        Err(Diagnostic::new(Code::CsvPoint, Place::Document).with("found", quote(text)))
    }
}

fn embedded(text: &str) -> Result<Json, Fault> {
    match parse(text) {
        (tape, None) => Ok(tape.root().map_or_else(|| Json::List(Vec::new()), Json::of)),
        (_, Some(_)) => Err(Diagnostic::new(Code::CsvJson, Place::Document).with("found", quote(text))),
    }
}
