//! A reader of markup that is strict enough to see what should not be in it.

/// An element as it stands: its name and its attributes.
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

/// The elements of a text and the words between them; fails where a tag is not closed, or a value not quoted.
pub fn read(text: &str) -> (Vec<Element>, String) {
    let (mut elements, mut words, mut open) = (Vec::new(), String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(&plain(before));
        words.push(' ');
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "what was opened last is closed first");
            continue;
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let element = element(tag);
        if !is_empty {
            open.push(element.name.clone());
        }
        elements.push(element);
    }
    assert!(open.is_empty(), "{open:?} stay open");
    words.push_str(&plain(rest));
    (elements, words)
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((key, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a value ends");
        attributes.push((key.trim().to_owned(), plain(value)));
        rest = after;
    }
    assert!(rest.trim().is_empty(), "{tag}");
    Element { name: name.to_owned(), attributes }
}

/// The words that an escaped text stands for.
fn plain(escaped: &str) -> String {
    let codes = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    codes.iter().fold(escaped.to_owned(), |text, (code, sign)| text.replace(code, sign))
}
