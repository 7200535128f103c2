//! A JSON value on its own, for changing it.

use super::string::push_quoted;
use super::tape::{Kind, Node};

/// A JSON value. Numbers keep their digits, objects the order of their members and double names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    /// `null`, `true`, `false` or a number, as written.
    Bare(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of a node.
    pub(crate) fn of(node: Node<'_>) -> Self {
        let text = |node: Node<'_>| node.text().unwrap_or_default().into_owned();
        match node.kind() {
            Kind::Null | Kind::True | Kind::False | Kind::Number => Self::Bare(node.raw().to_owned()),
            Kind::Plain | Kind::Escaped => Self::Text(text(node)),
            Kind::List => Self::List(node.elements().map(Self::of).collect()),
            Kind::Object => {
                Self::Object(node.members().map(|(name, value)| (text(name), Self::of(value))).collect())
            }
        }
    }

    /// Puts a member in the place of the first of its name, or at the end. Does nothing to what is no object.
    pub(crate) fn set(&mut self, name: &str, value: Self) {
        if let Self::Object(members) = self {
            match members.iter_mut().find(|(known, _)| known == name) {
                Some((_, old)) => *old = value,
                None => members.push((name.to_owned(), value)),
            }
        }
    }

    /// Puts a value at the end of a path of members, with the objects on the way. Does nothing where something else stands in the way.
    pub(crate) fn put(&mut self, path: &[String], value: Self) {
        let (Self::Object(members), Some((name, rest))) = (self, path.split_first()) else { return };
        if rest.is_empty() {
            members.push((name.clone(), value));
            return;
        }
        let at = members.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            members.push((name.clone(), Self::Object(Vec::new())));
            members.len() - 1
        });
        if let Some((_, inner)) = members.get_mut(at) {
            inner.put(rest, value);
        }
    }

    /// As JSON text, without a blank.
    pub(crate) fn to_text(&self) -> String {
        let mut out = String::new();
        self.push_to(&mut out);
        out
    }

    fn push_to(&self, out: &mut String) {
        match self {
            Self::Bare(json) => out.push_str(json),
            Self::Text(text) => push_quoted(out, text),
            Self::List(items) => {
                for (nth, item) in items.iter().enumerate() {
                    out.push(if nth == 0 { '[' } else { ',' });
                    item.push_to(out);
                }
                out.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Self::Object(members) => {
                for (nth, (name, value)) in members.iter().enumerate() {
                    out.push(if nth == 0 { '{' } else { ',' });
                    push_quoted(out, name);
                    out.push(':');
                    value.push_to(out);
                }
                out.push_str(if members.is_empty() { "{}" } else { "}" });
            }
        }
    }
}
