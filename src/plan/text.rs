//! Words that the planner wrote, in one or both languages.

#[cfg(feature = "app")]
use crate::i18n::Lang;

/// A name or note in Chinese, English or both; empty where neither is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text {
    /// Chinese.
    pub zh: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Text {
    /// The Chinese words, else the English ones, else nothing.
    pub fn zh_first(&self) -> &str {
        self.zh.as_deref().or(self.en.as_deref()).unwrap_or_default()
    }

    /// The English words, else the Chinese ones, else nothing.
    pub fn en_first(&self) -> &str {
        self.en.as_deref().or(self.zh.as_deref()).unwrap_or_default()
    }

    /// The text with these words in a language, without white space around them; the other language stays.
    #[cfg(feature = "app")]
    pub(crate) fn reworded(&self, words: &str, lang: Lang) -> Self {
        let words = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        match lang {
            Lang::Zh => Self { zh: words, ..self.clone() },
            Lang::En => Self { en: words, ..self.clone() },
        }
    }

    /// Whether no language holds anything but white space.
    pub fn is_blank(&self) -> bool {
        [&self.zh, &self.en].into_iter().flatten().all(|words| words.trim().is_empty())
    }
}
