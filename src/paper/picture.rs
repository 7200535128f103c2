//! The water's way as a picture that stands by itself: an SVG file with colours and fonts of its own, for Word, slides and drawing
//! programs, and for the printed report.

use super::band::outline_of;
use super::figures::{amount, title_of};
use super::markup::{Finished, Markup};
use super::way::{Label, Letters, Water, flow_words, label, node_words};
use crate::i18n::{Key, Lang};
use crate::plan::Plan;
use crate::report::Report;
use crate::report::sankey::{Axis, Node, Sankey, Shape};

/// The width of the picture, in its own units.
pub const WIDTH: i64 = 920;
/// The width of the drawing; the rest is for the names right of it.
const DRAWN: i64 = 760;
const HEIGHT: i64 = 470;
/// Around everything.
const MARGIN: i64 = 14;
/// For the title above.
const HEAD: i64 = 52;
/// Between grants and loans, with the heading of the latter.
const APART: i64 = 46;
/// For the source below.
const FOOT: i64 = 26;
/// Names on paper.
const LETTERS: Letters = Letters { height: 12, is_narrow: false, most: 22, beyond: 0 };

const FONTS: &str =
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Segoe UI', Arial, sans-serif";
const INK: &str = "#17262b";
const MUTED: &str = "#2d4046";
const PAPER: &str = "#ffffff";
/// How dense bands are, beneath the names on them.
const DENSITY: &str = "0.4";

/// What is drawn.
pub struct Picture<'a> {
    /// The plan of the names.
    pub plan: &'a Plan,
    /// What is told of its allocation.
    pub report: &'a Report,
    /// The columns behind the pool.
    pub axes: Vec<Axis>,
    /// What the picture says of its source, in a line.
    pub source: &'a str,
    /// The language.
    pub lang: Lang,
}

