//! Names in one or both languages: `{"zh": "于都县", "en": "Yudu"}`.

use super::shape::Shape;
use super::{Reader, Value};
use crate::document::json::{Layout, Node, Writer};
use crate::plan::Text;

/// The languages of a name, in the order in which they are written.
pub(crate) const LANGUAGES: [&str; 2] = ["zh", "en"];

impl Value for Text {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        let mut slots = reader.slots(node, LANGUAGES.into())?;
        let [zh, en] = LANGUAGES.map(|_| slots.optional(reader, String::new));
        let given = |words: String| Some(words).filter(|words| !words.is_empty());
        Some(Self { zh: given(zh?), en: given(en?) })
    }

    /// An empty text says no more than none, so only words are written.
    fn write(&self, out: &mut Writer) {
        out.object(Layout::Inline, |out| {
            for (language, words) in LANGUAGES.into_iter().zip([&self.zh, &self.en]) {
                if let Some(words) = words.as_ref().filter(|words| !words.is_empty()) {
                    out.member(language, words);
                }
            }
        });
    }
}
