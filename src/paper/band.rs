//! The band of a flow between two upright sides.

use crate::report::sankey::{Link, Node, Span};

/// An upright side that water leaves or enters: `top` down to `top + height`, at `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// Where it stands.
    pub x: i32,
    /// Its upper end.
    pub top: i32,
    /// How long it is.
    pub height: i32,
}

/// The outline of a band: level where it leaves, level where it arrives, so that bands side by side never tear apart.
pub fn outline(from: Side, to: Side) -> String {
    let middle = i32::midpoint(from.x, to.x);
    let (below_from, below_to) = (from.top.saturating_add(from.height), to.top.saturating_add(to.height));
    let (x0, x1, top_from, top_to) = (from.x, to.x, from.top, to.top);
    format!(
        "M{x0},{top_from}C{middle},{top_from} {middle},{top_to} {x1},{top_to}V{below_to}\
         C{middle},{below_to} {middle},{below_from} {x0},{below_from}Z"
    )
}

/// The outline of the band between two bars; it is seen however little flows.
pub fn outline_of(from: &Node, to: &Node, link: &Link) -> String {
    let narrow = |value: i64| i32::try_from(value).unwrap_or_default();
    let side =
        |x: i64, span: Span| Side { x: narrow(x), top: narrow(span.y), height: narrow(span.height.max(1)) };
    outline(side(from.x.saturating_add(from.width), link.start), side(to.x, link.end))
}

#[cfg(test)]
mod tests {
    use super::{Side, outline};

    #[test]
    fn a_band_goes_there_and_back() {
        let check = |from, to, expect: &str| assert_eq!(outline(from, to), expect);
        check(
            Side { x: 0, top: 10, height: 20 },
            Side { x: 100, top: 50, height: 20 },
            "M0,10C50,10 50,50 100,50V70C50,70 50,30 0,30Z",
        );
    }
}
