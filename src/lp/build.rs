//! Building the program of a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::hub::{Hub, class_of, hubs_of};
use super::link::{Link, Linked};
use super::{Groups, Lack, Program, RowKey, Sense, What};
use crate::plan::{Goal, Level, Plan};
use crate::rows::{Demands, Levels, Lists, Total, Way};

/// Rows that are written out only where they are needed: there may be as many as projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Awake {
    /// Villages whose total counts, as positions in the demands' totals.
    pub villages: BTreeSet<usize>,
    /// Rows of single projects: position in [`Demands::each_project`], project.
    pub projects: BTreeSet<(usize, usize)>,
    /// Links between two projects.
    pub links: BTreeSet<Link>,
    /// Streams whose money is told apart from that of others.
    pub streams: BTreeSet<usize>,
    /// Projects whose grants and loans are told apart.
    pub singles: BTreeSet<usize>,
}

impl Awake {
    /// Whether others differ from these in links alone.
    pub fn is_same_but_links(&self, other: &Self) -> bool {
        let Self { villages, projects, links: _, streams, singles } = self;
        (villages, projects, streams, singles)
            == (&other.villages, &other.projects, &other.streams, &other.singles)
    }
}

/// The program of a plan, what its columns mean, and its goals.
#[derive(Clone, Debug)]
pub struct Built {
    /// The program; its columns gain nothing until a goal is chosen.
    pub program: Program,
    /// What each column means.
    pub what: Vec<What>,
    /// The hubs that columns name.
    pub hubs: Vec<Hub>,
    /// Per project, the columns of its pieces, in order, which are beside each other; empty where it cannot be funded.
    pub pieces: Vec<Range<usize>>,
    /// The plan's goals in order, then those of the program's shape.
    pub goals: Vec<GoalTerms>,
    /// The demands that give way.
    pub lacks: Vec<Lack>,
    /// Where links are written out.
    pub(super) linked: Linked,
}

impl Built {
    /// Adds a goal behind the others, with a row by which it can be held. `unit` is what a unit of it is in its own unit.
    pub(super) fn add_goal(&mut self, terms: Vec<(usize, f64)>, unit: f64) {
        let held = terms.iter().map(|(column, gain)| (*column, -gain)).collect();
        let row = self.program.rows.len();
        self.program.row(RowKey::Held(self.goals.len()), Sense::AtMost, held, f64::INFINITY);
        self.goals.push(GoalTerms { terms, unit, row });
    }

    /// Per column, then per row, its position in another program of the plan in which fewer rows are awake; none where it is
    /// new. Programs list what they share in the same order, so one walk along both lists finds it.
    pub fn positions_in(&self, older: &Self) -> Vec<Option<usize>> {
        let columns = shared(&self.what, &older.what, |one, other| one == other);
        let rows = shared(&self.program.rows, &older.program.rows, |one, other| one.key == other.key);
        let first_row = older.what.len();
        columns.chain(rows.map(|row| row.map(|row| first_row + row))).collect()
    }
}

/// Per element of a list, its position in a list that leaves some of them out.
pub(super) fn shared<'a, T>(
    all: &'a [T],
    some: &'a [T],
    is_same: impl Fn(&T, &T) -> bool + 'a,
) -> impl Iterator<Item = Option<usize>> + 'a {
    let mut next = 0;
    all.iter().map(move |one| {
        let is_next = some.get(next).is_some_and(|other| is_same(one, other));
        next += usize::from(is_next);
        is_next.then(|| next - 1)
    })
}

/// A goal in terms of columns, more is better.
#[derive(Clone, Debug, Default)]
pub struct GoalTerms {
    /// Columns and what a unit of them adds.
    pub terms: Vec<(usize, f64)>,
    /// What a unit of the sum is in the goal's own unit (yuan, or units of benefit).
    pub unit: f64,
    /// The row that holds it, which asks for nothing until a value is given.
    pub row: usize,
}

/// The program of a plan.
pub fn build(plan: &Plan, demands: &Demands, groups: &Groups, awake: &Awake) -> Built {
    let classes = classes_of(demands);
    let mut builder = Builder {
        plan,
        demands,
        groups,
        awake,
        hubs: hubs_of(plan, demands, groups, &classes, &awake.streams),
        program: Program::default(),
        what: Vec::new(),
        flows: Lists::default(),
        own: vec![Vec::new(); plan.streams.len()],
        pooled: vec![None; plan.streams.len()],
        into_hubs: Vec::new(),
        from_hubs: Vec::new(),
        loans: vec![0..0; groups.all.len()],
        buffers: Vec::new(),
        pieces: vec![0..0; plan.projects.len()],
        slopes: Vec::new(),
        single: vec![false; plan.projects.len()],
        lent: BTreeMap::new(),
        totals: vec![TotalColumn::Asleep; demands.totals.all().len()],
        levels: BTreeMap::new(),
        classes,
    };
    builder.find_singles();
    builder.columns();
    builder.hub_rows();
    builder.stream_rows();
    builder.credit_rows();
    builder.group_rows();
    builder.total_rows();
    builder.rule_rows();
    builder.each_project_rows();
    let linked = builder.link_rows();
    let goals = builder.goals();
    let Builder { program, what, hubs, pieces, .. } = builder;
    Built { program, what, hubs, pieces, goals, lacks: Vec::new(), linked }
}

