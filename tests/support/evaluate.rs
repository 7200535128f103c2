//! An allocation held against a plan, word by word as `model.md` §3 says it, in exact integers.
//!
//! It shares nothing with the program but the model's types, so that the two can be held against each other.

use std::collections::{BTreeMap, BTreeSet};

use fundpool::generate::Witness;
use fundpool::money::{Money, Ratio};
use fundpool::plan::rule::{FactorBand, MatchScope, Part, Rule, RuleKind};
use fundpool::plan::{Channel, County, Credit, Funding, Id, Level, Plan, Project, Scope, Stream};

/// Something that the allocation breaks: what, and by how many fen where that can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The stream, project, facility or rule.
    pub what: String,
    /// Which of its demands.
    pub demand: &'static str,
    /// By how much, in fen; 0 where it is no question of money.
    pub short: i128,
}

/// Everything that the allocation breaks.
pub fn broken(plan: &Plan, witness: &Witness) -> Vec<Broken> {
    let mut evaluation = Evaluation::new(plan, witness);
    evaluation.pairs();
    plan.streams.iter().for_each(|stream| evaluation.stream(stream));
    plan.projects.iter().for_each(|project| evaluation.project(project));
    plan.credit.iter().for_each(|credit| evaluation.credit(credit));
    plan.rules.iter().filter(|rule| rule.on).for_each(|rule| evaluation.rule(rule));
    evaluation.broken
}

/// One grant with all that rules ask of it.
struct Payment<'a> {
    stream: &'a Stream,
    project: &'a Project,
    fen: i128,
}

struct Evaluation<'a> {
    plan: &'a Plan,
    witness: &'a Witness,
    projects: BTreeMap<&'a Id, &'a Project>,
    payments: Vec<Payment<'a>>,
    grants: BTreeMap<&'a Id, i128>,
    loans: BTreeMap<&'a Id, i128>,
    broken: Vec<Broken>,
}

fn fen(amount: Money) -> i128 {
    i128::from(amount.fen())
}

/// `ratio · amount ≤ limit`, exactly.
fn times_is_at_most(ratio: Ratio, amount: i128, limit: i128) -> bool {
    let (mantissa, decimals) = ratio.parts();
    mantissa * amount <= limit * 10_i128.pow(decimals)
}

/// `limit ≤ ratio · amount`, exactly.
fn is_at_most_times(limit: i128, ratio: Ratio, amount: i128) -> bool {
    let (mantissa, decimals) = ratio.parts();
    limit * 10_i128.pow(decimals) <= mantissa * amount
}

fn is_covered(use_id: &Id, by: &Scope) -> bool {
    by.is_all()
        || by
            .listed()
            .iter()
            .any(|outer| use_id == outer || use_id.as_str().starts_with(&format!("{outer}.")))
}

impl<'a> Evaluation<'a> {
    fn new(plan: &'a Plan, witness: &'a Witness) -> Self {
        let streams: BTreeMap<&Id, &Stream> =
            plan.streams.iter().map(|stream| (&stream.id, &**stream)).collect();
        let projects: BTreeMap<&Id, &Project> =
            plan.projects.iter().map(|project| (&project.id, &**project)).collect();
        let payments: Vec<Payment> = witness
            .grants
            .iter()
            .map(|grant| Payment {
                stream: streams[&grant.stream],
                project: projects[&grant.project],
                fen: fen(grant.amount),
            })
            .collect();
        let mut grants = BTreeMap::new();
        payments.iter().for_each(|payment| *grants.entry(&payment.project.id).or_default() += payment.fen);
        let mut loans = BTreeMap::new();
        witness.loans.iter().for_each(|loan| *loans.entry(&loan.project).or_default() += fen(loan.amount));
        Self { plan, witness, projects, payments, grants, loans, broken: Vec::new() }
    }

    fn demand(&mut self, what: &Id, demand: &'static str, holds: bool) {
        self.at_most(what, demand, i128::from(!holds), 0);
    }

    fn at_most(&mut self, what: &Id, demand: &'static str, amount: i128, limit: i128) {
        if amount > limit {
            self.broken.push(Broken { what: what.to_string(), demand, short: amount - limit });
        }
    }

