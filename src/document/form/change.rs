//! Changes, of which scenarios are made: `{"set": "stream", "id": "central-env", "amount": "1200.00"}`.
//!
//! ```text
//! {"set": "plan", FIELD: value}                        a field of the plan itself, dots between levels: "pool.uses"
//! {"set": ROW, "id": id, FIELD: value}                 a field of a row: "amount", "earmark.uses", "use_share.min"
//! {"set": ROW, "id": id, "entry": name, MAP: value}    a member of "factors", "benefits" or "factor_band.weights"; null is none
//! {"add": ROW, "row": {…}, "before": id}               without "before", or with null, at the end
//! {"remove": ROW, "id": id}
//! {"move": ROW, "id": id, "before": id}
//! {"rename": ROW, "id": id, "to": id}
//!
//! ROW = "use", "measure", "county", "stream", "credit", "project", "rule" or "scenario"
//! ```

use std::sync::Arc;

use super::leaf::{ENTRY, Leaf, free};
use super::record::{Field, Presence, RecordShape};
use super::{Reader, Shape, Slots, Value};
use crate::diagnostic::Code;
use crate::document::json::{Layout, Node, Writer};
use crate::plan::edit::{Change, PlanField, Row, RowChange};
use crate::plan::rule::Rule;
use crate::plan::{County, Credit, Id, Measure, Project, Scenario, Stream, Use};

const SET: &str = "set";
const ADD: &str = "add";
const REMOVE: &str = "remove";
const MOVE: &str = "move";
const RENAME: &str = "rename";
const VERBS: [&str; 5] = [SET, ADD, REMOVE, MOVE, RENAME];

const PLAN: &str = "plan";

const ID: &str = "id";
const ROW: &str = "row";
const BEFORE: &str = "before";
const TO: &str = "to";

/// Declares what the rows of the plan's lists are called in changes.
macro_rules! rows {
    ($($Row:ident $noun:literal,)*) => {
        const NOUNS: &[&str] = &[$($noun),*];

        impl Value for Change {
            const ON_OWN_LINE: bool = true;

            fn shape() -> Shape {
                Shape::Object { name: "change", alternatives: shapes }
            }

            fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
                let (verb, noun) = opening(node, reader)?;
                match noun {
                    PLAN => read_setting(&[SET], node, reader, |_, _| Some(())).map(|(_, set)| Self::Plan(set)),
                    $($noun => read_row(verb, node, reader).map(Self::$Row),)*
                    _ => None,
                }
            }

            fn write(&self, out: &mut Writer) {
                out.object(Layout::Inline, |out| match self {
                    Self::Plan(field) => {
                        word(out, SET, PLAN);
                        field.write(out);
                    }
                    $(Self::$Row(change) => write_row(change, $noun, out),)*
                });
            }
        }

        fn shapes() -> Vec<RecordShape> {
            let mut shapes = shapes_of_moving();
            shapes.extend(shapes_of_setting::<PlanField>(vec![fixed(SET, PLAN)]));
            $(
                shapes.push(RecordShape::of(vec![
                    fixed(ADD, $noun),
                    required(ROW, <$Row>::shape()),
                    optional_id(BEFORE),
                ]));
                shapes.extend(shapes_of_setting::<<$Row as Row>::Field>(vec![
                    fixed(SET, $noun),
                    required(ID, Id::shape()),
                ]));
            )*
            shapes
        }
    };
}

rows! {
    Use "use",
    Measure "measure",
    County "county",
    Stream "stream",
    Credit "credit",
    Project "project",
    Rule "rule",
    Scenario "scenario",
}

/// What a change does, and to what.
fn opening<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<(&'static str, &'static str)> {
    let mut verbs = VERBS.into_iter().filter_map(|verb| Some((verb, node.member(verb)?)));
    let (Some((verb, object)), None) = (verbs.next(), verbs.next()) else {
        return reader.refuse(node, Code::ChangeForm);
    };
    let plan = (verb == SET).then_some(PLAN);
    let nouns = || plan.iter().chain(NOUNS).copied();
    if let Some(noun) = nouns().find(|noun| object.is_text(noun)) {
        return Some((verb, noun));
    }
    let allowed: Vec<String> = nouns().map(str::to_owned).collect();
    reader.at_key(verb, |reader| {
        reader.refuse_with(object, Code::UnknownChoice, vec![("allowed", allowed.into())])
    })
}

