//! The JSON Schema of plan documents.

use std::collections::BTreeMap;

use super::{CURRENT_VERSION, Layout, Writer};
use crate::document::form::{
    EVERYTHING, Field, LANGUAGES, PlanRow, Presence, RecordShape, Shape, Value, Variants,
};
use crate::i18n::Lang;
use crate::plan::Id;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// An amount in yuan up to ten trillion. Zeros in front and at the end do not count.
const AMOUNT: &str = r"^0*([0-9]{1,13}(\.[0-9]{1,2}0*)?|10{13}(\.0+)?)$";
/// A decimal below 10¹⁵ with at most twelve decimals. Zeros in front and at the end do not count.
const DECIMAL: &str = r"^-?0*[0-9]{1,15}(\.[0-9]{1,12}0*)?$";

/// The JSON Schema (2020-12) of plan documents, as JSON text.
///
/// It demands of the form of a document what [`read`](super::read) does, with three exceptions that schemas have no words for: names that
/// stand twice in an object, whole numbers written like `1.0` or `1e3`, and the limits of size. It tells every default, so that the
/// canonical form of a document can be computed from document and schema alone.
pub fn schema() -> String {
    let mut objects = BTreeMap::new();
    gather(&PlanRow::shape(), &mut objects);
    let mut writer = Writer::readable();
    writer.object(Layout::Lines, |out| {
        text(out, "$schema", DIALECT);
        text(out, "title", &format!("fundpool-plan {}", CURRENT_VERSION));
        text(out, "$ref", "#/$defs/plan");
        out.member_with("$defs", |out| {
            out.object(Layout::Lines, |out| {
                write_simple_definitions(out);
                for (name, alternatives) in objects {
                    out.member_with(name, |out| write_alternatives(out, &alternatives));
                }
            });
        });
    });
    writer.finish() + "\n"
}

/// Collects every object that the shape leads to, by name.
fn gather(shape: &Shape, into: &mut BTreeMap<&'static str, Vec<RecordShape>>) {
    match shape {
        Shape::Nullable(inner) | Shape::List(inner) | Shape::Map(inner) | Shape::MapById(inner) => {
            gather(inner, into);
        }
        Shape::Object { name, alternatives } if !into.contains_key(name) => {
            let alternatives = alternatives();
            into.insert(name, alternatives.clone());
            for record in &alternatives {
                let cases = record.variants.iter().flat_map(|variants| &variants.cases);
                let fields = record.fields.iter().chain(cases.flat_map(|(_, fields)| fields));
                fields.for_each(|field| gather(&field.shape, into));
            }
        }
        _ => {}
    }
}

fn write_simple_definitions(out: &mut Writer) {
    let pattern = |out: &mut Writer, name: &str, pattern: &str| {
        out.member_with(name, |out| {
            inline(out, |out| {
                text(out, "type", "string");
                text(out, "pattern", pattern);
            });
        });
    };
    pattern(out, "amount", AMOUNT);
    pattern(out, "decimal", DECIMAL);
    pattern(out, "id", &id_pattern());
    out.member_with("text", |out| {
        inline(out, |out| {
            text(out, "type", "object");
            out.member_with("properties", |out| {
                inline(out, |out| LANGUAGES.into_iter().for_each(|name| member(out, name, &Shape::Words)));
            });
            flag(out, "additionalProperties", false);
        });
    });
    out.member_with("scope", |out| {
        inline(out, |out| {
            out.member_with("anyOf", |out| {
                out.list_with(Layout::Inline, [true, false], |out, everything| {
                    inline(out, |out| {
                        if everything {
                            out.member_with("const", |out| {
                                out.list(Layout::Inline, &[EVERYTHING.to_owned()])
                            });
                        } else {
                            write_shape(out, &Shape::List(Box::new(Shape::Id)));
                        }
                    });
                });
            });
        });
    });
}

fn id_pattern() -> String {
    format!("^[a-z0-9._-]{{1,{}}}$", Id::MAX_LENGTH)
}

fn write_alternatives(out: &mut Writer, alternatives: &[RecordShape]) {
    match alternatives {
        [record] => write_record(out, record),
        several => out.object(Layout::Lines, |out| {
            out.member_with("oneOf", |out| out.list_with(Layout::Lines, several, write_record));
        }),
    }
}

