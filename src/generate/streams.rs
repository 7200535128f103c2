//! Fund streams by ministry and level, with the amounts still to be set.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Options;
use super::YEAR;
use super::random::{Random, Subject};
use super::sources::{SOURCES, Source};
use super::uses::GROUPS;
use super::words::{bilingual, id, name, percent, text, words};
use crate::i18n::Key;
use crate::money::{Money, Ratio};
use crate::plan::{
    Channel, County, CountyClass, Credit, Earmark, Id, Level, Origin, Plan, Pool, Scope, Stream, Text,
    may_lend,
};

/// What pooled money may pay for: everything but public services, whose money is kept apart.
pub(super) fn pool() -> Pool {
    let uses = GROUPS.iter().map(|(group, _)| *group).filter(|group| *group != "livelihood");
    Pool { uses: Scope::Listed(uses.map(id).collect()), counties: Scope::All }
}

/// The streams, in rounds over all givers: later rounds are further batches of the same money. A giver none of whose money could
/// be spent in this plan is passed over.
pub(super) fn streams(options: &Options, plan: &Plan) -> Vec<Stream> {
    let mut random = Random::new(options.seed, Subject::Streams);
    let wanted = Wanted::of(plan);
    let mut own_budgets = (1..).flat_map(|batch| wanted.counties.iter().map(move |county| (batch, *county)));
    let mut streams = Vec::new();
    let rounds = (1..).flat_map(|batch| SOURCES.iter().map(move |source| (batch, source)));
    // The first source can pay for everything, so every round adds at least one stream.
    for (batch, source) in rounds.take_while(|_| !wanted.counties.is_empty()) {
        let stream = match source {
            Some(source) => source.stream(batch, &wanted),
            None => own_budgets.next().map(|(batch, county)| county_budget(batch, county)),
        };
        streams.extend(stream.map(|stream| Stream { document: document(&mut random), ..stream }));
        if streams.len() >= options.streams.max(1) {
            break;
        }
    }
    streams
}

/// What ready projects are there to be paid for.
struct Wanted<'a> {
    /// Counties that have one, in the plan's order.
    counties: Vec<&'a County>,
    /// The uses of those in each county.
    pairs: BTreeSet<(&'a Id, &'a Id)>,
    /// The counties of class key.
    key: Scope,
    pool: &'a Pool,
}

impl<'a> Wanted<'a> {
    fn of(plan: &'a Plan) -> Self {
        let ready = plan.projects.iter().filter(|project| project.ready);
        let pairs: BTreeSet<_> = ready.map(|project| (&project.county, &project.use_id)).collect();
        let with_project: BTreeSet<_> = pairs.iter().map(|(county, _)| *county).collect();
        let listed = plan.counties.iter().map(Arc::as_ref);
        let is_key = |county: &&County| county.class == CountyClass::Key;
        let key = listed.clone().filter(is_key).map(|county| county.id.clone()).collect();
        Self {
            counties: listed.filter(|county| with_project.contains(&county.id)).collect(),
            pairs,
            key: Scope::Listed(key),
            pool: &plan.pool,
        }
    }

    /// Whether a stream could pay for anything.
    fn has_work_for(&self, stream: &Stream) -> bool {
        self.pairs.iter().any(|(county, use_id)| {
            let covered = stream.earmark.uses.covers(use_id) && stream.earmark.counties.contains(county);
            let pooled = !stream.poolable.is_zero() && self.pool.uses.covers(use_id);
            stream.reach.contains(county) && (covered || pooled)
        })
    }
}

impl Source {
    /// This giver's stream; `None` where it could pay for nothing.
    fn stream(&self, batch: usize, wanted: &Wanted) -> Option<Stream> {
        // Further batches from above go to key counties only.
        let is_from_above = matches!(self.level, Level::Central | Level::Provincial);
        let reach = if batch > 1 && is_from_above { wanted.key.clone() } else { Scope::All };
        let uses = match self.uses {
            [] => Scope::All,
            uses => Scope::Listed(uses.iter().copied().map(id).collect()),
        };
        let stream = Stream {
            id: numbered(self.id, batch),
            name: batched(name(self.name), batch),
            channel: self.channel,
            level: self.level,
            poolable: percent(self.poolable),
            earmark: Earmark { uses, counties: Scope::All },
            reach,
            ..blank()
        };
        (self.channel == Channel::Procurement || wanted.has_work_for(&stream)).then_some(stream)
    }
}

/// A county's own budget: for anything, but only at home.
fn county_budget(batch: usize, county: &County) -> Stream {
    let home = Scope::Listed(vec![county.id.clone()]);
    let name = text(|lang| Key::GenCountyBudget.with(lang, &[("county", words(&county.name, lang))]));
    Stream {
        id: numbered(&format!("{}-budget", county.id), batch),
        name: batched(name, batch),
        channel: Channel::Local,
        level: Level::County,
        poolable: Ratio::ONE,
        earmark: Earmark { uses: Scope::All, counties: home.clone() },
        reach: home,
        ..blank()
    }
}

/// A stream of which nothing is known but that it is made up.
fn blank() -> Stream {
    Stream {
        id: id("blank"),
        name: Text::default(),
        channel: Channel::Local,
        level: Level::Municipal,
        document: String::new(),
        period: String::new(),
        amount: Money::ZERO,
        low: None,
        high: None,
        poolable: Ratio::ZERO,
        must_spend: Money::ZERO,
        earmark: Earmark::default(),
        reach: Scope::All,
        origin: Origin { illustrative: true, ..Origin::default() },
    }
}

fn numbered(stem: &str, batch: usize) -> Id {
    if batch == 1 { id(stem) } else { id(&format!("{stem}-{batch}")) }
}

fn batched(name: Text, batch: usize) -> Text {
    let number = batch.to_string();
    match batch {
        1 => name,
        _ => text(|lang| Key::GenBatch.with(lang, &[("name", words(&name, lang)), ("number", &number)])),
    }
}

fn document(random: &mut Random) -> String {
    let number = random.between(1, 200).to_string();
    bilingual(Key::GenDocument, &[("year", &YEAR.to_string()), ("number", &number)])
}

/// Yuan of loans per yuan of buffer.
pub(super) const LEVERAGE: u32 = 8;

/// A facility that lends to industry against a risk buffer; `None` where no project may borrow.
pub(super) fn credit(plan: &Plan) -> Option<Credit> {
    let facility = Credit {
        id: id("industry-credit"),
        name: name(Key::GenLending),
        leverage: Ratio::from(LEVERAGE),
        buffer_max: Money::ZERO,
        uses: Scope::Listed(vec![id("industry")]),
        counties: Scope::All,
        origin: Origin { illustrative: true, ..Origin::default() },
    };
    plan.projects.iter().any(|project| may_lend(&facility, project)).then_some(facility)
}