/// What stands for a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TotalColumn {
    /// Nothing: no row that is written out speaks of it.
    Asleep,
    /// Nothing can ever count in it.
    Nothing,
    /// A column.
    Column(usize),
}

pub(super) struct Builder<'a> {
    pub plan: &'a Plan,
    pub demands: &'a Demands,
    pub groups: &'a Groups,
    pub awake: &'a Awake,
    pub(super) hubs: Vec<Hub>,
    pub program: Program,
    pub(super) what: Vec<What>,
    /// Per group and class of levels: the columns of grants, own and from hubs.
    pub(super) flows: Lists<usize>,
    /// Per stream: the columns of its own money, to groups or into a hub, and that of its pooled money.
    pub(super) own: Vec<Vec<usize>>,
    pub(super) pooled: Vec<Option<usize>>,
    /// Per hub: the columns of what its streams pay into it, in their order, and of what it pays to groups.
    pub(super) into_hubs: Vec<Vec<usize>>,
    pub(super) from_hubs: Vec<Vec<usize>>,
    /// Per group, the columns of what is lent to it, in the order of its lenders; none where there is nothing to lend to.
    pub loans: Vec<Range<usize>>,
    /// (credit, stream, way, column)
    pub buffers: Vec<(usize, usize, Way, usize)>,
    /// Per project, the columns of its pieces.
    pub(super) pieces: Vec<Range<usize>>,
    /// Pieces with the benefit of a unit of money.
    pub(super) slopes: Vec<(usize, f64)>,
    /// Projects whose grants a row speaks of by themselves, and their loans.
    pub(super) single: Vec<bool>,
    pub(super) lent: BTreeMap<usize, usize>,
    pub(super) totals: Vec<TotalColumn>,
    /// Per least-county goal, the column of its level.
    pub levels: BTreeMap<Goal, usize>,
    /// Classes of levels that no total tells apart.
    pub(super) classes: Vec<Levels>,
}

impl<'a> Builder<'a> {
    pub fn add(&mut self, what: What, lower: f64, upper: f64) -> usize {
        self.what.push(what);
        self.program.column(lower, upper, 0.0)
    }

    /// Position of a group and class in the lists by both.
    pub(super) fn atom(&self, group: usize, class: usize) -> usize {
        group * self.classes.len() + class
    }

    /// The columns of all grants to a group, by class.
    pub(super) fn grants_of(&self, group: usize) -> impl Iterator<Item = &[usize]> {
        let first = self.atom(group, 0);
        (first..first + self.classes.len()).map(|atom| self.flows.at(atom))
    }

    /// Upper limits of flows and sums follow from those of streams and projects: they are left open, so that the solver has
    /// fewer to look after.
    fn columns(&mut self) {
        self.make_room();
        let mut grants = Vec::new();
        let mut is_alone = vec![true; self.plan.streams.len()];
        for stream in self.hubs.iter().filter(|hub| hub.way == Way::Own).flat_map(|hub| &hub.streams) {
            is_alone[*stream] = false;
        }
        for index in 0..self.groups.all.len() {
            self.flow_columns(index, &is_alone, &mut grants);
            self.loan_columns(index);
            self.piece_columns(index);
        }
        self.hub_columns(&mut grants);
        self.flows = Lists::of(self.groups.all.len() * self.classes.len(), grants.iter().copied());
        for credit in 0..self.plan.credit.len() {
            for stream in 0..self.plan.streams.len() {
                let way = self.demands.cells.buffer_way(credit, stream);
                if way != Way::Not {
                    let column = self.add(What::Buffer { credit, stream, way }, 0.0, f64::INFINITY);
                    self.buffers.push((credit, stream, way, column));
                }
            }
        }
    }

    /// Lists of columns are the longest, and are not to be moved while they grow.
    fn make_room(&mut self) {
        let pieces = self.groups.pieces.count();
        let payers = self.groups.all.iter().flat_map(|group| &group.payers);
        let count = pieces + payers.filter(|(_, way)| *way == Way::Own).count();
        // Others are few.
        let room = count + count / 8;
        self.program.columns.reserve(room);
        self.what.reserve(room);
        self.slopes.reserve(pieces);
    }