impl Picture<'_> {
    /// The picture as an SVG document, and its height in its own units.
    pub fn svg(&self) -> (Finished, i64) {
        let grants = Sankey::of(self.plan, self.report, &shape(self.axes.clone(), 12, HEIGHT, 9));
        let loans = loans(self.plan, self.report);
        let below = HEAD + HEIGHT;
        let loans_end = loans.as_ref().map_or(below, |(_, height)| below + APART + height);
        let whole = loans_end + FOOT;
        let mut svg = self.begin(whole);
        self.head(&mut svg);
        self.draw(&mut svg, &grants, HEAD);
        if let Some((loans, _)) = &loans {
            let y = (below + APART - 14).to_string();
            self.line(&mut svg, [&MARGIN.to_string(), &y], "12", MUTED, Key::WayLoans.text(self.lang));
            self.draw(&mut svg, loans, below + APART);
        }
        let y = (whole - 8).to_string();
        self.line(&mut svg, [&MARGIN.to_string(), &y], "10", MUTED, self.source);
        (svg.finish(), whole)
    }

    fn begin(&self, height: i64) -> Markup {
        let mut svg = Markup::default();
        let (width, height) = (WIDTH.to_string(), height.to_string());
        let view = format!("0 0 {width} {height}");
        svg.open(
            "svg",
            &[
                ("xmlns", "http://www.w3.org/2000/svg"),
                ("class", "paper-picture"),
                ("width", &width),
                ("height", &height),
                ("viewBox", &view),
                ("role", "img"),
                ("lang", self.lang.tag()),
                ("font-family", FONTS),
                ("font-size", "12.5"),
                ("fill", INK),
            ],
        );
        svg.put(
            "title",
            &[],
            &format!("{} · {}", title_of(self.plan, self.lang), Key::WayTitle.text(self.lang)),
        );
        svg.put("desc", &[], &self.told());
        svg.empty("rect", &[("width", &width), ("height", &height), ("fill", PAPER)]);
        svg
    }

    /// The picture in words: its figures.
    fn told(&self) -> String {
        let split = &self.report.cards.streams;
        let figures = [
            (Key::StripTotal, split.amount),
            (Key::StripPooled, split.moved),
            (Key::StripGranted, self.report.cards.grants),
            (Key::StripLeft, split.left),
        ];
        let told = figures.map(|(key, figure)| {
            let (name, amount) = (key.text(self.lang), amount(figure, self.lang));
            Key::WayNode.with(self.lang, &[("name", name), ("amount", &amount)])
        });
        told.join(Key::WhySeparator.text(self.lang))
    }

    fn head(&self, svg: &mut Markup) {
        let x = MARGIN.to_string();
        self.line(svg, [&x, "22"], "15", INK, &title_of(self.plan, self.lang));
        self.line(svg, [&x, "40"], "12", MUTED, &self.told());
    }

    fn line(&self, svg: &mut Markup, [x, y]: [&str; 2], size: &str, ink: &str, words: &str) {
        svg.put("text", &[("x", x), ("y", y), ("font-size", size), ("fill", ink)], words);
    }

    /// Bands, bars and names, so far down.
    fn draw(&self, svg: &mut Markup, sankey: &Sankey, down: i64) {
        svg.open("g", &[("transform", &format!("translate({MARGIN} {down})"))]);
        svg.open("g", &[("fill-opacity", DENSITY)]);
        for link in &sankey.links {
            let ends = (sankey.nodes.get(link.from), sankey.nodes.get(link.to));
            let (Some(from), Some(to)) = ends else { continue };
            let ink = Water::of_band(from, to).ink();
            svg.open("path", &[("d", &outline_of(from, to, link)), ("fill", ink)]);
            let words = flow_words(self.plan, sankey, link, self.lang).unwrap_or_default();
            svg.put("title", &[], &words).close();
        }
        svg.close();
        sankey.nodes.iter().for_each(|node| self.bar(svg, node));
        sankey.nodes.iter().for_each(|node| self.name(svg, node));
        svg.close();
    }

    fn bar(&self, svg: &mut Markup, node: &Node) {
        let (x, y) = (node.x.to_string(), node.y.to_string());
        let (width, height) = (node.width.to_string(), node.height.max(1).to_string());
        let ink = Water::of_node(node).ink();
        let place =
            [("x", &*x), ("y", &*y), ("width", &*width), ("height", &*height), ("rx", "1.5"), ("fill", ink)];
        svg.open("rect", &place).put("title", &[], &node_words(self.plan, node, self.lang)).close();
    }

    fn name(&self, svg: &mut Markup, node: &Node) {
        let Some(Label { name, amount, x, y, below }) = label(self.plan, node, LETTERS, self.lang) else {
            return;
        };
        let (x, y, amount) = (x.to_string(), y.to_string(), amount.unwrap_or_default());
        svg.open("text", &[("x", &x), ("y", &y)]).put("tspan", &[("font-weight", "600")], &name);
        if below.is_none() {
            svg.put("tspan", &[("dx", "5"), ("fill", MUTED)], &amount);
        }
        svg.close();
        if let Some(below) = below {
            self.line(svg, [&x, &below.to_string()], "12.5", MUTED, &amount);
        }
    }
}

fn shape(axes: Vec<Axis>, most: usize, height: i64, gap: i64) -> Shape {
    Shape { axes, most, width: DRAWN, height, bar: 11, gap, scale: 0, previous: Vec::new() }
}

/// The drawing of the loans on the scale of the grants, and its height; none where there are none.
pub fn loans(plan: &Plan, report: &Report) -> Option<(Sankey, i64)> {
    const LEAST: i128 = 36;
    let (lent, money) = (i128::from(report.cards.loans.fen()), i128::from(report.cards.streams.amount.fen()));
    if lent == 0 {
        return None;
    }
    let scaled = i128::from(HEIGHT).saturating_mul(lent).checked_div(money).unwrap_or_default();
    let height = i64::try_from(scaled.max(LEAST)).unwrap_or(HEIGHT).min(HEIGHT);
    let sankey = Sankey::of_loans(plan, report, &shape(vec![Axis::Counties], 6, height, 6));
    Some((sankey, height))
}
