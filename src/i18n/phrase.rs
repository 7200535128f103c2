//! A message with typed arguments, to be said in any language.
//!
//! The maker of a [`Phrase`] knows figures and names, not words; who shows it picks the language. A page that lets people change
//! the figures of a sentence in place asks for its [`Piece`]s instead of its text.

use super::describe::write_arg;
use super::fill::{Part, parts};
use super::{Key, Lang};
use crate::diagnostic::Arg;

/// A message and what belongs into its placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The message.
    pub key: Key,
    /// What each placeholder stands for.
    pub args: Vec<(&'static str, Word)>,
}

/// What a placeholder stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A figure or a name.
    Figure(Arg),
    /// Another phrase.
    Phrase(Phrase),
    /// Several phrases, listed.
    List(Vec<Phrase>),
}

/// A piece of a phrase as one language says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'p> {
    /// Words that stand as they are.
    Words(String),
    /// A figure or name, and the placeholder it fills.
    Figure {
        /// The placeholder's name, the same in every language: `min`.
        name: &'static str,
        /// The figure itself.
        value: &'p Arg,
        /// The figure as the language writes it.
        text: String,
    },
}

impl Phrase {
    /// A phrase without arguments.
    pub const fn new(key: Key) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl Into<Word>) -> Self {
        self.args.push((name, word.into()));
        self
    }

    /// The phrase in the language.
    pub fn say(&self, lang: Lang) -> String {
        text_of(self.pieces(lang))
    }

    /// The phrase in the language, its figures apart from its words. A placeholder without an argument stays as it is, so that a
    /// slip is seen and not swallowed.
    pub fn pieces(&self, lang: Lang) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        for part in parts(self.key.text(lang)) {
            match part {
                Part::Words(words) => pieces.push(Piece::Words(words.to_owned())),
                Part::Placeholder(name) => match self.args.iter().find(|(known, _)| *known == name) {
                    Some((name, word)) => word.add_to(&mut pieces, name, lang),
                    None => pieces.push(Piece::Words(format!("{{{name}}}"))),
                },
            }
        }
        pieces
    }
}

fn text_of(pieces: Vec<Piece<'_>>) -> String {
    let text_of = |piece| match piece {
        Piece::Words(words) => words,
        Piece::Figure { text, .. } => text,
    };
    pieces.into_iter().map(text_of).collect()
}

impl Word {
    /// The word by itself in the language.
    pub fn say(&self, lang: Lang) -> String {
        let mut pieces = Vec::new();
        self.add_to(&mut pieces, "", lang);
        text_of(pieces)
    }

    fn add_to<'p>(&'p self, pieces: &mut Vec<Piece<'p>>, name: &'static str, lang: Lang) {
        match self {
            Self::Figure(value) => {
                pieces.push(Piece::Figure { name, value, text: write_arg(value, lang) });
            }
            Self::Phrase(phrase) => pieces.extend(phrase.pieces(lang)),
            Self::List(phrases) => {
                for (at, phrase) in phrases.iter().enumerate() {
                    if at > 0 {
                        pieces.push(Piece::Words(Key::PlaceListSeparator.text(lang).to_owned()));
                    }
                    pieces.extend(phrase.pieces(lang));
                }
            }
        }
    }
}

impl<T: Into<Arg>> From<T> for Word {
    fn from(figure: T) -> Self {
        Self::Figure(figure.into())
    }
}

impl From<Phrase> for Word {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

impl From<Vec<Phrase>> for Word {
    fn from(phrases: Vec<Phrase>) -> Self {
        Self::List(phrases)
    }
}
