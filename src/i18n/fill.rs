//! Filling the placeholders of a template.

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Words that stand as they are.
    Words(&'t str),
    /// The name of an argument, without its braces.
    Placeholder(&'t str),
}

/// The parts of a template in order; a brace that nothing closes is words.
pub(super) fn parts(template: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((before, name, after)) = rest
        .split_once('{')
        .and_then(|(before, opened)| opened.split_once('}').map(|(name, after)| (before, name, after)))
    {
        if !before.is_empty() {
            parts.push(Part::Words(before));
        }
        parts.push(Part::Placeholder(name));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}

/// The template with each `{name}` replaced by the argument of that name; a name without an argument stays as it is, so that
/// a slip is seen and not swallowed.
pub fn fill(template: &str, args: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    for part in parts(template) {
        match part {
            Part::Words(words) => text.push_str(words),
            Part::Placeholder(name) => match args.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => text.push_str(value),
                None => text.extend(["{", name, "}"]),
            },
        }
    }
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
