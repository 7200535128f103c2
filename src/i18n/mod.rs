//! The words, in every language, under typed keys.
//!
//! `build.rs` turns `i18n/<language>/*.toml` into constants of [`Key`]; a key that one language lacks, or whose
//! placeholders differ, stops the build. Templates name their arguments: `saved {seconds} s ago`.

mod amount;
mod count;
mod describe;
mod fill;
mod phrase;
mod remark;

pub use amount::{
    exact_amount, exact_percent, exact_points, fitting_amount, short_amount, short_percent, short_points,
    understood,
};
pub use count::short_count;
pub use describe::{Description, describe};
pub use fill::fill;
pub use phrase::{Phrase, Piece, Word};
pub use remark::Remark;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A message for people, in the order of [`Lang::ALL`]; its constants are written from `i18n/<language>/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(&'static [&'static str; Lang::ALL.len()]);

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
        let [zh, en] = self.0;
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The message with its `{placeholders}` filled.
    pub fn with(self, lang: Lang, args: &[(&str, &str)]) -> String {
        fill(self.text(lang), args)
    }
}
