//! How a person wants to see the page: language, theme, text size. Kept by the browser, apart from any plan.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::platform::{page, settings};
use crate::i18n::Lang;

/// The handle on the preferences that components share.
pub type PreferencesContext = UseReducerHandle<Preferences>;

/// The attributes of the root element that say language, theme and text size.
const ATTRIBUTES: [&str; 3] = ["lang", "data-theme", "data-text"];

/// How the page looks and speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// The size of text.
    pub text: TextSize,
}

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
    /// Black, white and strong lines.
    Contrast,
    /// For a pale image on the wall of a bright room.
    Projector,
}

/// The size of text, as a multiple of the browser's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// 1.
    #[default]
    Normal,
    /// 1.25.
    Large,
    /// 1.5: the considerate version (关怀版).
    Larger,
}

/// One preference, newly chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The language.
    Lang(Lang),
    /// The colours.
    Theme(Theme),
    /// The size of text.
    Text(TextSize),
}

impl Theme {
    /// Every theme, in the order the interface offers them.
    pub const ALL: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::Contrast, Theme::Projector];

    /// Its name in `data-theme` and in storage.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::Projector => "projector",
        }
    }
}

impl TextSize {
    /// Every size, the smallest first.
    pub const ALL: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Larger];

    /// Its name in `data-text` and in storage: the multiple.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Normal => "1",
            Self::Large => "1.25",
            Self::Larger => "1.5",
        }
    }
}

impl Preferences {
    /// The preferences with these tags; a tag that means nothing gives that preference's default.
    pub fn from_tags(lang: &str, theme: &str, text: &str) -> Self {
        Self {
            lang: find(Lang::ALL, Lang::tag, lang),
            theme: find(Theme::ALL, Theme::tag, theme),
            text: find(TextSize::ALL, TextSize::tag, text),
        }
    }
}

fn find<T: Copy + Default, const N: usize>(all: [T; N], tag: fn(T) -> &'static str, wanted: &str) -> T {
    all.into_iter().find(|value| tag(*value) == wanted).unwrap_or_default()
}

impl Choice {
    /// The setting's name and the tag that is kept under it.
    pub const fn setting(self) -> (&'static str, &'static str) {
        match self {
            Self::Lang(lang) => ("lang", lang.tag()),
            Self::Theme(theme) => ("theme", theme.tag()),
            Self::Text(text) => ("text", text.tag()),
        }
    }
}

impl Reducible for Preferences {
    type Action = Choice;

    fn reduce(self: Rc<Self>, choice: Choice) -> Rc<Self> {
        let mut preferences = *self;
        match choice {
            Choice::Lang(lang) => preferences.lang = lang,
            Choice::Theme(theme) => preferences.theme = theme,
            Choice::Text(text) => preferences.text = text,
        }
        Rc::new(preferences)
    }
}

/// The preferences, begun with what boot.js found kept or asked of the browser, and worn by the whole page.
#[hook]
pub fn use_preferences() -> PreferencesContext {
    let preferences = use_reducer_eq(worn);
    use_effect_with(*preferences, |preferences| wear(*preferences));
    preferences
}

fn worn() -> Preferences {
    let [lang, theme, text] = ATTRIBUTES.map(page::root_attribute);
    Preferences::from_tags(&lang, &theme, &text)
}

fn wear(Preferences { lang, theme, text }: Preferences) {
    for (name, tag) in ATTRIBUTES.into_iter().zip([lang.tag(), theme.tag(), text.tag()]) {
        page::set_root_attribute(name, tag);
    }
}

/// The language to speak.
#[hook]
pub fn use_lang() -> Lang {
    use_context::<PreferencesContext>().map(|preferences| preferences.lang).unwrap_or_default()
}

/// What is chosen takes effect and is kept; what nobody chose goes on following the browser.
#[hook]
pub fn use_choose() -> Callback<Choice> {
    let preferences = use_context::<PreferencesContext>();
    Callback::from(move |choice: Choice| {
        let (name, tag) = choice.setting();
        settings::keep(name, tag);
        if let Some(preferences) = &preferences {
            preferences.dispatch(choice);
        }
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible;

    use super::{Choice, Preferences, TextSize, Theme};
    use crate::i18n::Lang;

    #[test]
    fn tags_lead_back_to_what_they_name() {
        for lang in Lang::ALL {
            for theme in Theme::ALL {
                for text in TextSize::ALL {
                    let expect = Preferences { lang, theme, text };
                    assert_eq!(Preferences::from_tags(lang.tag(), theme.tag(), text.tag()), expect);
                }
            }
        }
    }

    #[test]
    fn a_tag_that_means_nothing_costs_only_its_own_preference() {
        let check = |lang, theme, text, expect| {
            assert_eq!(Preferences::from_tags(lang, theme, text), expect);
        };
        let dark = Preferences { theme: Theme::Dark, ..Preferences::default() };
        check("", "dark", "", dark);
        check("fr", "dark", "2", dark);
        check("zh-CN", "DARK", "1", Preferences::default());
    }

    #[test]
    fn a_choice_changes_one_preference() {
        let before = Preferences::from_tags("en", "contrast", "1.25");
        let check = |choice, expect| assert_eq!(*Rc::new(before).reduce(choice), expect);
        check(Choice::Lang(Lang::Zh), Preferences { lang: Lang::Zh, ..before });
        check(Choice::Theme(Theme::Light), Preferences { theme: Theme::Light, ..before });
        check(Choice::Text(TextSize::Larger), Preferences { text: TextSize::Larger, ..before });
    }
}
