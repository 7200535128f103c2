//! Nodes and links before they have a place in the box.

use std::collections::BTreeMap;

use super::Place;
use crate::plan::Plan;

/// A drawing without geometry.
#[derive(Default)]
pub struct Graph {
    pub nodes: Vec<Bar>,
    /// From node to node, in fen.
    pub links: BTreeMap<(usize, usize), i128>,
}

/// A node without geometry.
pub struct Bar {
    pub key: String,
    pub place: Place,
    pub count: usize,
    pub column: usize,
}

impl Graph {
    /// A new node without links.
    pub fn node(&mut self, plan: &Plan, place: Place, count: usize, column: usize) -> usize {
        let key = match place {
            Place::Others => format!("others:{column}"),
            _ => place.key(plan),
        };
        self.nodes.push(Bar { key, place, count, column });
        self.nodes.len() - 1
    }

    /// Money more from one node to another.
    pub fn link(&mut self, from: usize, to: usize, fen: i128) {
        if fen > 0 {
            *self.links.entry((from, to)).or_default() += fen;
        }
    }

    /// What flows through each node, in fen: what it gets or what it passes on, whichever is more.
    pub fn values(&self) -> Vec<i128> {
        let mut sides = vec![(0_i128, 0_i128); self.nodes.len()];
        for ((from, to), fen) in &self.links {
            if let Some((_, out)) = sides.get_mut(*from) {
                *out += fen;
            }
            if let Some((into, _)) = sides.get_mut(*to) {
                *into += fen;
            }
        }
        sides.into_iter().map(|(into, out)| into.max(out)).collect()
    }
}

impl Place {
    /// What names it in every drawing of a kind.
    pub(super) fn key(self, plan: &Plan) -> String {
        let id = |kind: &str, id: Option<&crate::plan::Id>| {
            format!("{kind}:{}", id.map(crate::plan::Id::as_str).unwrap_or_default())
        };
        match self {
            Self::Channel(position) => format!("channel:{position}"),
            Self::Own => "own".to_owned(),
            Self::Pool => "pool".to_owned(),
            Self::Unmoved => "unmoved".to_owned(),
            Self::Left => "left".to_owned(),
            Self::Credit(position) => id("credit", plan.credit.get(position).map(|one| &one.id)),
            Self::County(position) => id("county", plan.counties.get(position).map(|one| &one.id)),
            Self::Use(position) => id("use", plan.uses.get(position).map(|one| &one.id)),
            Self::Project(position) => id("project", plan.projects.get(position).map(|one| &one.id)),
            Self::Others => "others".to_owned(),
        }
    }

    /// Places of a lower rank stand higher whatever the order of the rest: own use above the pool, what is not spent at the bottom.
    pub(super) const fn rank(self) -> u8 {
        match self {
            Self::Own => 0,
            Self::Pool => 1,
            Self::Channel(_) | Self::County(_) | Self::Use(_) | Self::Project(_) => 2,
            Self::Others => 3,
            Self::Credit(_) => 4,
            Self::Unmoved => 5,
            Self::Left => 6,
        }
    }
}