    fn is_own(&self, payment: &Payment) -> bool {
        payment.stream.earmark.counties.contains(&payment.project.county)
            && is_covered(&payment.project.use_id, &payment.stream.earmark.uses)
    }

    /// A grant is more than nothing, stands alone, and the stream may pay it.
    fn pairs(&mut self) {
        let mut seen = BTreeSet::new();
        for index in 0..self.payments.len() {
            let payment = &self.payments[index];
            let (stream, project) = (payment.stream, payment.project);
            let pool = &self.plan.pool;
            let is_pooled = !stream.poolable.is_zero()
                && pool.counties.contains(&project.county)
                && is_covered(&project.use_id, &pool.uses);
            let may_pay = project.ready
                && stream.channel != Channel::Procurement
                && stream.reach.contains(&project.county)
                && (self.is_own(payment) || is_pooled);
            let (is_positive, is_new) = (payment.fen > 0, seen.insert((&stream.id, &project.id)));
            self.demand(&project.id, "the stream may pay", may_pay);
            self.demand(&project.id, "a grant is more than nothing", is_positive);
            self.demand(&project.id, "one grant per pair", is_new);
        }
    }

    fn stream(&mut self, stream: &'a Stream) {
        let payments = self.payments.iter().filter(|payment| payment.stream.id == stream.id);
        let (mut paid, mut pooled) = (0, 0);
        for payment in payments {
            paid += payment.fen;
            pooled += if self.is_own(payment) { 0 } else { payment.fen };
        }
        for buffer in self.witness.buffers.iter().filter(|buffer| buffer.stream == stream.id) {
            let credit = self.plan.credit.iter().find(|credit| credit.id == buffer.credit).unwrap();
            let covers = stream.earmark.uses.is_all()
                || credit.uses.listed().iter().all(|use_id| is_covered(use_id, &stream.earmark.uses));
            paid += fen(buffer.amount);
            pooled += if covers { 0 } else { fen(buffer.amount) };
        }
        self.at_most(&stream.id, "no more than there is", paid, fen(stream.amount));
        self.at_most(&stream.id, "must be spent", fen(stream.must_spend), paid);
        let is_poolable = is_at_most_times(pooled, stream.poolable, fen(stream.amount));
        self.demand(&stream.id, "no more pooled than may be", is_poolable);
        self.demand(
            &stream.id,
            "procurement pays nothing",
            stream.channel != Channel::Procurement || paid == 0,
        );
    }

    fn granted(&self, project: &Id) -> i128 {
        self.grants.get(project).copied().unwrap_or_default()
    }

    fn funded(&self, project: &Id) -> i128 {
        self.granted(project) + self.loans.get(project).copied().unwrap_or_default()
    }

    fn project(&mut self, project: &'a Project) {
        let (funded, cost, min) = (self.funded(&project.id), fen(project.cost), fen(project.min));
        let is_funded = |other: &Id| self.funded(other) > 0;
        let fits = match project.funding {
            Funding::Divisible => true,
            Funding::AtLeast => funded == 0 || funded >= min,
            Funding::Whole => funded == 0 || funded == cost,
        };
        let requires_hold = funded == 0 || project.requires.iter().all(is_funded);
        let excludes_hold = funded == 0 || !project.excludes.iter().any(is_funded);
        let must = if project.funding == Funding::Whole { cost } else { min };
        let loan = self.loans.get(&project.id).copied().unwrap_or_default();
        self.at_most(&project.id, "no more than the cost", funded, cost);
        self.demand(&project.id, "its way of funding", fits);
        self.demand(&project.id, "requires", requires_hold);
        self.demand(&project.id, "excludes", excludes_hold);
        self.demand(&project.id, "must", !project.must || funded >= must);
        self.demand(&project.id, "lock", project.lock.is_none_or(|lock| funded == fen(lock)));
        self.demand(
            &project.id,
            "its share of loans",
            is_at_most_times(loan, project.credit_share_max, funded),
        );
    }

