//! The published schema says what reading demands, and enough to compute the canonical form without this program.

use std::path::Path;

use fundpool::document::json;
use fundpool::generate::{Options, generate};
use jsonschema::Validator;
use serde_json::{Map, Value};

use crate::cases;
use crate::random_plan::{Dice, random_plan};

fn validator() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(&json::schema()).unwrap()).unwrap()
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_published_file_is_in_step() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/fundpool-plan-1.schema.json");
    if std::env::var_os("FUNDPOOL_BLESS").is_some() {
        std::fs::write(&path, json::schema()).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap();
    assert_eq!(published, json::schema(), "FUNDPOOL_BLESS=1 writes it anew");
}

#[test]
fn it_is_a_schema() {
    assert!(jsonschema::meta::is_valid(&value(&json::schema())));
}

#[test]
fn examples_and_written_plans_are_valid() {
    let validator = validator();
    let check = |name: &str, text: &str| {
        let errors: Vec<String> =
            validator.iter_errors(&value(text)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    };
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for file in std::fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|end| end == "json") {
            check(&file.to_string_lossy(), &std::fs::read_to_string(&file).unwrap());
        }
    }
    check("generated", &json::write(&generate(&Options { projects: 100, ..Options::default() })));
    for seed in 0..cases(200) {
        check(&format!("seed {seed}"), &json::write(&random_plan(seed)));
    }
}

/// Documents in which one thing was changed are valid exactly if they can be read.
#[test]
fn it_accepts_what_reading_accepts() {
    let validator = validator();
    let (mut good, mut bad) = (0, 0);
    for seed in 0..cases(1_000) {
        let mut document = value(&json::write(&random_plan(seed % 100)));
        let dice = &mut Dice(seed);
        change(&mut document, dice);
        let text = document.to_string();
        let readable = json::read(text.as_bytes()).plan.is_some();
        assert_eq!(
            validator.is_valid(&document),
            readable,
            "seed {seed}: {text}\n{:?}",
            json::read(text.as_bytes()).diagnostics
        );
        *(if readable { &mut good } else { &mut bad }) += 1;
    }
    assert!(good > 100 && bad > 100, "{good} readable, {bad} not");
}

/// Changes one value somewhere in the document.
fn change(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Object(members) if !members.is_empty() && dice.below(5) > 0 => {
            let at = dice.below(members.len() as u64) as usize;
            let name = members.keys().nth(at).unwrap().clone();
            match dice.below(12) {
                0 => drop(members.remove(&name)),
                1 => {
                    let taken = members.remove(&name).unwrap();
                    members.insert(name + "x", taken);
                }
                _ => change(members.get_mut(&name).unwrap(), dice),
            }
        }
        Value::Array(items) if !items.is_empty() && dice.below(5) > 0 => {
            let at = dice.below(items.len() as u64) as usize;
            match dice.below(8) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => change(&mut items[at], dice),
            }
        }
        other => *other = stranger(dice),
    }
}

fn stranger(dice: &mut Dice) -> Value {
    let texts = [
        "",
        "a",
        "A",
        "*",
        "0",
        "1.00",
        "-1",
        "1.5",
        "0.123456789012",
        "0.1234567890123",
        "0.005",
        "00012.3000",
        "1e3",
        "1.",
        "10000000000000",
        "10000000000000.00",
        "10000000000000.01",
        "999999999999999.5",
        "1000000000000000",
        "true",
        "key",
        "benefit",
        "use_share",
        "central",
        "CNY",
        "fundpool-plan",
        "于都",
    ];
    match dice.below(6) {
        0 => value(
            [
                "null",
                "true",
                "false",
                "7",
                "-7",
                "0.5",
                "70000",
                "[]",
                "{}",
                r#"["*"]"#,
                r#"[["0.5", "0.7"]]"#,
                "[7]",
            ][dice.below(12) as usize],
        ),
        _ => Value::from(texts[dice.below(texts.len() as u64) as usize]),
    }
}

