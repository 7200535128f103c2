//! Words that the planner wrote, in one or both languages.

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

    /// Whether no language holds anything but white space.
    pub fn is_blank(&self) -> bool {
        [&self.zh, &self.en].into_iter().flatten().all(|words| words.trim().is_empty())
    }
}