    fn credit(&mut self, credit: &'a Credit) {
        let buffers = self.witness.buffers.iter().filter(|buffer| buffer.credit == credit.id);
        let buffered: i128 = buffers.map(|buffer| fen(buffer.amount)).sum();
        let loans = self.witness.loans.iter().filter(|loan| loan.credit == credit.id);
        let lent: i128 = loans.clone().map(|loan| fen(loan.amount)).sum();
        let lendable = |id: &Id| {
            let project = self.projects[id];
            project.ready
                && credit.counties.contains(&project.county)
                && is_covered(&project.use_id, &credit.uses)
        };
        let all_lendable = loans.clone().all(|loan| lendable(&loan.project));
        self.demand(&credit.id, "lends where it may", all_lendable);
        self.demand(&credit.id, "leverage", is_at_most_times(lent, credit.leverage, buffered));
        self.at_most(&credit.id, "no larger buffer", buffered, fen(credit.buffer_max));
    }

    /// Grants that fit a description.
    fn sum(&self, fits: impl Fn(&Payment) -> bool) -> i128 {
        self.payments.iter().filter(|payment| fits(payment)).map(|payment| payment.fen).sum()
    }

    /// Grants by a key, of the payments the rule speaks of.
    fn by<K: Ord>(&self, rule: &Rule, key: impl Fn(&Payment) -> K) -> BTreeMap<K, i128> {
        let mut sums = BTreeMap::new();
        for payment in self.payments.iter().filter(|payment| is_in_scope(rule, payment)) {
            *sums.entry(key(payment)).or_default() += payment.fen;
        }
        sums
    }

    fn rule(&mut self, rule: &Rule) {
        match &rule.kind {
            RuleKind::UseShare(_) => self.use_share(rule),
            RuleKind::CountyRange(_) => self.county_range(rule),
            RuleKind::Match(_) => self.own_match(rule),
            RuleKind::MaxShare(share) => {
                let parts: Vec<i128> = match share.of {
                    Part::County => self.by(rule, |p| p.project.county.clone()).into_values().collect(),
                    Part::Project => self.by(rule, |p| p.project.id.clone()).into_values().collect(),
                    Part::Village => self
                        .by(rule, |p| (p.project.county.clone(), p.project.village.clone()))
                        .into_iter()
                        .filter(|((_, village), _)| !village.is_empty())
                        .map(|(_, fen)| fen)
                        .collect(),
                };
                let all = self.sum(|payment| is_in_scope(rule, payment));
                let holds = parts.into_iter().all(|part| is_at_most_times(part, share.max, all));
                self.demand(&rule.id, "no part gets too much", holds);
            }
            RuleKind::FactorBand(band) => self.factor_band(rule, band),
            RuleKind::NoRegression(regression) => {
                let grants = self.by(rule, |payment| payment.project.county.clone());
                let holds = self.counties(rule).into_iter().all(|county| {
                    let now = grants.get(&county.id).copied().unwrap_or_default();
                    county.last_year.is_none_or(|before| times_is_at_most(regression.ratio, fen(before), now))
                });
                self.demand(&rule.id, "not far below last year", holds);
            }
            RuleKind::Reserve(reserve) => {
                let budget = self.plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
                let held: i128 = budget.map(|stream| fen(stream.amount)).sum();
                let buffers: i128 = self.witness.buffers.iter().map(|buffer| fen(buffer.amount)).sum();
                let kept = held - buffers - self.sum(|_| true);
                self.at_most(&rule.id, "kept back", fen(reserve.amount), kept);
            }
            RuleKind::Forbid(forbid) => {
                let paid = self.sum(|payment| {
                    is_in_scope(rule, payment) && forbid.levels.contains(&payment.stream.level)
                });
                self.at_most(&rule.id, "forbidden", paid, 0);
            }
        }
    }

