//! HTML and SVG as text, in which whatever people wrote stays words.
//!
//! Elements and the names of attributes come from the program; texts and values may come from a plan and pass through [`escaped`],
//! the only way in. What could not be seen (zero-width characters, turned directions) is written as its code.

use std::fmt::Write as _;

use crate::diagnostic::visible;

/// A document in the making.
#[derive(Debug, Default)]
pub struct Markup {
    text: String,
    /// The elements that are open, the innermost last.
    open: Vec<&'static str>,
    /// How far headings are below the first level: a document within a page that has its own.
    depth: usize,
}

/// A finished document: markup in which every word was escaped, as nothing else can make one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished(String);

impl Finished {
    /// The markup.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The markup, taken out.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// An attribute: its name and its value.
pub type Attribute<'a> = (&'static str, &'a str);

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl Markup {
    /// Nothing yet; headings begin so many levels below the first.
    pub fn below(depth: usize) -> Self {
        Self { depth, ..Self::default() }
    }

    /// Opens an element; [`close`](Self::close) closes it.
    pub fn open(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) -> &mut Self {
        self.tag(tag, attributes, ">");
        self.open.push(tag);
        self
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) -> &mut Self {
        if let Some(tag) = self.open.pop() {
            self.text.extend(["</", tag, ">"]);
        }
        self
    }

    /// An element without content, as SVG has them.
    pub fn empty(&mut self, tag: &'static str, attributes: &[Attribute<'_>]) -> &mut Self {
        self.tag(tag, attributes, "/>");
        self
    }

    /// Words.
    pub fn words(&mut self, words: &str) -> &mut Self {
        self.text.push_str(&escaped(words));
        self
    }

    /// An element that holds words.
    pub fn put(&mut self, tag: &'static str, attributes: &[Attribute<'_>], words: &str) -> &mut Self {
        self.open(tag, attributes).words(words).close()
    }

    /// An element of this class that holds words.
    pub fn say(&mut self, tag: &'static str, class: &str, words: &str) -> &mut Self {
        self.put(tag, &[("class", class)], words)
    }

    /// A heading of the document; the first level is 0.
    pub fn heading(&mut self, level: usize, class: &str, words: &str) -> &mut Self {
        let at = self.depth.saturating_add(level).min(HEADINGS.len() - 1);
        let tag = HEADINGS.get(at).copied().unwrap_or("h6");
        self.say(tag, class, words)
    }

    /// A finished document of this module, put in as it is.
    pub fn raw(&mut self, finished: Finished) -> &mut Self {
        self.text.push_str(&finished.0);
        self
    }

    /// The text, with everything closed.
    pub fn finish(mut self) -> Finished {
        while !self.open.is_empty() {
            self.close();
        }
        Finished(self.text)
    }

    fn tag(&mut self, tag: &str, attributes: &[Attribute<'_>], end: &str) {
        self.text.extend(["<", tag]);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.text.extend([" ", name, "=\"", &escaped(value), "\""]);
        }
        self.text.push_str(end);
    }
}

/// Words as HTML and XML take them for words, in texts and in quoted values.
pub fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for c in visible(words).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // What XML does not know at all; surrogates cannot be in a string.
            '\u{FFFE}' | '\u{FFFF}' => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}

/// Words as a CSS string, which also may stand in a `style` element: every sign that could end it is written as its code.
pub fn css_string(words: &str) -> String {
    let mut safe = String::from("\"");
    for c in visible(words).chars() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() && c != ' ' {
            // Writing to a String cannot fail.
            let _ = write!(safe, "\\{:x} ", u32::from(c));
        } else {
            safe.push(c);
        }
    }
    safe.push('"');
    safe
}

#[cfg(test)]
mod tests {
    use super::{Markup, css_string, escaped};

    #[test]
    fn a_string_of_a_style_sheet_ends_where_it_should() {
        let check = |words: &str, expect: &str| assert_eq!(css_string(words), expect);
        check("赣州 2020", "\"赣州 2020\"");
        check("\"}</style>\\", "\"\\22 \\7d \\3c \\2f style\\3e \\5c \"");
    }

    #[test]
    fn words_stay_words() {
        let check = |words: &str, expect: &str| assert_eq!(escaped(words), expect);
        check("于都县 A & B", "于都县 A &amp; B");
        check("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
        check("\" onload=\"x", "&quot; onload=&quot;x");
        check("a\u{202e}b\u{0}\u{ffff}", "a⟨U+202E⟩b⟨U+0000⟩\u{fffd}");
    }

    #[test]
    fn what_is_opened_is_closed() {
        let mut page = Markup::below(1);
        page.open("section", &[("class", "a\"b")]).heading(0, "", "T").open("p", &[]).words("1 < 2");
        page.empty("rect", &[("x", "1"), ("class", "")]);
        let expect = "<section class=\"a&quot;b\"><h2>T</h2><p>1 &lt; 2<rect x=\"1\"/></p></section>";
        assert_eq!(page.finish().text(), expect);
    }
}
