//! Names in both languages, and the plain values that generated text turns into.

use rust_decimal::Decimal;

use crate::i18n::{Key, Lang};
use crate::money::Ratio;
use crate::plan::{Id, Text};

/// A text in both languages.
pub(super) fn text(words: impl Fn(Lang) -> String) -> Text {
    Text { zh: Some(words(Lang::Zh)), en: Some(words(Lang::En)) }
}

/// A message that needs no arguments, as a name.
pub(super) fn name(key: Key) -> Text {
    text(|lang| key.text(lang).to_owned())
}

/// A message in both languages on one line, for fields that hold a single text.
pub(super) fn bilingual(key: Key, args: &[(&str, &str)]) -> String {
    format!("{} / {}", key.with(Lang::Zh, args), key.with(Lang::En, args))
}

/// The name in this language; every generated name has both.
pub(super) fn words(text: &Text, lang: Lang) -> &str {
    match lang {
        Lang::Zh => text.zh_first(),
        Lang::En => text.en_first(),
    }
}

/// The word at this position of a list of words, from the start again after the last.
pub(super) fn word(list: Key, lang: Lang, position: usize) -> &'static str {
    let count = word_count(list);
    list.text(lang).split(' ').nth(position.checked_rem(count).unwrap_or_default()).unwrap_or_default()
}

/// How many words a list has; the same in every language.
pub(super) fn word_count(list: Key) -> usize {
    list.text(Lang::Zh).split(' ').count()
}

/// The id a generator wrote.
#[expect(
    clippy::expect_used,
    reason = "no person's input: ids are made of a few fixed syllables and numbers"
)]
pub(super) fn id(text: &str) -> Id {
    text.parse().expect("generated ids are valid")
}

/// So many thousandths.
pub(super) fn thousandths(count: i64) -> Ratio {
    Ratio::try_from(Decimal::new(count, 3)).unwrap_or_default()
}

/// So many hundredths.
pub(super) fn percent(count: i64) -> Ratio {
    thousandths(count.saturating_mul(10))
}

/// A whole number.
pub(super) fn whole(count: i64) -> Ratio {
    Ratio::try_from(Decimal::from(count)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_have_the_same_words_in_both_languages() {
        for list in [Key::GenCountyHeads, Key::GenCountyTails, Key::GenTownshipHeads, Key::GenTownshipTails] {
            assert_eq!(list.text(Lang::En).split(' ').count(), word_count(list), "{list:?}");
        }
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(thousandths(525).to_string(), "0.525");
        assert_eq!(percent(50), "0.5".parse().unwrap());
        assert_eq!(whole(42).to_string(), "42");
    }
}
