//! Totals that rows name, as columns: each is a sum of smaller totals where there are such, so that its row stays short.

use super::build::{Builder, TotalColumn};
use super::{RowKey, What};
use crate::plan::sort_by_key;
use crate::rows::{Total, TotalId};

impl Builder<'_> {
    /// A column for every total. Villages that are asleep have none.
    pub(super) fn total_rows(&mut self) {
        let demands = self.demands;
        let all = demands.totals.all().iter().enumerate();
        let mut by_size: Vec<(Vec<usize>, usize)> = all
            .filter(|(_, total)| total.is_of_cells())
            .map(|(index, total)| (self.atoms_of(index, total), index))
            .collect();
        sort_by_key(&mut by_size, |(atoms, index)| (atoms.len(), *index));
        let mut sums = Sums::new(self.flows.count());
        for (atoms, index) in by_size {
            let (terms, same) = sums.express(self, &atoms);
            let spent = self.buffers.iter().map(|(.., column)| (*column, 1.0));
            let is_spending = matches!(demands.totals.all().get(index), Some(Total::Spending));
            let terms: Vec<(usize, f64)> =
                if is_spending { terms.into_iter().chain(spent).collect() } else { terms };
            self.totals[index] = match same {
                Some(column) if !is_spending => TotalColumn::Column(column),
                _ if terms.is_empty() => TotalColumn::Nothing,
                _ => TotalColumn::Column(self.total_column(index, terms)),
            };
            if let (TotalColumn::Column(column), None, false) =
                (self.totals[index].clone(), same, is_spending)
            {
                sums.keep(atoms, column);
            }
        }
        for index in self.awake.villages.clone() {
            let members = self.members_of_village(index);
            let terms = members.into_iter().flat_map(|project| self.grants_to(project)).collect();
            self.totals[index] = TotalColumn::Column(self.total_column(index, terms));
        }
    }

    fn total_column(&mut self, index: usize, mut terms: Vec<(usize, f64)>) -> usize {
        let id = TotalId(index);
        // Nothing bounds a total but the rows that name it: a bound of its own would have a dual that no demand owns.
        let column = self.add(What::Total(id), f64::NEG_INFINITY, f64::INFINITY);
        terms.push((column, -1.0));
        self.program.definition(RowKey::Sum(id), terms, column);
        column
    }

    /// Groups and classes that count in a total, ascending.
    fn atoms_of(&self, index: usize, total: &Total) -> Vec<usize> {
        let cells = self.demands.total_cells[index].iter();
        let mut groups: Vec<usize> = cells.map(|cell| self.groups.of_cell[*cell]).collect();
        groups.sort_unstable();
        groups.dedup();
        let levels = total.levels();
        let classes = || (0..self.classes.len()).filter(|class| levels.overlaps(self.classes[*class]));
        let atoms = groups.iter().flat_map(|group| classes().map(|class| self.atom(*group, class)));
        atoms.filter(|atom| !self.flows.at(*atom).is_empty()).collect()
    }

    /// Grants to a group of some classes as terms.
    pub(super) fn grant_terms(&self, atom: usize, coefficient: f64) -> impl Iterator<Item = (usize, f64)> {
        self.flows.at(atom).iter().map(move |column| (*column, coefficient))
    }

    /// What grants to a project are made of: its pieces, less its loans.
    pub(super) fn grants_to(&self, project: usize) -> Vec<(usize, f64)> {
        let pieces = self.pieces[project].clone().map(|column| (column, 1.0));
        pieces.chain(self.lent.get(&project).map(|column| (*column, -1.0))).collect()
    }
}

/// Sums of grants that have a column.
pub(super) struct Sums {
    /// Atoms and column of each.
    all: Vec<(Vec<usize>, usize)>,
    /// Per atom, the sums that count it.
    of_atom: Vec<Vec<usize>>,
    is_open: Vec<bool>,
}

impl Sums {
    fn new(atoms: usize) -> Self {
        Self { all: Vec::new(), of_atom: vec![Vec::new(); atoms], is_open: vec![false; atoms] }
    }

    fn keep(&mut self, atoms: Vec<usize>, column: usize) {
        for atom in &atoms {
            self.of_atom[*atom].push(self.all.len());
        }
        self.all.push((atoms, column));
    }

    /// The sum of these atoms: the largest known sums that fit into what is open, then single grants. Also the column
    /// that is this very sum, if there is one.
    fn express(&mut self, builder: &Builder<'_>, atoms: &[usize]) -> (Vec<(usize, f64)>, Option<usize>) {
        for atom in atoms {
            self.is_open[*atom] = true;
        }
        let mut terms = Vec::new();
        let mut same = None;
        for atom in atoms {
            if !self.is_open[*atom] {
                continue;
            }
            let fits = |sum: &&usize| self.all[**sum].0.iter().all(|other| self.is_open[*other]);
            match self.of_atom[*atom].iter().rev().find(fits) {
                Some(sum) => {
                    let (parts, column) = &self.all[*sum];
                    terms.push((*column, 1.0));
                    same = (parts.len() == atoms.len()).then_some(*column);
                    for part in parts {
                        self.is_open[*part] = false;
                    }
                }
                None => {
                    terms.extend(builder.grant_terms(*atom, 1.0));
                    self.is_open[*atom] = false;
                }
            }
        }
        (terms, same)
    }
}
