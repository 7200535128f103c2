//! Texts in any words, and ids.

use super::{Reader, Shape, Value};
use crate::diagnostic::Code;
use crate::document::json::{Node, Writer};
use crate::document::limits::MAX_IDS;
use crate::plan::{Id, IdError};

impl Value for String {
    fn shape() -> Shape {
        Shape::Words
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        match node.text() {
            Some(text) => Some(text.into_owned()),
            None => reader.refuse(node, Code::NotAText),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Value for Id {
    fn shape() -> Shape {
        Shape::Id
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        let Some(text) = node.text() else { return reader.refuse(node, Code::NotAText) };
        let Some(read) = reader.id(text) else {
            return reader.refuse_with(node, Code::TooManyIds, vec![("limit", MAX_IDS.into())]);
        };
        if let Some(other) = reader.other_id() {
            reader.mended(node, format!("\"{other}\""));
            return Some(other);
        }
        match read {
            Ok(id) => Some(id),
            Err(error) => refused(node, reader, error),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.text(self.as_str());
    }
}

fn refused<'t>(node: Node<'t>, reader: &mut Reader<'t>, error: IdError) -> Option<Id> {
    // Capitals and blanks are the commonest slips; every mention of the id is mended alike, so references still hold.
    let mended = node.text().map(|text| text.trim().to_lowercase().replace(' ', "-"));
    if let Some(Ok(id)) = mended.filter(|_| reader.mends()).map(|text| text.parse::<Id>()) {
        reader.mended(node, format!("\"{id}\""));
        return Some(id);
    }
    match error {
        IdError::Empty => reader.refuse(node, Code::IdEmpty),
        IdError::TooLong => reader.refuse_with(node, Code::IdLength, vec![("limit", Id::MAX_LENGTH.into())]),
        IdError::Character(stranger) => {
            reader.refuse_with(node, Code::IdForm, vec![("character", stranger.to_string().into())])
        }
    }
}
