//! What the money a project gets brings, per measure.

use crate::plan::{Id, Plan, Project, sort_by_key};
use crate::report::Trillionths;
use crate::verify::{EXACT, Overflow, VALUE, part_of};

/// The measures of a plan, by id, and what is reached of them.
pub struct Measures<'a> {
    sorted: Vec<Measure<'a>>,
    reached: Vec<i128>,
    /// All together, with [`EXACT`] decimals: a weight times a quantity.
    weighted: i128,
}

struct Measure<'a> {
    id: &'a Id,
    position: usize,
    weight: i128,
}

impl<'a> Measures<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        let measures = plan.measures.iter().enumerate();
        let mut sorted: Vec<Measure<'a>> = measures
            .map(|(position, one)| Measure { id: &one.id, position, weight: one.weight.trillionths() })
            .collect();
        sort_by_key(&mut sorted, |measure| measure.id);
        Self { sorted, reached: vec![0; plan.measures.len()], weighted: 0 }
    }

    /// What an amount in fen brings of each measure, rounded down; adds it to the sums.
    pub fn add(&mut self, project: &Project, amount: i128) -> Result<Vec<Trillionths>, Overflow> {
        let is_full = amount >= i128::from(project.cost.fen());
        let part = |whole: i128| if is_full { Ok(whole) } else { part_of(project, whole, amount) };
        let mut reached = vec![Trillionths::ZERO; self.sorted.len()];
        let mut weighted = 0_i128;
        let mut measures = self.sorted.iter().peekable();
        // Both lists are in the order of ids.
        for (id, quantity) in &project.benefits {
            let same = |measure: &&Measure<'_>| measure.id == id;
            let measure = measures.next_if(same).or_else(|| {
                while measures.next_if(|measure| measure.id < id).is_some() {}
                measures.next_if(same)
            });
            let Some(measure) = measure else { continue };
            let quantity = quantity.trillionths();
            let of_measure = quantity.checked_mul(measure.weight).ok_or(Overflow)?;
            weighted = weighted.checked_add(of_measure).ok_or(Overflow)?;
            let part = part(quantity)?;
            if let Some(slot) = reached.get_mut(measure.position) {
                *slot = Trillionths(part);
            }
            if let Some(sum) = self.reached.get_mut(measure.position) {
                *sum = sum.checked_add(part).ok_or(Overflow)?;
            }
        }
        self.weighted = self.weighted.checked_add(part(weighted)?).ok_or(Overflow)?;
        Ok(reached)
    }

    /// What all together bring, per measure and weighted, rounded down.
    pub fn sums(self) -> (Vec<Trillionths>, Trillionths) {
        let weighted = self.weighted.div_euclid(10_i128.pow(EXACT - VALUE));
        (self.reached.into_iter().map(Trillionths).collect(), Trillionths(weighted))
    }
}
