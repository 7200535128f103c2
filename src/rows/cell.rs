//! Cells: the county-and-use pairs through which streams see projects.

use super::{Finder, Lists};
use crate::plan::rule::RuleKind;
use crate::plan::{Channel, Credit, Level, Plan, Scope, Stream};

/// How a stream may pay for a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Not at all.
    Not,
    /// By its own earmark.
    Own,
    /// Through the pool.
    Pooled,
}

/// A county and a use, with the fundable projects in it, or one of them where they are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Position in `plan.counties`.
    pub county: usize,
    /// Position in `plan.uses`.
    pub use_index: usize,
    /// Positions in `plan.projects` of the ready projects, ascending.
    pub projects: Vec<usize>,
}

/// The cells of a plan and who may pay into them.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    cells: Vec<Cell>,
    /// Per project its cell; none where it is not ready or names an unknown county or use.
    of_project: Vec<Option<usize>>,
    paying: Paying,
    /// Whether every project has a cell of its own.
    are_apart: bool,
}

/// Who may pay into cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Paying {
    /// Whether the pool pays for the cell.
    in_pool: Vec<bool>,
    /// `ways[stream][cell]`
    ways: Vec<Vec<Way>>,
    /// `lends[credit][cell]`
    lends: Vec<Vec<bool>>,
    /// `buffers[credit][stream]`
    buffers: Vec<Vec<Way>>,
}

impl Cells {
    /// The cells of the plan's ready projects, in the order of counties, then uses.
    pub fn of(plan: &Plan) -> Self {
        Self::laid_out(plan, false)
    }

    /// The same with a cell for every project: what single projects get from single streams is told apart.
    pub fn apart(plan: &Plan) -> Self {
        Self::laid_out(plan, true)
    }

    fn laid_out(plan: &Plan, are_apart: bool) -> Self {
        let cells = cells_of(plan, are_apart);
        let mut of_project = vec![None; plan.projects.len()];
        for (index, cell) in cells.iter().enumerate() {
            for project in &cell.projects {
                if let Some(slot) = of_project.get_mut(*project) {
                    *slot = Some(index);
                }
            }
        }
        Self { paying: Paying::of(plan, &cells), cells, of_project, are_apart }
    }

    /// Makes them the cells of the plan after an edit that left every project in its cell; tells whether others may pay now.
    pub(super) fn follow(&mut self, plan: &Plan) -> bool {
        let paying = Paying::of(plan, &self.cells);
        let is_new = paying != self.paying;
        self.paying = paying;
        is_new
    }

    /// All cells, in order.
    pub fn all(&self) -> &[Cell] {
        &self.cells
    }

    /// The cells of a county with their positions, in order.
    pub fn of_county(&self, county: usize) -> impl Iterator<Item = (usize, &Cell)> {
        let first = self.cells.partition_point(|cell| cell.county < county);
        let from = self.cells.get(first..).unwrap_or_default().iter();
        from.take_while(move |cell| cell.county == county)
            .enumerate()
            .map(move |(offset, cell)| (first + offset, cell))
    }

    /// Whether every project has a cell of its own.
    pub const fn are_apart(&self) -> bool {
        self.are_apart
    }

    /// The cell of a project; none where it cannot be funded.
    pub fn of_project(&self, project: usize) -> Option<usize> {
        self.of_project.get(project).copied().flatten()
    }

    /// Whether the pool pays for a cell, whoever may use it.
    pub fn in_pool(&self, cell: usize) -> bool {
        self.paying.in_pool.get(cell).copied().unwrap_or(false)
    }

    /// How a stream may pay into a cell.
    pub fn way(&self, stream: usize, cell: usize) -> Way {
        self.paying.ways.get(stream).and_then(|ways| ways.get(cell)).copied().unwrap_or(Way::Not)
    }

    /// Whether a credit facility lends into a cell.
    pub fn lends(&self, credit: usize, cell: usize) -> bool {
        self.paying.lends.get(credit).and_then(|lends| lends.get(cell)).copied().unwrap_or(false)
    }

    /// How a stream may pay into a facility's risk buffer.
    pub fn buffer_way(&self, credit: usize, stream: usize) -> Way {
        self.paying.buffers.get(credit).and_then(|streams| streams.get(stream)).copied().unwrap_or(Way::Not)
    }
}

impl Paying {
    fn of(plan: &Plan, cells: &[Cell]) -> Self {
        let pool = Area::of(plan, &plan.pool.counties, &plan.pool.uses);
        let forbidden = forbidden_of(plan);
        let ways = plan.streams.iter().map(|stream| ways_of(plan, stream, cells, &pool, &forbidden));
        let lends = plan.credit.iter().map(|credit| {
            let area = Area::of(plan, &credit.counties, &credit.uses);
            cells.iter().map(|cell| area.holds(cell)).collect()
        });
        let buffers = plan
            .credit
            .iter()
            .map(|credit| plan.streams.iter().map(|stream| buffer_way(plan, stream, credit)).collect());
        Self {
            in_pool: cells.iter().map(|cell| pool.holds(cell)).collect(),
            ways: ways.collect(),
            lends: lends.collect(),
            buffers: buffers.collect(),
        }
    }
}

