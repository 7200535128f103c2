//! Characters that cannot be seen, made visible.

use std::fmt::Write as _;

/// Whether a character leaves no mark of its own on the page: control characters, zero-width ones, and those that turn the
/// direction of writing. Spaces are no such characters.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            // Soft hyphen; Arabic letter mark; Hangul fillers; Mongolian separators.
            '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{180B}'..='\u{180F}'
            // Zero-width characters and direction marks; line and paragraph separator, direction overrides.
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            // Word joiner, invisible operators, direction isolates; byte order mark; annotation marks; tags.
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// The text with every invisible character written as its code: `12⟨U+200B⟩`.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) {
            // Writing to a String cannot fail.
            let _ = write!(shown, "⟨{}⟩", code_point(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A character's code as Unicode writes it: `U+200B`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn invisible_characters_are_shown_by_their_code() {
        let check = |text, expect| assert_eq!(visible(text), expect);
        check("于都县 Yudu", "于都县 Yudu");
        check("12\u{200B}00", "12⟨U+200B⟩00");
        check("\u{202E}gnp.exe", "⟨U+202E⟩gnp.exe");
        check("a\tb\n", "a⟨U+0009⟩b⟨U+000A⟩");
        check("1\u{2009}200", "1\u{2009}200");
    }
}
