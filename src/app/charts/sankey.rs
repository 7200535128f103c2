//! The water's way, drawn from a report: bars that can be pointed at, gone to and followed, and bands between them.

use yew::prelude::*;

use crate::app::route::Page;
use crate::i18n::Lang;
use crate::money::Money;
use crate::paper::band::outline_of;
use crate::paper::way::{Label, Letters, Water, flow, flow_words, label, node_words};
use crate::plan::{Id, Plan};
use crate::report::sankey::{Node, Place, Sankey};

/// Names on a page, where there is little room, and in front of a room.
const ON_PAGE: Letters = Letters { height: 12, is_narrow: false, most: 22, beyond: 0 };
const NARROW: Letters = Letters { height: 12, is_narrow: true, most: 12, beyond: 0 };
const STAGED: Letters = Letters { height: 17, is_narrow: false, most: 28, beyond: 10 };

/// The box of a drawing: its width, its height, and the most nodes in a column behind the pool.
pub type Frame = (i64, i64, usize);

/// The box for the screen of a phone: with the names a unit is about a pixel there.
pub const PHONE: Frame = (222, 520, 8);

/// A drawing and what it is drawn with.
pub struct Picture<'a> {
    /// The drawing.
    pub sankey: &'a Sankey,
    /// The plan of its names.
    pub plan: &'a Plan,
    /// The language of its words.
    pub lang: Lang,
    /// Whether there is little room: then amounts stand only where a bar is high enough for two lines.
    pub is_narrow: bool,
    /// Whether it is shown to a room: its letters are large, and its bars lead nowhere.
    pub is_staged: bool,
    /// Told of the bar or band that a person looks at, in words.
    pub look: Callback<Option<AttrValue>>,
}

impl Picture<'_> {
    /// The picture in a box of this size, which the drawing was made for; names stand right of it.
    pub fn draw(&self, width: i64, height: i64, class: &'static str, title: &str) -> Html {
        let whole = width.saturating_add(self.names());
        html! {
            <svg class={classes!("way", class)} viewBox={format!("0 0 {whole} {height}")} role="group"
                aria-label={title.to_owned()} focusable="false">
                <g>{ for (0..self.sankey.links.len()).filter_map(|index| self.band(index)) }</g>
                <g>{ for self.sankey.nodes.iter().map(|node| self.bar(node)) }</g>
                // The bars say it to those who do not see it, with the exact amount.
                <g aria-hidden="true">{ for self.sankey.nodes.iter().filter_map(|node| self.label(node)) }</g>
            </svg>
        }
    }

    const fn letters(&self) -> Letters {
        match (self.is_narrow, self.is_staged) {
            (true, _) => NARROW,
            (_, true) => STAGED,
            _ => ON_PAGE,
        }
    }

    /// How much room there is for names right of the drawing.
    const fn names(&self) -> i64 {
        let letters = if self.is_narrow { 9 } else { 11 };
        self.letters().height.saturating_mul(letters)
    }

    /// From where, to where and how much of a band.
    pub fn link(&self, index: usize) -> Option<(String, String, Money)> {
        flow(self.plan, self.sankey, self.sankey.links.get(index)?, self.lang)
    }

    fn band(&self, index: usize) -> Option<Html> {
        let link = self.sankey.links.get(index)?;
        let (from, to) = (self.sankey.nodes.get(link.from)?, self.sankey.nodes.get(link.to)?);
        let class = classes!("way-band", Water::of_band(from, to).class());
        let (enter, leave) = self.looking(flow_words(self.plan, self.sankey, link, self.lang)?);
        Some(html! {
            <path key={format!("{}>{}", from.key, to.key)} {class} d={outline_of(from, to, link)}
                onmouseenter={enter} onmouseleave={leave} />
        })
    }

    fn bar(&self, node: &Node) -> Html {
        let words = node_words(self.plan, node, self.lang);
        let (enter, leave) = self.looking(words.clone());
        let (focus, blur) = self.focusing(words.clone());
        let rect = html! {
            <rect class={classes!("way-bar", Water::of_node(node).class())} x={node.x.to_string()} y={node.y.to_string()}
                width={node.width.to_string()} height={node.height.max(1).to_string()} rx="1.5" />
        };
        match self.destination(node) {
            Some(href) => html! {
                <a key={node.key.clone()} class="way-link" {href} aria-label={words}
                    onmouseenter={enter} onmouseleave={leave} onfocus={focus} onblur={blur}>{ rect }</a>
            },
            None => html! {
                <g key={node.key.clone()} tabindex="0" role="img" aria-label={words}
                    onmouseenter={enter} onmouseleave={leave} onfocus={focus} onblur={blur}>{ rect }</g>
            },
        }
    }

    /// Name and amount beside a bar; one too low for them is told by pointing at it and in the table.
    fn label(&self, node: &Node) -> Option<Html> {
        let Label { name, amount, x, y, below } = label(self.plan, node, self.letters(), self.lang)?;
        let (x, y) = (x.to_string(), y.to_string());
        Some(html! {
            <g key={node.key.clone()}>
                <text class="way-name" x={x.clone()} {y}>
                    { name }
                    if let Some(amount) = amount.clone().filter(|_| below.is_none()) {
                        <tspan class="way-amount" dx="5">{ amount }</tspan>
                    }
                </text>
                if let Some(y) = below {
                    <text class="way-amount" {x} y={y.to_string()}>{ amount.unwrap_or_default() }</text>
                }
            </g>
        })
    }

    fn looking(&self, words: String) -> (Callback<MouseEvent>, Callback<MouseEvent>) {
        let words = AttrValue::from(words);
        (self.look.reform(move |_| Some(words.clone())), self.look.reform(|_| None))
    }

    fn focusing(&self, words: String) -> (Callback<FocusEvent>, Callback<FocusEvent>) {
        let words = AttrValue::from(words);
        (self.look.reform(move |_| Some(words.clone())), self.look.reform(|_| None))
    }

    /// Where a click leads: to the rows behind the bar.
    fn destination(&self, node: &Node) -> Option<String> {
        if self.is_staged {
            return None;
        }
        let of = |page: Page, id: Option<&Id>| id.map(|id| page.href_of(id.as_str()));
        match node.place {
            Place::Channel(_) | Place::Unmoved | Place::Left => Some(Page::Streams.href()),
            Place::Own | Place::Pool => Some(Page::Allocation.href()),
            Place::County(at) => of(Page::Counties, self.plan.counties.get(at).map(|one| &one.id)),
            Place::Project(at) => of(Page::Projects, self.plan.projects.get(at).map(|one| &one.id)),
            Place::Use(_) => Some(Page::Projects.href()),
            Place::Credit(_) | Place::Others => None,
        }
    }
}
