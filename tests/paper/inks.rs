//! The colours of pictures are those of the page in its light theme.

use std::fs;

use fundpool::paper::way::Water;

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/styles/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The value of the first declaration of a property behind a place.
fn value<'a>(css: &'a str, behind: &str, property: &str) -> &'a str {
    let (_, css) = css.split_once(behind).unwrap_or_else(|| panic!("no {behind}"));
    let (_, css) = css.split_once(&format!("{property}:")).unwrap_or_else(|| panic!("no {property}"));
    css.split_once(';').unwrap().0.trim()
}

/// The property that a `var(…)` names.
fn named(value: &str) -> &str {
    value.strip_prefix("var(").and_then(|name| name.strip_suffix(')')).unwrap_or_else(|| panic!("{value}"))
}

#[test]
fn inks_are_those_of_the_light_theme() {
    let classes = read("components/picture.css") + &read("components/way.css");
    let (themes, palette) = (read("themes.css"), read("palette.css"));
    for water in Water::ALL {
        let meaning = named(value(&classes, &format!(".{}", water.class()), "fill"));
        let colour = named(value(&themes, "[data-theme] {", meaning));
        assert_eq!(value(&palette, ":root", colour), water.ink(), "{}", water.class());
    }
}