    fn counties(&self, rule: &Rule) -> Vec<&'a County> {
        let counties = self.plan.counties.iter().map(|county| &**county);
        counties.filter(|county| rule.counties.contains(&county.id)).collect()
    }

    fn use_share(&mut self, rule: &Rule) {
        let RuleKind::UseShare(share) = &rule.kind else { return };
        let in_county = |county: Option<&Id>, payment: &Payment| {
            rule.counties.contains(&payment.project.county)
                && county.is_none_or(|id| *id == payment.project.county)
        };
        let places: Vec<Option<&Id>> = match share.each_county {
            true => self.counties(rule).into_iter().map(|county| Some(&county.id)).collect(),
            false => vec![None],
        };
        for place in places {
            let all = self.sum(|payment| in_county(place, payment));
            let part = self
                .sum(|payment| in_county(place, payment) && is_covered(&payment.project.use_id, &rule.uses));
            self.demand(
                &rule.id,
                "least share",
                share.min.is_none_or(|min| times_is_at_most(min, all, part)),
            );
            self.demand(
                &rule.id,
                "greatest share",
                share.max.is_none_or(|max| is_at_most_times(part, max, all)),
            );
        }
    }

    fn county_range(&mut self, rule: &Rule) {
        let RuleKind::CountyRange(range) = &rule.kind else { return };
        let grants = self.by(rule, |payment| payment.project.county.clone());
        for county in self.counties(rule) {
            let now = grants.get(&county.id).copied().unwrap_or_default();
            let heads = if range.per_head { i128::from(county.population) } else { 1 };
            self.at_most(&rule.id, "least amount", range.min.map_or(0, |min| fen(min) * heads), now);
            self.at_most(
                &rule.id,
                "greatest amount",
                now,
                range.max.map_or(i128::MAX, |max| fen(max) * heads),
            );
        }
    }

    fn own_match(&mut self, rule: &Rule) {
        let RuleKind::Match(own_match) = &rule.kind else { return };
        let place = |payment: &Payment| match own_match.scope {
            MatchScope::Total => None,
            MatchScope::EachCounty => Some(payment.project.county.clone()),
            MatchScope::EachProject => Some(payment.project.id.clone()),
        };
        let mut sums: BTreeMap<Option<Id>, (i128, i128)> = BTreeMap::new();
        for payment in self.payments.iter().filter(|payment| is_in_scope(rule, payment)) {
            let (own, upper) = sums.entry(place(payment)).or_default();
            let is_of = |levels: &[Level]| levels.contains(&payment.stream.level);
            *own += if is_of(&own_match.own_levels) { payment.fen } else { 0 };
            *upper += if is_of(&own_match.upper_levels) { payment.fen } else { 0 };
        }
        let holds = sums.into_values().all(|(own, upper)| times_is_at_most(own_match.ratio, upper, own));
        self.demand(&rule.id, "own money", holds);
    }

    /// In exact fractions: |g · Σ score − G · score| ≤ band · G · score, for scores over one denominator.
    fn factor_band(&mut self, rule: &Rule, band: &FactorBand) {
        let counties = self.counties(rule);
        let grants = self.by(rule, |payment| payment.project.county.clone());
        let all: i128 = grants.values().sum();
        let scores = scores(&counties, &band.weights);
        let sum: i128 = scores.iter().sum();
        let holds = counties.iter().zip(scores).all(|(county, score)| {
            let now = grants.get(&county.id).copied().unwrap_or_default();
            let [actual, due] = [(now, sum), (all, score)].map(|(a, b)| a.checked_mul(b).expect("fits"));
            is_at_most_times((actual - due).abs(), band.band, due)
        });
        self.demand(&rule.id, "near its factor share", holds);
    }
}

/// Numbers in proportion to the factor shares: Σ weight · factor / Σ factor, times performance. Factors are whole numbers here.
fn scores(counties: &[&County], weights: &BTreeMap<String, Ratio>) -> Vec<i128> {
    let in_thousandths = |ratio: Ratio| ratio.parts().0 * 10_i128.pow(3 - ratio.parts().1);
    let whole = |county: &County, factor: &str| county.factors[factor].to_string().parse::<i128>().unwrap();
    let total = |factor: &str| counties.iter().map(|county| whole(county, factor)).sum::<i128>();
    let others = |factor: &str| {
        weights.keys().filter(|other| *other != factor).map(|other| total(other)).product::<i128>()
    };
    let score = |county: &&County| {
        let parts = weights
            .iter()
            .map(|(factor, weight)| in_thousandths(*weight) * whole(county, factor) * others(factor));
        parts.sum::<i128>() * in_thousandths(county.performance)
    };
    counties.iter().map(score).collect()
}

fn is_in_scope(rule: &Rule, payment: &Payment) -> bool {
    rule.counties.contains(&payment.project.county) && is_covered(&payment.project.use_id, &rule.uses)
}
