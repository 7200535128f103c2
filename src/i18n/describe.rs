//! A diagnostic in words.

use super::{Key, Lang, exact_percent, exact_points, fill};
use crate::diagnostic::{Arg, Cell, Code, Diagnostic, Name, Noun, Place, for_each_code, visible};
use crate::money::{Scale, Unit};

include!(concat!(env!("OUT_DIR"), "/diagnostics.rs"));

/// A diagnostic as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Where: `$.streams[3].amount`, a line, or a cell.
    pub place: String,
    /// What is wrong and why.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}

/// The diagnostic in words of the language.
pub fn describe(diagnostic: &Diagnostic, lang: Lang) -> Description {
    let (what, hint) = prose(diagnostic.code, lang);
    let args: Vec<(&str, String)> =
        diagnostic.args.iter().map(|(name, arg)| (*name, write_arg(arg, lang))).collect();
    let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Description {
        place: write_place(&diagnostic.place, lang),
        what: fill(what, &args),
        hint: fill(hint, &args),
    }
}

fn prose(code: Code, lang: Lang) -> (&'static str, &'static str) {
    macro_rules! prose_of {
        ($($variant:ident = $name:literal, $severity:ident;)*) => {
            match code { $(Code::$variant => Prose::$variant),* }
        };
    }
    let prose = for_each_code!(prose_of);
    let table = match lang {
        Lang::Zh => PROSE_ZH,
        Lang::En => PROSE_EN,
    };
    // Every table is generated from the same codes in the same order, so the empty pair is never reached.
    table.get(prose as usize).copied().unwrap_or_default()
}

/// The figure as the language writes it; what people wrote is shown with its invisible characters.
pub(super) fn write_arg(arg: &Arg, lang: Lang) -> String {
    let text = match arg {
        Arg::Text(text) => text.clone(),
        Arg::Money(amount) => amount.exact_in(Unit::Yuan),
        Arg::Ratio(number) => number.exact_in(Scale::One),
        Arg::Percent(share) => exact_percent(*share, lang),
        Arg::Points(difference) => exact_points(difference.trillionths(), lang),
        Arg::Count(count) => count.to_string(),
        Arg::List(texts) => texts.join(Key::PlaceListSeparator.text(lang)),
        Arg::Name(name) => write_name(name, lang).to_owned(),
        Arg::Names(names) => {
            let names: Vec<&str> = names.iter().map(|name| write_name(name, lang)).collect();
            names.join(Key::PlaceListSeparator.text(lang))
        }
        Arg::Noun(noun) => write_noun(*noun).text(lang).to_owned(),
    };
    visible(&text)
}

fn write_name(name: &Name, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &name.zh,
        Lang::En => &name.en,
    }
}

const fn write_noun(noun: Noun) -> Key {
    match noun {
        Noun::Use => Key::NounUse,
        Noun::Measure => Key::NounMeasure,
        Noun::County => Key::NounCounty,
        Noun::Stream => Key::NounStream,
        Noun::Credit => Key::NounCredit,
        Noun::Project => Key::NounProject,
        Noun::Rule => Key::NounRule,
        Noun::Factor => Key::NounFactor,
        Noun::Scenario => Key::NounScenario,
    }
}

fn write_place(place: &Place, lang: Lang) -> String {
    match place {
        Place::Document => Key::PlaceDocument.text(lang).to_owned(),
        Place::Json(path) => path.to_string(),
        Place::Text { line, column } => {
            Key::PlaceText.with(lang, &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        Place::Cell(Cell { row, column: Some(column) }) => {
            Key::PlaceCell.with(lang, &[("row", &row.to_string()), ("column", column)])
        }
        Place::Cell(Cell { row, column: None }) => Key::PlaceRow.with(lang, &[("row", &row.to_string())]),
    }
}
