//! The columns of a table.

use crate::document::form::{Field, LANGUAGES, Presence, RecordShape, Shape};
use crate::i18n::{Key, Lang};

/// What stands between the members of a path in a heading.
pub(super) const DOT: &str = ".";

/// A field, or a part of one, that has a column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// The members from the row down to the value.
    pub path: Vec<String>,
    /// What its cells hold. A field that rules of several kinds have may hold something else in each.
    pub kinds: Vec<Kind>,
    /// Its heading in each language.
    headings: [String; 2],
    /// Whether every row has to have it.
    pub required: bool,
    /// Whether it is a map, of which each name has a column of its own.
    pub map: bool,
}

/// What the cells of a column hold.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// In rows of which kind; none in all.
    pub case: Option<&'static str>,
    /// What they hold.
    pub shape: Shape,
    /// What a blank one stands for, in canonical JSON; none if it may not be blank.
    pub default: Option<String>,
}

impl Column {
    /// Its heading by the members of the JSON form.
    pub fn name(&self) -> String {
        self.path.join(DOT)
    }

    /// Its heading for people.
    pub fn heading(&self, lang: Lang) -> &str {
        let [zh, en] = &self.headings;
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// Every heading it may have.
    pub fn headings(&self) -> [String; 3] {
        let [zh, en] = self.headings.clone();
        [self.name(), zh, en]
    }

    /// The column of one name of a map.
    pub fn entry(&self, entry: &str) -> Self {
        let path = [self.path.as_slice(), &[entry.to_owned()]].concat();
        let headings = self.entry_headings(entry);
        Self { path, headings, map: false, ..self.clone() }
    }

    fn entry_headings(&self, entry: &str) -> [String; 2] {
        Lang::ALL.map(|lang| Key::ColumnEntry.with(lang, &[("name", self.heading(lang)), ("entry", entry)]))
    }

    /// The name of a map that a heading speaks of.
    pub fn entry_of<'h>(&self, heading: &'h str) -> Option<&'h str> {
        let [zh, en] = self.entry_headings("");
        let prefixes = [self.name() + DOT, zh, en];
        prefixes.iter().filter(|_| self.map).find_map(|prefix| heading.strip_prefix(prefix.as_str()))
    }

    /// What its cells hold in a row of this kind.
    pub fn kind(&self, case: Option<&str>) -> Option<&Kind> {
        let own = self.kinds.iter().find(|kind| kind.case.is_none() || kind.case == case);
        own.or_else(|| self.kinds.first())
    }
}

/// The columns of a table whose rows are one of these objects.
pub(super) fn columns(rows: &[RecordShape]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let required_in_all = rows.len() == 1;
    for row in rows {
        for field in &row.fields {
            add(&mut columns, expand(field, None, &[], required_in_all));
        }
        let cases = row.variants.iter().flat_map(|variants| &variants.cases);
        for (case, field) in cases.flat_map(|(case, fields)| fields.iter().map(move |field| (*case, field))) {
            add(&mut columns, expand(field, Some(case), &[], false));
        }
    }
    columns
}

/// Adds columns; one that is there already only learns what its cells hold in other rows.
fn add(columns: &mut Vec<Column>, more: Vec<Column>) {
    for column in more {
        match columns.iter_mut().find(|known| known.path == column.path) {
            Some(known) => known.kinds.extend(column.kinds),
            None => columns.push(column),
        }
    }
}

/// The columns of a field: one, or one for each of its parts.
fn expand(field: &Field, case: Option<&'static str>, above: &[String], required: bool) -> Vec<Column> {
    let path = [above, &[field.name.to_owned()]].concat();
    let names = Lang::ALL.map(|lang| field.key.map_or(field.name, |key| key.text(lang)).to_owned());
    let default = match &field.presence {
        Presence::Optional(default) => Some(default.clone()),
        Presence::Required | Presence::Free => None,
    };
    let kind = |shape: &Shape| Kind { case, shape: shape.clone(), default: default.clone() };
    let is_required = required && matches!(field.presence, Presence::Required);
    let one = |map| Column {
        path: path.clone(),
        kinds: vec![kind(&field.shape)],
        headings: names.clone(),
        required: is_required,
        map,
    };
    match &field.shape {
        Shape::Text => languages(&one(false)),
        Shape::Object { alternatives, .. } => {
            let parts = alternatives().into_iter().flat_map(|part| part.fields);
            parts.flat_map(|part| expand(&part, case, &path, false)).collect()
        }
        Shape::Map(value) | Shape::MapById(value) => {
            let blank = Some(String::new());
            vec![Column { kinds: vec![Kind { default: blank, ..kind(value) }], ..one(true) }]
        }
        _ => vec![one(false)],
    }
}

/// The columns of a name: one for each language.
fn languages(name: &Column) -> Vec<Column> {
    let keys = [Key::ColumnZh, Key::ColumnEn];
    let columns = LANGUAGES.into_iter().zip(keys).map(|(language, key)| Column {
        path: [name.path.as_slice(), &[language.to_owned()]].concat(),
        headings: Lang::ALL.map(|lang| key.with(lang, &[("name", name.heading(lang))])),
        kinds: vec![Kind { case: None, shape: Shape::Words, default: Some(String::new()) }],
        ..name.clone()
    });
    columns.collect()
}