fn write_record(out: &mut Writer, record: &RecordShape) {
    out.object(Layout::Lines, |out| {
        text(out, "type", "object");
        write_properties(out, &record.fields);
        if let Some(count) = record.count {
            out.member("minProperties", &(count as u64));
            out.member("maxProperties", &(count as u64));
        }
        match &record.variants {
            // What a case allows is not additional, which only the unevaluated know.
            Some(variants) => {
                write_variants(out, variants);
                flag(out, "unevaluatedProperties", false);
            }
            None => flag(out, "additionalProperties", false),
        }
    });
}

fn write_properties(out: &mut Writer, fields: &[Field]) {
    out.member_with("properties", |out| {
        out.object(Layout::Lines, |out| {
            for field in fields {
                out.member_with(field.name, |out| inline(out, |out| write_field(out, field)));
            }
        });
    });
    let is_required = |field: &&Field| matches!(field.presence, Presence::Required);
    let required: Vec<String> =
        fields.iter().filter(is_required).map(|field| field.name.to_owned()).collect();
    if !required.is_empty() {
        out.member("required", &required);
    }
}

fn write_field(out: &mut Writer, field: &Field) {
    if let Some(key) = field.key {
        text(out, "title", &Lang::ALL.map(|lang| key.text(lang)).join(" · "));
    }
    write_shape(out, &field.shape);
    if let Presence::Optional(default) = &field.presence {
        out.member_with("default", |out| out.raw(default));
    }
}

fn write_variants(out: &mut Writer, variants: &Variants) {
    out.member_with("oneOf", |out| {
        out.list_with(Layout::Lines, &variants.cases, |out, (case, fields)| {
            out.object(Layout::Lines, |out| {
                let [tag, fields] = [&[variants.case(case)], fields.as_slice()];
                write_properties(out, &[tag, fields].concat());
            });
        });
    });
}

/// The members of the schema of a shape.
fn write_shape(out: &mut Writer, shape: &Shape) {
    match shape {
        Shape::Money => reference(out, "amount"),
        Shape::Ratio => reference(out, "decimal"),
        Shape::Id => reference(out, "id"),
        Shape::Text => reference(out, "text"),
        Shape::Scope => reference(out, "scope"),
        Shape::Object { name, .. } => reference(out, name),
        Shape::Words => text(out, "type", "string"),
        Shape::Flag => text(out, "type", "boolean"),
        Shape::Count(limit) => {
            text(out, "type", "integer");
            out.member("minimum", &0_u64);
            out.member("maximum", limit);
        }
        Shape::Choice(names) => {
            out.member_with("enum", |out| out.list_with(Layout::Inline, names, |out, name| out.text(name)));
        }
        Shape::Constant(number) => out.member("const", number),
        Shape::Word(word) => text(out, "const", word),
        Shape::Nullable(inner) => out.member_with("anyOf", |out| {
            out.list_with(Layout::Inline, [None, Some(inner)], |out, shape| {
                inline(out, |out| match shape {
                    Some(shape) => write_shape(out, shape),
                    None => text(out, "type", "null"),
                });
            });
        }),
        Shape::List(inner) => {
            text(out, "type", "array");
            member(out, "items", inner);
        }
        Shape::Map(inner) => {
            text(out, "type", "object");
            member(out, "additionalProperties", inner);
        }
        Shape::MapById(inner) => {
            write_shape(out, &Shape::Map(inner.clone()));
            member(out, "propertyNames", &Shape::Id);
        }
        Shape::Point => {
            text(out, "type", "array");
            member(out, "items", &Shape::Ratio);
            out.member("minItems", &2_u64);
            out.member("maxItems", &2_u64);
        }
    }
}

fn member(out: &mut Writer, name: &str, shape: &Shape) {
    out.member_with(name, |out| inline(out, |out| write_shape(out, shape)));
}

fn reference(out: &mut Writer, name: &str) {
    text(out, "$ref", &format!("#/$defs/{name}"));
}

fn text(out: &mut Writer, name: &str, text: &str) {
    out.member_with(name, |out| out.text(text));
}

fn flag(out: &mut Writer, name: &str, value: bool) {
    out.member(name, &value);
}

fn inline(out: &mut Writer, members: impl FnOnce(&mut Writer)) {
    out.object(Layout::Inline, members);
}
