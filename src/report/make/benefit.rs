//! What the money a project gets brings, per measure.

use crate::money::Ratio;
use crate::plan::{Breakpoint, Id, Plan, Project};
use crate::report::Trillionths;
use crate::rows::scaled;
use crate::verify::{Overflow, VALUE, Wide};

/// The measures of a plan, by id.
pub struct Measures<'a> {
    sorted: Vec<Measure<'a>>,
    weighted: Wide,
    reached: Vec<i128>,
}

struct Measure<'a> {
    id: &'a Id,
    position: usize,
    weight: i128,
}

/// A share of a project's benefit as a fraction.
struct Fraction {
    numerator: Wide,
    denominator: Wide,
    /// The same in 128 bits, which is quicker and nearly always enough.
    narrow: Option<(i128, i128)>,
}

impl<'a> Measures<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        let measures = plan.measures.iter().enumerate();
        let mut sorted: Vec<Measure<'a>> = measures
            .map(|(position, one)| Measure { id: &one.id, position, weight: scaled(one.weight) })
            .collect();
        sorted.sort_unstable_by_key(|measure| measure.id);
        Self { sorted, weighted: Wide::ZERO, reached: vec![0; plan.measures.len()] }
    }

    /// What an amount in fen brings of each measure, rounded down; adds it to the sums.
    pub fn add(&mut self, project: &Project, amount: i128) -> Result<Vec<Trillionths>, Overflow> {
        let fraction = fraction(project, amount)?;
        let mut reached = vec![Trillionths::ZERO; self.sorted.len()];
        let mut weighted = Wide::ZERO;
        let mut measures = self.sorted.iter().peekable();
        // Both lists are in the order of ids.
        for (id, quantity) in &project.benefits {
            let same = |measure: &&Measure<'_>| measure.id == id;
            let measure = measures.next_if(same).or_else(|| {
                while measures.next_if(|measure| measure.id < id).is_some() {}
                measures.next_if(same)
            });
            let Some(measure) = measure else { continue };
            let quantity = scaled(*quantity);
            weighted = weighted.plus(product(quantity, measure.weight)?)?;
            let part = part(quantity, fraction.as_ref())?;
            if let Some(slot) = reached.get_mut(measure.position) {
                *slot = Trillionths(part);
            }
            if let Some(sum) = self.reached.get_mut(measure.position) {
                *sum = sum.checked_add(part).ok_or(Overflow)?;
            }
        }
        let weighted = fraction.map_or(Ok(weighted), |fraction| fraction.of(weighted))?;
        self.weighted = self.weighted.plus(weighted)?;
        Ok(reached)
    }

    /// What all together bring, per measure and weighted, rounded down.
    pub fn sums(self) -> Result<(Vec<Trillionths>, Trillionths), Overflow> {
        let weighted = self.weighted.over_floor(Wide::power(VALUE)?)?.narrow()?;
        Ok((self.reached.into_iter().map(Trillionths).collect(), Trillionths(weighted)))
    }
}

/// The product, in 128 bits where they are enough, which is quicker.
fn product(one: i128, other: i128) -> Result<Wide, Overflow> {
    one.checked_mul(other).map_or_else(|| Wide::from(one).times(other), |product| Ok(product.into()))
}

/// A quantity times a fraction, rounded down; all of it without one.
fn part(quantity: i128, fraction: Option<&Fraction>) -> Result<i128, Overflow> {
    let Some(fraction) = fraction else { return Ok(quantity) };
    let narrow = fraction.narrow.and_then(|(numerator, denominator)| {
        quantity.checked_mul(numerator)?.checked_div_euclid(denominator)
    });
    narrow.map_or_else(|| fraction.of(quantity.into())?.narrow(), Ok)
}

impl Fraction {
    fn new(numerator: Wide, denominator: Wide) -> Self {
        let narrow = numerator.narrow().ok().zip(denominator.narrow().ok());
        Self { numerator, denominator, narrow }
    }

    /// This part of a quantity, rounded down.
    fn of(&self, quantity: Wide) -> Result<Wide, Overflow> {
        quantity.times(self.numerator)?.over_floor(self.denominator)
    }
}

/// The share of its benefit that an amount brings, along the project's curve; none for all of it.
fn fraction(project: &Project, amount: i128) -> Result<Option<Fraction>, Overflow> {
    let cost = i128::from(project.cost.fen());
    if amount >= cost {
        return Ok(None);
    }
    let (unit, points) = points(project);
    let times = |one: i128, other: i128| one.checked_mul(other).ok_or(Overflow);
    let funded = times(amount, unit)?;
    let (mut from, mut low) = (0, 0);
    for (to, high) in points {
        if funded < times(to, cost)? {
            let width = times(to.saturating_sub(from), cost)?;
            let past = funded.saturating_sub(times(from, cost)?);
            let rise = product(past, high.saturating_sub(low))?;
            let numerator = product(width, low)?.plus(rise)?;
            return Ok(Some(Fraction::new(numerator, product(width, unit)?)));
        }
        (from, low) = (to, high);
    }
    Ok(None)
}

/// The points of the curve behind (0, 0), the last one (1, 1), in the largest unit that makes them whole; and how much of it one is.
fn points(project: &Project) -> (i128, impl Iterator<Item = (i128, i128)>) {
    let finest = |point: &Breakpoint| point.funded.parts().1.max(point.benefit.parts().1);
    let decimals = project.curve.iter().map(finest).max().unwrap_or_default();
    let whole = move |share: Ratio| {
        let (mantissa, own) = share.parts();
        mantissa.saturating_mul(10_i128.saturating_pow(decimals.saturating_sub(own)))
    };
    let unit = 10_i128.saturating_pow(decimals);
    let inner = project.curve.iter().map(move |point| (whole(point.funded), whole(point.benefit)));
    (unit, inner.chain(std::iter::once((unit, unit))))
}