/// The fundable projects by county, then use; those of one cell together, or each apart.
fn cells_of(plan: &Plan, are_apart: bool) -> Vec<Cell> {
    let county_at = |at: usize| plan.counties.get(at).map_or("", |county| county.id.as_str());
    let use_at = |at: usize| plan.uses.get(at).map_or("", |one| one.id.as_str());
    let counties = Finder::of(plan.counties.len(), &county_at);
    let uses = Finder::of(plan.uses.len(), &use_at);
    let ready = plan.projects.iter().enumerate().filter(|(_, project)| project.ready);
    // Apart, so that the texts are fetched many at once.
    let named: Vec<(usize, &str, &str)> =
        ready.map(|(index, project)| (index, project.county.as_str(), project.use_id.as_str())).collect();
    let placed: Vec<(usize, (usize, usize))> = named
        .into_iter()
        .filter_map(|(index, county, one)| {
            let county = counties.find(county, &county_at)?;
            Some((uses.find(one, &use_at)?, (county, index)))
        })
        .collect();
    let by_use = Lists::of(plan.uses.len(), placed.into_iter());
    let in_order =
        (0..plan.uses.len()).flat_map(|one| by_use.at(one).iter().map(move |member| (one, member)));
    let by_county = Lists::of(plan.counties.len(), in_order.map(|(one, member)| (member.0, (one, member.1))));
    let mut cells = Vec::new();
    for county in 0..plan.counties.len() {
        let members = by_county.at(county).chunk_by(|(one, _), (next, _)| one == next && !are_apart);
        for members in members {
            let projects = members.iter().map(|(_, index)| *index).collect();
            cells.extend(members.first().map(|(use_index, _)| Cell {
                county,
                use_index: *use_index,
                projects,
            }));
        }
    }
    cells
}

/// Counties and uses by position: scopes name them by id, and are asked for every cell.
pub(super) struct Area {
    counties: Vec<bool>,
    uses: Vec<bool>,
}

impl Area {
    pub fn of(plan: &Plan, counties: &Scope, uses: &Scope) -> Self {
        Self {
            counties: plan.counties.iter().map(|one| counties.contains(&one.id)).collect(),
            uses: plan.uses.iter().map(|one| uses.covers(&one.id)).collect(),
        }
    }

    pub fn holds(&self, cell: &Cell) -> bool {
        let is = |flags: &[bool], index: usize| flags.get(index).copied().unwrap_or(false);
        is(&self.counties, cell.county) && is(&self.uses, cell.use_index)
    }
}

/// The negative list: levels of money with what they may not pay for.
fn forbidden_of(plan: &Plan) -> Vec<(&[Level], Area)> {
    let on = plan.rules.iter().filter(|rule| rule.on);
    let forbids = on.filter_map(|rule| match &rule.kind {
        RuleKind::Forbid(forbid) => {
            Some((forbid.levels.as_slice(), Area::of(plan, &rule.counties, &rule.uses)))
        }
        _ => None,
    });
    forbids.collect()
}

/// How one stream may pay into each cell: its reach, then its earmark, then the pool; the negative list goes before all.
fn ways_of(
    plan: &Plan,
    stream: &Stream,
    cells: &[Cell],
    pool: &Area,
    forbidden: &[(&[Level], Area)],
) -> Vec<Way> {
    if stream.channel == Channel::Procurement {
        return vec![Way::Not; cells.len()];
    }
    let poolable = !stream.poolable.is_zero();
    let reach = Area::of(plan, &stream.reach, &Scope::All);
    let earmark = Area::of(plan, &stream.earmark.counties, &stream.earmark.uses);
    let forbidden = || forbidden.iter().filter(|(levels, _)| levels.contains(&stream.level));
    let way = |cell: &Cell| {
        if !reach.holds(cell) || forbidden().any(|(_, area)| area.holds(cell)) {
            Way::Not
        } else if earmark.holds(cell) {
            Way::Own
        } else if poolable && pool.holds(cell) {
            Way::Pooled
        } else {
            Way::Not
        }
    };
    cells.iter().map(way).collect()
}

/// A buffer is in the earmark if that covers every use the facility lends for; else it is pooled money.
fn buffer_way(plan: &Plan, stream: &Stream, credit: &Credit) -> Way {
    let mut uses = plan.uses.iter().filter(|one| credit.uses.covers(&one.id));
    if stream.channel == Channel::Procurement {
        Way::Not
    } else if uses.all(|one| stream.earmark.uses.covers(&one.id)) {
        Way::Own
    } else if stream.poolable.is_zero() {
        Way::Not
    } else {
        Way::Pooled
    }
}
