//! What payers and payees are called that may be in one of two plans only.

use std::collections::BTreeMap;

use crate::diagnostic::{Arg, Name};
use crate::explain::{Payee, Payer};
use crate::i18n::{Key, Phrase, Word};
use crate::plan::{Id, Plan, Text, row_name};
use crate::report::table::Cell;
use crate::report::table::cells::id;

/// The names of the rows of two plans; those of the later one count where both have a row.
pub struct Names<'a> {
    streams: BTreeMap<&'a Id, &'a Text>,
    credit: BTreeMap<&'a Id, &'a Text>,
    counties: BTreeMap<&'a Id, &'a Text>,
    /// With their county.
    projects: BTreeMap<&'a Id, (&'a Text, &'a Id)>,
}

impl<'a> Names<'a> {
    /// Those of these plans.
    pub fn of(before: &'a Plan, after: &'a Plan) -> Self {
        let both = || [before, after].into_iter();
        let projects = both().flat_map(|plan| plan.projects.iter());
        Self {
            streams: both().flat_map(|plan| plan.streams.iter()).map(|one| (&one.id, &one.name)).collect(),
            credit: both().flat_map(|plan| plan.credit.iter()).map(|one| (&one.id, &one.name)).collect(),
            counties: both().flat_map(|plan| plan.counties.iter()).map(|one| (&one.id, &one.name)).collect(),
            projects: projects.map(|one| (&one.id, (&one.name, &one.county))).collect(),
        }
    }

    /// What a payer is called.
    pub fn payer(&self, payer: &Payer) -> Word {
        match payer {
            Payer::Stream(id) => Word::Figure(Arg::Name(name(id, self.streams.get(id).copied()))),
            Payer::Credit(id) => self.of_credit(Key::LeastLoan, id),
        }
    }

    /// What a payee is called.
    pub fn payee(&self, payee: &Payee) -> Word {
        match payee {
            Payee::Project(id) => {
                Word::Figure(Arg::Name(name(id, self.projects.get(id).map(|(name, _)| *name))))
            }
            Payee::Buffer(id) => self.of_credit(Key::LeastBuffer, id),
        }
    }

    /// The county of a payee; none of a risk buffer.
    pub fn county(&self, payee: &Payee) -> Option<Name> {
        let Payee::Project(id) = payee else { return None };
        let (_, county) = self.projects.get(id)?;
        Some(name(county, self.counties.get(county).copied()))
    }

    /// The id of a payer as a cell.
    pub(super) fn payer_id(payer: &Payer) -> Cell {
        let (Payer::Stream(one) | Payer::Credit(one)) = payer;
        id(one)
    }

    /// The id of a payee as a cell.
    pub(super) fn payee_id(payee: &Payee) -> Cell {
        let (Payee::Project(one) | Payee::Buffer(one)) = payee;
        id(one)
    }

    fn of_credit(&self, key: Key, id: &Id) -> Word {
        Word::Phrase(Phrase::new(key).with("credit", name(id, self.credit.get(id).copied())))
    }
}

fn name(id: &Id, name: Option<&Text>) -> Name {
    row_name(name.unwrap_or(&Text::default()), id)
}
