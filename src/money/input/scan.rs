//! A text's characters one by one, each as what it stands for.

/// Reads a text from left to right. Full-width forms count as their ASCII twins, every kind of space as a space.
pub(super) struct Scanner {
    chars: Vec<char>,
    next: usize,
}

impl Scanner {
    pub fn new(text: &str) -> Self {
        Self { chars: text.chars().collect(), next: 0 }
    }

    /// What the next character stands for.
    pub fn peek(&self) -> Option<char> {
        self.peek_past(0)
    }

    /// What the character after so many others stands for.
    pub fn peek_past(&self, skipped: usize) -> Option<char> {
        let index = self.next.checked_add(skipped)?;
        self.chars.get(index).copied().map(meaning)
    }

    /// The next character as it was written.
    pub fn written(&self) -> Option<char> {
        self.chars.get(self.next).copied()
    }

    /// The place of the next character, from 1.
    pub fn position(&self) -> usize {
        self.next.saturating_add(1)
    }

    pub fn advance(&mut self) {
        self.skip(1);
    }

    pub fn skip_spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.advance();
        }
    }

    /// Takes the digits that stand here, as ASCII.
    pub fn digits(&mut self) -> String {
        let mut digits = String::new();
        while let Some(digit) = self.peek().filter(char::is_ascii_digit) {
            digits.push(digit);
            self.advance();
        }
        digits
    }

    /// Takes the word if it stands here; small and capital ASCII letters are the same. With `whole`, no letter or digit may
    /// follow it.
    pub fn word(&mut self, word: &str, whole: bool) -> bool {
        let stands_here = word.chars().enumerate().all(|(index, letter)| {
            self.peek_past(index).is_some_and(|found| found.eq_ignore_ascii_case(&letter))
        });
        let length = word.chars().count();
        let goes_on = whole && self.peek_past(length).is_some_and(char::is_alphanumeric);
        let taken = stands_here && !goes_on;
        if taken {
            self.skip(length);
        }
        taken
    }

    /// The letters and digits that stand here, as they were written.
    pub fn run(&self) -> String {
        let rest = self.chars.iter().skip(self.next);
        rest.take_while(|c| c.is_alphanumeric()).collect()
    }

    fn skip(&mut self, count: usize) {
        self.next = self.next.saturating_add(count);
    }
}

/// The text without the blanks around it: spaces of every kind, tabs and line ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c| meaning(c) == ' ' || matches!(c, '\t' | '\n' | '\r'))
}

/// What a character stands for.
fn meaning(c: char) -> char {
    /// From a full-width form to its ASCII twin.
    const TO_ASCII: u32 = 0xFEE0;
    match c {
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(TO_ASCII).and_then(char::from_u32).unwrap_or(c),
        '\u{FFE5}' => '¥',
        '\u{2212}' => '-',
        // No-break, en to hair (thin and figure space among them), narrow no-break, ideographic.
        '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => ' ',
        other => other,
    }
}
