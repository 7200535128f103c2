//! Turns `i18n/<language>/*.toml` into typed keys, so that a missing translation does not compile.
//!
//! Every language must hold the same files, the same keys and, per key, the same `{placeholders}`. What is generated:
//! `messages.rs` with a constant of `Key` per message (all files but `diagnostics.toml`), and `diagnostics.rs` with
//! `enum Prose` and its tables of `(what, hint)`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The languages in the order of `Lang::ALL`; the first is the reference for keys.
const LANGUAGES: [&str; 2] = ["zh", "en"];
const DIAGNOSTICS: &str = "diagnostics";

/// `file stem → dotted key → template`
type Catalogue = BTreeMap<String, BTreeMap<String, String>>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=i18n");
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        // What splits the page's program into its parts has to see what refers to what.
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    let catalogues: Vec<Catalogue> =
        LANGUAGES.iter().map(|language| read_language(language)).collect::<Result<_, _>>()?;
    let mut faults = differences(&catalogues);
    faults.extend(catalogues.first().map(said_twice).unwrap_or_default());
    if !faults.is_empty() {
        return Err(format!("i18n is not in step:\n  {}", faults.join("\n  ")).into());
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("messages.rs"), messages(&catalogues)?)?;
    fs::write(Path::new(&out).join("diagnostics.rs"), diagnostics(&catalogues)?)?;
    Ok(())
}

fn read_language(language: &str) -> Result<Catalogue, Box<dyn std::error::Error>> {
    let mut catalogue = Catalogue::new();
    for entry in fs::read_dir(Path::new("i18n").join(language))? {
        let path = entry?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        let table: toml::Table = text.parse().map_err(|e| format!("{}: {e}", path.display()))?;
        let mut keys = BTreeMap::new();
        flatten("", &table, &mut keys)?;
        catalogue.insert(stem, keys);
    }
    Ok(catalogue)
}

fn flatten(prefix: &str, table: &toml::Table, into: &mut BTreeMap<String, String>) -> Result<(), String> {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, into)?,
            toml::Value::String(text) => {
                into.insert(key, text.clone());
            }
            other => return Err(format!("{key}: a message is text, not {}", other.type_str())),
        }
    }
    Ok(())
}

fn differences(catalogues: &[Catalogue]) -> Vec<String> {
    let mut faults = Vec::new();
    let (Some(reference), Some(name)) = (catalogues.first(), LANGUAGES.first()) else {
        return faults;
    };
    for (language, catalogue) in LANGUAGES.iter().zip(catalogues).skip(1) {
        let files: BTreeSet<&String> = reference.keys().chain(catalogue.keys()).collect();
        for file in files {
            let empty = BTreeMap::new();
            let ours = reference.get(file).unwrap_or(&empty);
            let theirs = catalogue.get(file).unwrap_or(&empty);
            let keys: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
            for key in keys {
                match (ours.get(key), theirs.get(key)) {
                    (Some(_), None) => faults.push(format!("{language}/{file}.toml lacks {key}")),
                    (None, Some(_)) => faults.push(format!("{name}/{file}.toml lacks {key}")),
                    (Some(a), Some(b)) if placeholders(a) != placeholders(b) => {
                        faults.push(format!(
                            "{file}.toml {key}: {name} and {language} name different placeholders"
                        ));
                    }
                    _ => {}
                }
            }
        }
    }
    faults
}

/// Keys that two files of one language share: the files are only for reading, the keys are one namespace.
fn said_twice(catalogue: &Catalogue) -> Vec<String> {
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, keys) in catalogue.iter().filter(|(file, _)| *file != DIAGNOSTICS) {
        for key in keys.keys() {
            owners.entry(key).or_default().push(file);
        }
    }
    let twice = owners.iter().filter(|(_, files)| files.len() > 1);
    twice.map(|(key, files)| format!("{key} is in {}.toml", files.join(".toml and "))).collect()
}

fn placeholders(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// `nav.saved-ago` → `NavSavedAgo`
fn camel(key: &str) -> String {
    key.split(['.', '-', '_'])
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().map(|c| c.to_uppercase().collect::<String>() + letters.as_str())
        })
        .collect()
}

fn messages(catalogues: &[Catalogue]) -> Result<String, Box<dyn std::error::Error>> {
    let all: Vec<BTreeMap<&str, &str>> = catalogues
        .iter()
        .map(|catalogue| {
            catalogue
                .iter()
                .filter(|(file, _)| *file != DIAGNOSTICS)
                .flat_map(|(_, keys)| keys.iter())
                .map(|(key, text)| (key.as_str(), text.as_str()))
                .collect()
        })
        .collect();
    let Some(reference) = all.first() else { return Ok(String::new()) };
    // Constants, not an enum with tables: a program carries only the words it uses.
    let mut code = String::from("#[allow(non_upper_case_globals)]\nimpl Key {\n");
    for (key, text) in reference {
        let words: Vec<&str> = all.iter().filter_map(|table| table.get(key).copied()).collect();
        writeln!(code, "    /// `{}`", text.replace(['\n', '`'], " "))?;
        writeln!(code, "    pub const {}: Self = Self(&{words:?});", camel(key))?;
    }
    writeln!(code, "}}")?;
    Ok(code)
}

fn diagnostics(catalogues: &[Catalogue]) -> Result<String, Box<dyn std::error::Error>> {
    let empty = BTreeMap::new();
    let tables: Vec<&BTreeMap<String, String>> =
        catalogues.iter().map(|catalogue| catalogue.get(DIAGNOSTICS).unwrap_or(&empty)).collect();
    let Some(reference) = tables.first() else { return Ok(String::new()) };
    let codes: BTreeSet<&str> =
        reference.keys().filter_map(|key| key.rsplit_once('.')).map(|(code, _)| code).collect();
    let mut code = String::from("#[derive(Clone, Copy)]\nenum Prose {\n");
    for name in &codes {
        writeln!(code, "    {},", camel(name))?;
    }
    writeln!(code, "}}")?;
    for (language, table) in LANGUAGES.iter().zip(&tables) {
        writeln!(code, "static PROSE_{}: &[(&str, &str)] = &[", language.to_uppercase())?;
        for name in &codes {
            let part = |part: &str| {
                let key = format!("{name}.{part}");
                table.get(&key).ok_or_else(|| format!("{language}/{DIAGNOSTICS}.toml lacks {key}"))
            };
            writeln!(code, "    ({:?}, {:?}),", part("what")?, part("hint")?)?;
        }
        writeln!(code, "];")?;
    }
    Ok(code)
}
