//! Names and other words: blank ones, and characters that nobody sees.

use std::collections::BTreeSet;

use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Text, set_of};

/// A name that others see: it is not blank, and all of it is visible.
pub(super) fn name(findings: &mut Findings, spot: Spot, name: &Text) {
    if name.is_blank() {
        findings.note(Code::BlankName, spot);
    }
    text(findings, spot, name);
}

/// Words in one or both languages, all of them visible.
pub(in crate::plan) fn text(findings: &mut Findings, spot: Spot, text: &Text) {
    for (language, text) in [("zh", &text.zh), ("en", &text.en)] {
        if let Some(text) = text {
            words(findings, spot.key(language), text);
        }
    }
}

/// Words, all of them visible.
pub(in crate::plan) fn words(findings: &mut Findings, spot: Spot, words: &str) {
    let hidden: BTreeSet<char> = set_of(words.chars().filter(|c| is_hidden(*c)));
    if !hidden.is_empty() {
        let diagnostic = Diagnostic::new(Code::HiddenCharacter, spot.path())
            .with("characters", hidden.into_iter().map(code_point).collect::<Vec<_>>())
            .with("shown", shown(words));
        findings.push(diagnostic);
    }
}

/// The words with every hidden character made visible.
fn shown(words: &str) -> String {
    let mut shown = String::with_capacity(words.len());
    for c in words.chars() {
        if is_hidden(c) {
            shown.extend(["⟨", &code_point(c), "⟩"]);
        } else {
            shown.push(c);
        }
    }
    shown
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Controls (line breaks and tabs apart), soft hyphens, zero-width characters and marks that turn the direction of writing.
pub(super) const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
