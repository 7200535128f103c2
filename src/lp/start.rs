//! Where the simplex method starts: which payment to each group is basic.
//!
//! At first every project is funded in full, and one payment to each group bears it. Were they all of one stream, most steps would only
//! lead the money away from it again.

use super::What;
use super::build::Builder;
use super::pieces::money;

/// A stream's own money goes nowhere else, so it is taken to be as much more.
const OWN: f64 = 2.0;

/// A stream or a hub: what money it has, and what it is asked for by the groups that start with it.
#[derive(Clone, Copy, Default)]
struct Source {
    money: f64,
    asked: f64,
}

impl Builder<'_> {
    /// Per group the payment that starts in the basis, if there is any: of the source that has most money for what it would be asked for,
    /// as seats are given to parties (D'Hondt 1882).
    pub(super) fn first_payments(&self) -> Vec<Option<usize>> {
        let streams = self.plan.streams.len();
        let place = |what: What| match what {
            What::Flow { stream, .. } => stream,
            What::FromHub { hub, .. } => streams + hub,
            _ => usize::MAX,
        };
        let mut sources = self.sources();
        let mut first_payment = |group: usize| {
            let wanted: f64 =
                self.members(group).map(|project| money(self.plan.projects[project].cost)).sum();
            let worth = |column: usize| {
                let source = sources.get(place(self.what[column])).copied().unwrap_or_default();
                source.money / (source.asked + wanted)
            };
            let grants = self.grants_of(group).flatten().copied().map(|column| (worth(column), column));
            let (_, column) = grants.max_by(|one, other| one.0.total_cmp(&other.0))?;
            if let Some(source) = sources.get_mut(place(self.what[column])) {
                source.asked += wanted;
            }
            Some(column)
        };
        (0..self.groups.all.len()).map(&mut first_payment).collect()
    }

    /// The streams with their own money, then the hubs.
    fn sources(&self) -> Vec<Source> {
        let amounts = self.plan.streams.iter().map(|stream| money(stream.amount) * OWN);
        let of_hub = |streams: &Vec<usize>| -> f64 {
            streams.iter().map(|stream| money(self.plan.streams[*stream].amount)).sum()
        };
        let of_hubs = self.hubs.iter().map(|hub| of_hub(&hub.streams));
        amounts.chain(of_hubs).map(|money| Source { money, asked: 0.0 }).collect()
    }
}
