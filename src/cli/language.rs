//! In which language to answer.

use std::ffi::OsString;

use crate::i18n::Lang;

/// The environment variables that name a language, the strongest first (POSIX).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language that `--lang` names, else that of the environment, else Chinese.
///
/// This looks at the words before they are parsed, since the answer to a slip has to be in the right language too.
pub(super) fn choose(words: &[OsString], environment: impl Fn(&str) -> Option<String>) -> Lang {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let behind =
        words.iter().zip(words.iter().skip(1)).find(|(word, _)| **word == "--lang").map(|(_, name)| *name);
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let from_environment =
        || VARIABLES.iter().filter_map(|name| environment(name)).find(|value| !value.is_empty());
    match behind.or(joined).and_then(named) {
        Some(lang) => lang,
        None => from_environment().map_or(Lang::Zh, |locale| of_locale(&locale)),
    }
}

/// The language of this name: `zh` or `en`.
pub(super) fn named(name: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| short(*lang) == name)
}

/// The name by which `--lang` asks for it.
pub(super) const fn short(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

/// `C` and `POSIX` name no language; who reads any other than Chinese more likely reads English.
fn of_locale(locale: &str) -> Lang {
    let language = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "zh" | "c" | "posix" => Lang::Zh,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_before_the_environment() {
        let check = |words: &str, variables: &[(&str, &str)], expect| {
            let words: Vec<OsString> = words.split(' ').map(OsString::from).collect();
            let environment = |name: &str| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(choose(&words, environment), expect, "{words:?} {variables:?}");
        };
        check("fundpool check", &[], Lang::Zh);
        check("fundpool check", &[("LANG", "en_US.UTF-8")], Lang::En);
        check("fundpool check", &[("LANG", "zh_CN.UTF-8")], Lang::Zh);
        check("fundpool check", &[("LANG", "de_DE@euro")], Lang::En);
        check("fundpool check", &[("LANG", "C.UTF-8")], Lang::Zh);
        check("fundpool check", &[("LANG", "en_US"), ("LC_ALL", "zh_CN")], Lang::Zh);
        check("fundpool check", &[("LANG", "en_US"), ("LC_ALL", "")], Lang::En);
        check("fundpool check --lang en", &[("LC_ALL", "zh_CN")], Lang::En);
        check("fundpool --lang=zh check", &[("LC_ALL", "en_US")], Lang::Zh);
        check("fundpool --lang fr", &[("LC_ALL", "en_US")], Lang::En);
    }
}