/// The canonical form by the rule in the documentation of `fundpool::document`, with no knowledge of plans but the schema.
#[test]
fn the_canonical_form_follows_from_document_and_schema() {
    let schema = value(&json::schema());
    let check = |text: &str| {
        let form = Form { schema: &schema };
        let filled = form.fill(&value(text), &schema);
        // serde_json keeps the members of objects by name and writes them without blanks.
        assert_eq!(
            filled.to_string().as_bytes(),
            json::canonical(&json::read(text.as_bytes()).plan.unwrap()),
            "{text}"
        );
    };
    check(include_str!("../../examples/minimal.json"));
    check(
        r#"{"version": 1, "format": "fundpool-plan", "title": {"zh": "", "en": "x"},
        "streams": [{"id": "s", "channel": "local", "level": "county", "amount": "007.5", "poolable": "-00.0"}]}"#,
    );
    for seed in 0..cases(300) {
        check(&json::write(&random_plan(seed)));
    }
}

struct Form<'s> {
    schema: &'s Value,
}

impl Form<'_> {
    /// The value with every member that has a default, amounts with two decimals, decimals without zeros at the end.
    fn fill(&self, value: &Value, schema: &Value) -> Value {
        if let Some(name) = schema.get("$ref") {
            let name = name.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
            return match (name, value) {
                ("amount", Value::String(text)) => decimals(text, 2).into(),
                ("decimal", Value::String(text)) => decimals(text, 0).into(),
                ("text", Value::Object(words)) => {
                    words.clone().into_iter().filter(|(_, words)| words != "").collect::<Map<_, _>>().into()
                }
                _ => self.fill(value, &self.schema["$defs"][name]),
            };
        }
        for several in ["anyOf", "oneOf"] {
            if let Some(schemas) = schema.get(several).filter(|_| schema.get("properties").is_none()) {
                return self.fill(value, self.fitting(value, schemas));
            }
        }
        match value {
            Value::Array(items) => match schema.get("items") {
                Some(item) => items.iter().map(|value| self.fill(value, item)).collect(),
                None => value.clone(),
            },
            Value::Object(members) => self.fill_members(members, schema).into(),
            _ => value.clone(),
        }
    }

    fn fill_members(&self, members: &Map<String, Value>, schema: &Value) -> Map<String, Value> {
        let mut properties = schema.get("properties").cloned().unwrap_or_default();
        if let Some(cases) = schema.get("oneOf") {
            let case = self.fitting(&members.clone().into(), cases);
            properties.as_object_mut().unwrap().extend(case["properties"].as_object().unwrap().clone());
        }
        let rest = schema.get("additionalProperties");
        let member = |(name, value): (&String, &Value)| {
            let schema = properties.get(name).or(rest).unwrap();
            (name.clone(), self.fill(value, schema))
        };
        let mut filled: Map<String, Value> = members.iter().map(member).collect();
        for (name, property) in properties.as_object().into_iter().flatten() {
            if let Some(default) = property.get("default") {
                filled.entry(name).or_insert_with(|| default.clone());
            }
        }
        filled
    }

    /// The one of the schemas that the value fits. The value is valid, so names and constants tell.
    fn fitting<'a>(&self, value: &Value, schemas: &'a Value) -> &'a Value {
        schemas.as_array().unwrap().iter().find(|schema| fits(value, schema)).unwrap()
    }
}

fn fits(value: &Value, schema: &Value) -> bool {
    let Some(members) = value.as_object() else {
        let is_null = schema.get("type").is_some_and(|kind| kind == "null");
        return schema.get("const").is_none_or(|constant| constant == value) && value.is_null() == is_null;
    };
    let Some(properties) = schema.get("properties") else { return false };
    let required = schema["required"].as_array().into_iter().flatten();
    let is_open = schema.get("additionalProperties").is_none();
    let known = |(name, value): (&String, &Value)| match properties.get(name) {
        Some(property) => property.get("const").is_none_or(|constant| constant == value),
        None => is_open,
    };
    required.clone().all(|name| members.contains_key(name.as_str().unwrap())) && members.iter().all(known)
}

/// The decimal with no zeros in front and, behind the point, as few as possible but at least so many digits.
fn decimals(text: &str, least: usize) -> String {
    let (whole, behind) = text.split_once('.').unwrap_or((text, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let sign = if format!("{digits}{behind}").bytes().all(|b| b == b'0') { "" } else { sign };
    let behind = format!("{:0<least$}", behind.trim_end_matches('0'));
    let point = if behind.is_empty() { "" } else { "." };
    format!("{sign}{digits}{point}{behind}")
}
