//! `tests/golden/money/*.txt`: what somebody wrote, and below it what became of it in both languages.
//!
//! A line `amount 万元: 1,200.5` is an input: the kind of field and its column's unit, then the text, in which `\u{2009}`, `\t` and
//! `\n` may stand. The indented lines below are what the program says; `FUNDPOOL_BLESS=1 cargo test --test money` writes them anew.
//! A file with a diagnostic code's name holds only texts that are refused with this code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fundpool::diagnostic::{Code, Diagnostic, Place};
use fundpool::i18n::{Lang, describe, understood};
use fundpool::money::{
    InputError, Money, Ratio, RatioReading, Rounding, Scale, Unit, read_amount, read_ratio, read_share,
};

/// The codes of `InputFault`.
const CODES: [Code; 15] = [
    Code::NumberMissing,
    Code::NumberTooLong,
    Code::NumberCharacter,
    Code::NumberNoDigits,
    Code::NumberGrouping,
    Code::NumberCutOff,
    Code::NumberExponent,
    Code::NumberUnclosed,
    Code::NumberNotPercent,
    Code::NumberTooPrecise,
    Code::NumberTooLarge,
    Code::NumberNotAShare,
    Code::AmountUnknownUnit,
    Code::AmountTooPrecise,
    Code::AmountTooLarge,
];

/// What became of an input.
struct Outcome {
    lines: Vec<String>,
    code: Option<Code>,
}

#[test]
fn every_golden_file_says_what_the_program_says() {
    let bless = std::env::var_os("FUNDPOOL_BLESS").is_some();
    for path in files() {
        let written = fs::read_to_string(&path).unwrap();
        let actual = answered(&written);
        if bless {
            fs::write(&path, actual).unwrap();
        } else {
            assert_eq!(written, actual, "{} (FUNDPOOL_BLESS=1 writes it anew)", path.display());
        }
    }
}

#[test]
fn every_fault_of_an_input_has_its_own_file() {
    let codes = BTreeSet::from(CODES.map(Code::name));
    let paths = files();
    let sampled: BTreeSet<&str> = paths.iter().map(|path| stem(path)).collect();
    let missing: Vec<&&str> = codes.difference(&sampled).collect();
    assert!(missing.is_empty(), "no sample of {missing:?}");
    for path in paths.iter().filter(|path| codes.contains(stem(path))) {
        let text = fs::read_to_string(path).unwrap();
        let found: Vec<Option<&str>> =
            inputs(&text).map(|input| answer(input).code.map(Code::name)).collect();
        assert!(!found.is_empty(), "{} holds no input", path.display());
        for code in found {
            assert_eq!(code, Some(stem(path)), "in {}", path.display());
        }
    }
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/money");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

fn stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

fn inputs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', ' ']))
}

/// The file with its answers written anew: comments, blank lines and inputs stay.
fn answered(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with(' ')) {
        lines.push(line.to_owned());
        if inputs(line).next().is_some() {
            lines.extend(answer(line).lines.iter().map(|answer| format!("  {answer}")));
        }
    }
    lines.join("\n") + "\n"
}

fn answer(input: &str) -> Outcome {
    let (field, text) = input.split_once(':').unwrap_or_else(|| panic!("no field in {input:?}"));
    let text = unescape(text.strip_prefix(' ').unwrap_or(text));
    match field.split_once(' ').unwrap_or((field, "")) {
        ("amount", unit) => read(read_amount(&text, unit_of(unit)), |reading| {
            let words = Lang::ALL.map(|lang| format!("{}  {}", lang.tag(), understood(reading, lang)));
            [vec![format!("= {}", reading.amount)], words.to_vec()].concat()
        }),
        ("number", scale) => read(read_ratio(&text, scale_of(scale)), say_ratio),
        ("share", scale) => read(read_share(&text, scale_of(scale)), say_ratio),
        ("document", "amount") => say(text.parse::<Money>()),
        ("document", "number") => say(text.parse::<Ratio>()),
        ("add", "numbers") => say_sum(operands(&text).into_iter().reduce(add)),
        ("multiply", "numbers") => say_sum(operands(&text).into_iter().reduce(multiply)),
        ("multiply", "amount") => say_sum(amount_times_ratio(&text)),
        _ => panic!("no such field: {field:?}"),
    }
}

fn read<T>(outcome: Result<T, InputError>, say: impl FnOnce(&T) -> Vec<String>) -> Outcome {
    match outcome {
        Ok(reading) => Outcome { lines: say(&reading), code: None },
        Err(error) => {
            let diagnostic = Diagnostic::of_input(&error, Place::Document);
            let words = Lang::ALL.iter().flat_map(|lang| {
                let said = describe(&diagnostic, *lang);
                [format!("{}  {}", lang.tag(), said.what), format!("{}  → {}", lang.tag(), said.hint)]
            });
            let code = format!("! {}", diagnostic.code.name());
            Outcome { lines: std::iter::once(code).chain(words).collect(), code: Some(diagnostic.code) }
        }
    }
}

fn say_ratio(reading: &RatioReading) -> Vec<String> {
    let named = if reading.named { "named" } else { "column's" };
    vec![format!("= {} ({:?}, {named})", reading.ratio, reading.scale)]
}

/// The plain form of documents; its faults are shown by whoever knows the place in the document.
fn say<T: ToString, E: ToString>(outcome: Result<T, E>) -> Outcome {
    let line = match outcome {
        Ok(value) => format!("= {}", value.to_string()),
        Err(error) => format!("! {}", error.to_string()),
    };
    Outcome { lines: vec![line], code: None }
}

fn say_sum<T: ToString>(outcome: Option<Option<T>>) -> Outcome {
    say(outcome.flatten().ok_or("does not fit"))
}

fn operands(text: &str) -> Vec<Option<Ratio>> {
    text.split(' ').map(|operand| Some(operand.parse().unwrap())).collect()
}

fn add(left: Option<Ratio>, right: Option<Ratio>) -> Option<Ratio> {
    left?.checked_add(right?)
}

fn multiply(left: Option<Ratio>, right: Option<Ratio>) -> Option<Ratio> {
    left?.checked_mul(right?)
}

fn amount_times_ratio(text: &str) -> Option<Option<Money>> {
    let (amount, ratio) = text.split_once(' ')?;
    Some(amount.parse::<Money>().unwrap().share(ratio.parse().unwrap(), Rounding::Floor))
}

fn unit_of(name: &str) -> Unit {
    Unit::ALL.into_iter().find(|unit| unit.name(Lang::Zh) == name).unwrap_or_else(|| panic!("{name:?}"))
}

fn scale_of(name: &str) -> Scale {
    match name {
        "" => Scale::One,
        "%" => Scale::Percent,
        _ => panic!("no such scale: {name:?}"),
    }
}

fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        rest = if let Some(after) = after.strip_prefix("u{") {
            let (code, after) = after.split_once('}').unwrap();
            plain.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            after
        } else if let Some(after) = after.strip_prefix('t') {
            plain.push('\t');
            after
        } else {
            plain.push('\n');
            after.strip_prefix('n').unwrap()
        };
    }
    plain + rest
}