fn read_row<'t, R>(verb: &'static str, node: Node<'t>, reader: &mut Reader<'t>) -> Option<RowChange<R>>
where
    R: Row<Field: Leaf> + Value,
{
    if verb == SET {
        let (id, field) = read_setting(&[SET, ID], node, reader, Slots::required)?;
        return Some(RowChange::Set { id, field });
    }
    let others: &[&str] = match verb {
        ADD => &[ROW, BEFORE],
        REMOVE => &[ID],
        MOVE => &[ID, BEFORE],
        _ => &[ID, TO],
    };
    let mut slots = reader.slots(node, [&[verb], others].concat())?;
    slots.skip();
    match verb {
        ADD => {
            let (row, before) = (slots.required(reader), slots.optional(reader, || None));
            Some(RowChange::Add { row: Arc::new(row?), before: before? })
        }
        REMOVE => Some(RowChange::Remove { id: slots.required(reader)? }),
        MOVE => {
            let (id, before) = (slots.required(reader), slots.optional(reader, || None));
            Some(RowChange::Move { id: id?, before: before? })
        }
        _ => {
            let (id, to) = (slots.required(reader), slots.required(reader));
            Some(RowChange::Rename { id: id?, to: to? })
        }
    }
}

/// Reads a verb, what else stands in the head, and the one field that is set.
fn read_setting<'t, H, L: Leaf>(
    head: &[&'static str],
    node: Node<'t>,
    reader: &mut Reader<'t>,
    read_head: impl FnOnce(&mut Slots<'t>, &mut Reader<'t>) -> Option<H>,
) -> Option<(H, L)> {
    let map = L::map_name();
    let mut names = [head, &L::names()].concat();
    names.extend(map);
    names.extend(map.map(|_| ENTRY));
    let mut slots = reader.slots(node, names)?;
    slots.skip();
    let head = read_head(&mut slots, reader);
    let field = match slots.rest().as_slice() {
        [(name, value)] if map != Some(*name) && *name != ENTRY => {
            reader.at_key(*name, |reader| L::read(name, *value, reader))
        }
        [(name, value), (ENTRY, entry)] if map == Some(*name) => L::read_entry(*entry, *value, reader),
        _ => reader.refuse(node, Code::ChangeForm),
    };
    Some((head?, field?))
}

fn write_row<R>(change: &RowChange<R>, noun: &'static str, out: &mut Writer)
where
    R: Row<Field: Leaf> + Value,
{
    match change {
        RowChange::Add { row, before } => {
            word(out, ADD, noun);
            out.member(ROW, row);
            write_before(before, out);
        }
        RowChange::Remove { id } => {
            word(out, REMOVE, noun);
            out.member(ID, id);
        }
        RowChange::Move { id, before } => {
            word(out, MOVE, noun);
            out.member(ID, id);
            write_before(before, out);
        }
        RowChange::Rename { id, to } => {
            word(out, RENAME, noun);
            out.member(ID, id);
            out.member(TO, to);
        }
        RowChange::Set { id, field } => {
            word(out, SET, noun);
            out.member(ID, id);
            field.write(out);
        }
    }
}

fn write_before(before: &Option<Id>, out: &mut Writer) {
    if out.holds_everything() || before.is_some() {
        out.member(BEFORE, before);
    }
}

fn word(out: &mut Writer, name: &str, word: &str) {
    out.member_with(name, |out| out.text(word));
}

/// The changes that are alike for all lists.
fn shapes_of_moving() -> Vec<RecordShape> {
    let verb = |verb| required(verb, Shape::Choice(NOUNS.to_vec()));
    let id = |name| required(name, Id::shape());
    vec![
        RecordShape::of(vec![verb(REMOVE), id(ID)]),
        RecordShape::of(vec![verb(MOVE), id(ID), optional_id(BEFORE)]),
        RecordShape::of(vec![verb(RENAME), id(ID), id(TO)]),
    ]
}

/// The settings of one field, and of one member of the map.
fn shapes_of_setting<L: Leaf>(head: Vec<Field>) -> Vec<RecordShape> {
    let count = Some(head.len() + 1);
    let fields = [head.clone(), L::fields()].concat();
    let field = RecordShape { count, ..RecordShape::of(fields) };
    let entry = L::map().map(|map| {
        let entry = required(ENTRY, String::shape());
        RecordShape::of([head, vec![entry, required(map.name, map.shape)]].concat())
    });
    std::iter::once(field).chain(entry).collect()
}

fn fixed(name: &'static str, word: &'static str) -> Field {
    required(name, Shape::Word(word))
}

fn required(name: &'static str, shape: Shape) -> Field {
    Field { presence: Presence::Required, ..free(name, shape) }
}

fn optional_id(name: &'static str) -> Field {
    Field { presence: Presence::Optional("null".to_owned()), ..free(name, Option::<Id>::shape()) }
}
