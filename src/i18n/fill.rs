//! Filling the placeholders of a template.

/// The template with each `{name}` replaced by the argument of that name; a name without an argument stays as it is, so that
/// a slip is seen and not swallowed.
pub fn fill(template: &str, args: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                match args.iter().find(|(known, _)| *known == name) {
                    Some((_, value)) => text.push_str(value),
                    None => text.extend(["{", name, "}"]),
                }
                rest = tail;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn arguments_take_their_places() {
        let check = |template, args: &[(&str, &str)], expect| assert_eq!(fill(template, args), expect);
        check("saved {n} s ago", &[("n", "3")], "saved 3 s ago");
        check("{b} after {a}", &[("a", "x"), ("b", "y")], "y after x");
        check("no {such} name", &[], "no {such} name");
        check(
            "a value is not read again: {a}",
            &[("a", "{b}"), ("b", "!")],
            "a value is not read again: {b}",
        );
        check("open { brace", &[], "open { brace");
    }
}
