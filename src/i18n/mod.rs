//! The words, in every language, under typed keys.
//!
//! `build.rs` turns `i18n/<language>/*.toml` into [`Key`] and the tables; a key that one language lacks, or whose
//! placeholders differ, stops the build. Templates name their arguments: `saved {seconds} s ago`.

mod describe;
mod fill;

pub use describe::{Description, describe};
pub use fill::fill;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order the interface offers them.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The BCP 47 tag for the `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

impl Key {
    /// The message as it stands, placeholders and all.
    pub fn text(self, lang: Lang) -> &'static str {
        let table = match lang {
            Lang::Zh => ZH,
            Lang::En => EN,
        };
        // `build.rs` writes every table from the same keys in the same order, so the empty text is never reached.
        table.get(self as usize).copied().unwrap_or_default()
    }

    /// The message with its `{placeholders}` filled.
    pub fn with(self, lang: Lang, args: &[(&str, &str)]) -> String {
        fill(self.text(lang), args)
    }
}
