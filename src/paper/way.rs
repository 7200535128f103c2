//! The water's way in words and colours: what its bars are called, what stands beside them, and what colour their water has.

use super::figures::{amount, called};
use crate::diagnostic::Name;
use crate::i18n::{Key, Lang, exact_amount};
use crate::money::{Money, Unit};
use crate::plan::{Channel, Plan, Term, row_name};
use crate::report::sankey::{Link, Node, Place, Sankey};

/// What a bar is called.
pub fn node_name(plan: &Plan, node: &Node, lang: Lang) -> String {
    let row = |name: Option<Name>| name.map(|name| called(&name, lang)).unwrap_or_default();
    match node.place {
        Place::Channel(at) => {
            Channel::ALL.get(at).map(|one| one.term().text(lang)).unwrap_or_default().to_owned()
        }
        Place::Own => Key::WayOwn.text(lang).to_owned(),
        Place::Pool => Key::WayPool.text(lang).to_owned(),
        Place::Unmoved => Key::WayUnmoved.text(lang).to_owned(),
        Place::Left => Key::WayUnspent.text(lang).to_owned(),
        Place::Credit(at) => row(plan.credit.get(at).map(|one| row_name(&one.name, &one.id))),
        Place::County(at) => row(plan.counties.get(at).map(|one| row_name(&one.name, &one.id))),
        Place::Use(at) => row(plan.uses.get(at).map(|one| row_name(&one.name, &one.id))),
        Place::Project(at) => row(plan.projects.get(at).map(|one| row_name(&one.name, &one.id))),
        Place::Others => Key::WayOthers.with(lang, &[("count", &node.count.to_string())]),
    }
}

/// A bar in words, with its exact amount.
pub fn node_words(plan: &Plan, node: &Node, lang: Lang) -> String {
    let amount = exact_amount(node.value, Unit::Yuan, lang);
    Key::WayNode.with(lang, &[("name", &node_name(plan, node, lang)), ("amount", &amount)])
}

/// From where, to where and how much of a band.
pub fn flow(plan: &Plan, sankey: &Sankey, link: &Link, lang: Lang) -> Option<(String, String, Money)> {
    let name = |at: usize| sankey.nodes.get(at).map(|node| node_name(plan, node, lang));
    Some((name(link.from)?, name(link.to)?, link.value))
}

/// A band in words, with its exact amount.
pub fn flow_words(plan: &Plan, sankey: &Sankey, link: &Link, lang: Lang) -> Option<String> {
    let (from, to, value) = flow(plan, sankey, link, lang)?;
    let amount = exact_amount(value, Unit::Yuan, lang);
    Some(Key::WayFlow.with(lang, &[("from", &from), ("to", &to), ("amount", &amount)]))
}

/// What stands right of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its name, shortened.
    pub name: String,
    /// Its amount; none for want of room.
    pub amount: Option<String>,
    /// Where both begin.
    pub x: i64,
    /// The line of the name.
    pub y: i64,
    /// The line of the amount, where it stands below the name and not behind it.
    pub below: Option<i64>,
}

/// How names beside bars are set.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    /// The height of a letter, in the units of the drawing.
    pub height: i64,
    /// Whether there is little room: then amounts stand only below names.
    pub is_narrow: bool,
    /// How many letters a name has at most.
    pub most: usize,
    /// How far a name may reach beyond its bar, because bars are apart.
    pub beyond: i64,
}

/// Name and amount beside a bar; none where it is too low for them.
pub fn label(plan: &Plan, node: &Node, letters: Letters, lang: Lang) -> Option<Label> {
    let Letters { height: letter, is_narrow, most, beyond } = letters;
    let (low, roomy) = (letter.saturating_sub(beyond.saturating_add(1)), letter.saturating_mul(17) / 6);
    let middle = node.y.saturating_add(node.height / 2);
    let name = short(&node_name(plan, node, lang), most);
    let x = node.x.saturating_add(node.width).saturating_add(8);
    let amount = amount(node.value, lang);
    if node.height < low {
        return None;
    }
    if node.height < roomy {
        let amount = (!is_narrow).then_some(amount);
        return Some(Label { name, amount, x, y: middle.saturating_add(letter / 3), below: None });
    }
    let (y, below) = (middle.saturating_sub(letter / 4), Some(middle.saturating_add(letter)));
    Some(Label { name, amount: Some(amount), x, y, below })
}

/// Names beside bars are short; pointing at the bar tells all of it.
fn short(name: &str, most: usize) -> String {
    // A Chinese character is as wide as two letters.
    let mut width = 0_usize;
    let mut kept = String::new();
    for c in name.chars() {
        width = width.saturating_add(if c.is_ascii() { 1 } else { 2 });
        if width > most {
            kept.push('…');
            break;
        }
        kept.push(c);
    }
    kept
}

/// The water in a bar or band, told apart by colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Water {
    /// From above.
    Superior,
    /// The local budget's.
    Local,
    /// Integrated agricultural funds.
    Integrated,
    /// What backs or is bank credit.
    Credit,
    /// Other departments' funds.
    Sector,
    /// Within its earmark.
    Own,
    /// In the pool and behind it.
    Pool,
    /// Not spent.
    Left,
    /// Where it arrives.
    Used,
}

impl Water {
    /// Every water.
    pub const ALL: [Water; 9] = [
        Water::Superior,
        Water::Local,
        Water::Integrated,
        Water::Credit,
        Water::Sector,
        Water::Own,
        Water::Pool,
        Water::Left,
        Water::Used,
    ];

    /// Of a bar.
    pub const fn of_node(node: &Node) -> Self {
        match node.place {
            Place::Channel(0) => Self::Superior,
            Place::Channel(1) => Self::Local,
            Place::Channel(2) => Self::Integrated,
            Place::Channel(3) | Place::Credit(_) => Self::Credit,
            Place::Channel(_) => Self::Sector,
            Place::Own => Self::Own,
            Place::Pool => Self::Pool,
            Place::Unmoved | Place::Left => Self::Left,
            Place::County(_) | Place::Use(_) | Place::Project(_) | Place::Others => Self::Used,
        }
    }

    /// Of a band: it keeps the colour of the water it carries, its channel's before the pool, the pool's behind it.
    pub const fn of_band(from: &Node, to: &Node) -> Self {
        let is_source = from.column == 0 || matches!(from.place, Place::Pool | Place::Own);
        let arrives = matches!(to.place, Place::Pool | Place::Own);
        Self::of_node(if is_source || arrives { from } else { to })
    }

    /// The class that gives it its colour on the page.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Superior => "fill-superior",
            Self::Local => "fill-local",
            Self::Integrated => "fill-integrated",
            Self::Credit => "fill-credit",
            Self::Sector => "fill-sector",
            Self::Own => "fill-own",
            Self::Pool => "fill-pool",
            Self::Left => "fill-left",
            Self::Used => "fill-use",
        }
    }

    /// Its colour on paper: the one that the class has in the light theme.
    pub const fn ink(self) -> &'static str {
        match self {
            Self::Superior => "#2f6f8f",
            Self::Local => "#3f8fa3",
            Self::Integrated => "#2aa193",
            Self::Credit => "#c58b2b",
            Self::Sector => "#6ba292",
            Self::Own => "#8aa0a3",
            Self::Pool => "#0f766e",
            Self::Left => "#85877c",
            Self::Used => "#3b6b73",
        }
    }
}