    /// The columns of own money of streams that pay by themselves; `grants` are told by atom.
    fn flow_columns(&mut self, group: usize, is_alone: &[bool], grants: &mut Vec<(usize, usize)>) {
        let groups = self.groups;
        let paying = |(stream, way): &&(usize, Way)| *way == Way::Own && is_alone[*stream];
        for (stream, _) in groups.all[group].payers.iter().filter(paying) {
            let column = self.add(What::Flow { stream: *stream, group }, 0.0, f64::INFINITY);
            let atom = self.atom(group, class_of(&self.classes, self.plan.streams[*stream].level));
            grants.push((atom, column));
            self.own[*stream].push(column);
        }
    }

    fn hub_columns(&mut self, grants: &mut Vec<(usize, usize)>) {
        for (index, hub) in self.hubs.clone().into_iter().enumerate() {
            let mut into = Vec::with_capacity(hub.streams.len());
            for stream in hub.streams {
                let column = self.add(What::IntoHub { stream, hub: index }, 0.0, f64::INFINITY);
                into.push(column);
                match hub.way {
                    Way::Pooled => self.pooled[stream] = Some(column),
                    _ => self.own[stream].push(column),
                }
            }
            self.into_hubs.push(into);
            let mut from = Vec::with_capacity(hub.groups.len());
            for group in hub.groups {
                let column = self.add(What::FromHub { hub: index, group }, 0.0, f64::INFINITY);
                grants.push((self.atom(group, hub.class), column));
                from.push(column);
            }
            self.from_hubs.push(from);
        }
    }

    fn loan_columns(&mut self, group: usize) {
        let lendable: f64 = self.members(group).map(|project| self.groups.pieces.lendable(project)).sum();
        if lendable > 0.0 {
            let (groups, first) = (self.groups, self.what.len());
            for credit in groups.all[group].lenders.iter().copied() {
                self.add(What::Loan { credit, group }, 0.0, f64::INFINITY);
            }
            self.loans[group] = first..self.what.len();
        }
    }

    fn piece_columns(&mut self, group: usize) {
        let groups = self.groups;
        for project in self.members(group) {
            let first = self.what.len();
            for (piece, (lower, upper, slope)) in groups.pieces.at(project).iter().copied().enumerate() {
                let column = self.add(What::Segment { project, piece }, lower, upper);
                self.slopes.push((column, slope));
            }
            self.pieces[project] = first..self.what.len();
            if self.single[project] && !self.loans[group].is_empty() && groups.pieces.share(project) > 0.0 {
                let column = self.add(What::Lent { project }, 0.0, f64::INFINITY);
                self.lent.insert(project, column);
            }
        }
    }

    /// Finds the projects whose grants a row speaks of by themselves.
    fn find_singles(&mut self) {
        let awake = self.awake;
        let in_villages = awake.villages.iter().flat_map(|village| self.members_of_village(*village));
        let singles: Vec<usize> = awake
            .projects
            .iter()
            .map(|(_, project)| *project)
            .chain(in_villages)
            .chain(awake.singles.iter().copied())
            .collect();
        for project in singles {
            self.single[project] = true;
        }
    }

    /// The projects whose grants count in a village's total.
    pub(super) fn members_of_village(&self, total: usize) -> Vec<usize> {
        let Some(Total::Village { village, .. }) = self.demands.totals.all().get(total) else {
            return Vec::new();
        };
        let cells = self.demands.total_cells[total].iter().map(|cell| &self.demands.cells.all()[*cell]);
        let projects = cells.flat_map(|cell| cell.projects.iter().copied());
        projects.filter(|project| self.plan.projects[*project].village == *village).collect()
    }

    pub(super) fn members(&self, group: usize) -> impl Iterator<Item = usize> + use<'a> {
        let (demands, groups) = (self.demands, self.groups);
        let cells = groups.all[group].cells.iter();
        cells.flat_map(|cell| demands.cells.all()[*cell].projects.iter().copied())
    }
}

/// Levels that no total and no rule of single projects tells apart share a class.
fn classes_of(demands: &Demands) -> Vec<Levels> {
    let of_totals = demands.totals.all().iter().map(Total::levels);
    let of_projects =
        demands.each_project.iter().flat_map(|each| each.grants.iter().map(|(levels, _)| *levels));
    let mut asked: Vec<Levels> = of_totals.chain(of_projects).collect();
    asked.sort_unstable();
    asked.dedup();
    let mut classes: BTreeMap<Vec<bool>, Vec<Level>> = BTreeMap::new();
    for level in Level::ALL {
        let signature = asked.iter().map(|levels| levels.contains(level)).collect();
        classes.entry(signature).or_default().push(level);
    }
    classes.into_values().map(|levels| Levels::of(&levels)).collect()
}
