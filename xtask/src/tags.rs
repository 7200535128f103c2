//! Finding and replacing elements of the page that Trunk wrote; enough for HTML that we know, where no `>` stands in an attribute.

/// Replaces every element that starts with `<name `, up to `end`, by what `change` makes of it.
///
/// # Errors
/// The first that `change` has.
pub fn replace<E>(
    html: &str,
    name: &str,
    end: &str,
    mut change: impl FnMut(&str) -> Result<String, E>,
) -> Result<String, E> {
    let start = format!("<{name} ");
    let mut rest = html;
    let mut out = String::with_capacity(html.len());
    while let Some((before, from)) = rest.find(&start).map(|at| rest.split_at(at)) {
        let length = from.find(end).map_or(from.len(), |at| at + end.len());
        let (element, after) = from.split_at(length);
        out += before;
        out += &change(element)?;
        rest = after;
    }
    Ok(out + rest)
}

/// The value of an attribute; none where the element has no such attribute.
pub fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    element.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_replaced_where_they_stand() {
        let html = r#"<p>1</p><link href="a"/><linked><link href="b">2"#;
        let named = |element: &str| Ok::<_, ()>(format!("[{}]", attribute(element, "href").unwrap()));
        assert_eq!(replace(html, "link", ">", named).unwrap(), "<p>1</p>[a]<linked>[b]2");
        assert_eq!(replace("none", "link", ">", named).unwrap(), "none");
        assert_eq!(replace("<link x", "link", ">", |_| Err("no")), Err("no"));
    }

    #[test]
    fn attributes_are_found_by_their_whole_name() {
        let element = r#"<meta data-wasm-bytes="5" data-wasm="x">"#;
        assert_eq!(attribute(element, "data-wasm"), Some("x"));
        assert_eq!(attribute(element, "wasm"), None);
    }
}
