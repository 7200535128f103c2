//! What keeps the style sheets calm: layers, one place for colours, nothing from outside.

use super::{Source, none, sources};

fn without_comments(file: &Source) -> String {
    let mut parts = file.text.split("/*");
    let mut css = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // Keeps the lines, so that numbers still fit.
        let (comment, rest) = part.split_once("*/").unwrap_or((part, ""));
        css.push_str(&"\n".repeat(comment.matches('\n').count()));
        css.push_str(rest);
    }
    css
}

fn each_line(mut fault: impl FnMut(&Source, &str) -> Option<&'static str>) -> Vec<String> {
    let mut faults = Vec::new();
    for file in sources("styles", ".css") {
        for (index, line) in without_comments(&file).lines().enumerate() {
            if let Some(what) = fault(&file, line) {
                faults.push(format!("{}:{}: {what}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    faults
}

#[test]
fn nothing_shouts_over_the_layers() {
    none(each_line(|_, line| line.contains("!important").then_some("layers decide, not !important")));
}

#[test]
fn colours_stand_in_the_palette_only() {
    none(each_line(|file, line| {
        let value = line.split_once(':').map_or("", |(_, value)| value);
        let hex = value.split('#').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_hexdigit()));
        let named = ["rgb(", "rgba(", "hsl(", "oklch("].iter().any(|function| value.contains(function));
        (!file.path.ends_with("palette.css") && (hex || named)).then_some("a colour outside of palette.css")
    }));
}

#[test]
fn nothing_comes_from_outside() {
    none(each_line(|_, line| {
        let foreign = ["@import", "http:", "https:", "url(//"].iter().any(|word| line.contains(word));
        foreign.then_some("the page asks no other host")
    }));
}

#[test]
fn every_rule_stands_in_a_layer() {
    let mut faults = Vec::new();
    for file in sources("styles", ".css") {
        let css = without_comments(&file);
        let mut depth = 0_usize;
        let mut in_layer = false;
        for (index, line) in css.lines().enumerate() {
            let opens_layer = line.starts_with("@layer");
            if depth == 0 && !opens_layer && !line.trim().is_empty() && line.trim() != "}" {
                faults.push(format!("{}:{}: outside of every layer: {line}", file.path, index + 1));
            }
            in_layer |= opens_layer;
            depth = depth + line.matches('{').count() - line.matches('}').count();
        }
        if !in_layer {
            faults.push(format!("{}: no layer", file.path));
        }
    }
    none(faults);
}
