//! `fundpool gen`: random plans that look real.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::answer::{Answer, Ending};
use super::{Outcome, files};
use crate::document::json;
use crate::generate::{Conflict, Generated, Options, generate_with_witness};
use crate::i18n::{Key, Lang, Phrase, Word};
use crate::money::{Money, Ratio, Scale, read_share};
use crate::plan::Plan;

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(long, value_name = "COUNT", default_value_t = Options::default().streams, value_parser = up_to(Options::MAX_STREAMS))]
    streams: usize,
    #[arg(long, value_name = "COUNT", default_value_t = Options::default().projects, value_parser = up_to(Options::MAX_PROJECTS))]
    projects: usize,
    #[arg(long, value_name = "COUNT", default_value_t = Options::default().counties, value_parser = up_to(Options::MAX_COUNTIES))]
    counties: usize,
    #[arg(long, value_name = "SEED", default_value_t = Options::default().seed)]
    seed: u64,
    #[arg(long, value_name = "SHARE", default_value_t = Options::default().whole, value_parser = share)]
    whole: Ratio,
    #[arg(long)]
    infeasible: bool,
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    #[arg(long)]
    force: bool,
}

/// A plan that was written, as programs read it.
#[derive(Serialize)]
struct Written {
    written: String,
    streams: usize,
    projects: usize,
    counties: usize,
    rules: usize,
    amount: String,
    cost: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<Contradiction>,
}

#[derive(Serialize)]
struct Contradiction {
    legal: String,
    policy: String,
    short: String,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        files::refuse_existing([self.output.as_path()], self.force)?;
        let generated = generate_with_witness(&self.options());
        let document = json::write(&generated.plan).into_bytes();
        files::deliver(&self.output, document, self.force, || self.told(&generated, lang))
    }

    const fn options(&self) -> Options {
        Options {
            streams: self.streams,
            projects: self.projects,
            counties: self.counties,
            seed: self.seed,
            whole: self.whole,
            infeasible: self.infeasible,
        }
    }

    fn told(&self, Generated { plan, conflict, .. }: &Generated, lang: Lang) -> Answer {
        let (amount, cost) = (amount(plan), cost(plan));
        let done = Phrase::new(Key::CliGenDone)
            .with("output", files::shown(&self.output))
            .with("streams", plan.streams.len())
            .with("amount", amount)
            .with("projects", plan.projects.len())
            .with("cost", cost)
            .with("counties", plan.counties.len())
            .with("rules", plan.rules.len());
        let contradiction = conflict.as_ref().map(contradiction);
        let lines: Vec<String> =
            std::iter::once(done).chain(contradiction).map(|phrase| phrase.say(lang) + "\n").collect();
        let written = Written {
            written: self.output.display().to_string(),
            streams: plan.streams.len(),
            projects: plan.projects.len(),
            counties: plan.counties.len(),
            rules: plan.rules.len(),
            amount: amount.to_string(),
            cost: cost.to_string(),
            conflict: conflict.as_ref().map(|Conflict { legal, policy, short }| Contradiction {
                legal: legal.to_string(),
                policy: policy.to_string(),
                short: short.to_string(),
            }),
        };
        Answer::words(lines.concat(), &written, Ending::Done)
    }
}

fn contradiction(conflict: &Conflict) -> Phrase {
    let id = |id: &crate::plan::Id| Word::from(id.as_str());
    Phrase::new(Key::CliGenConflict)
        .with("legal", id(&conflict.legal))
        .with("policy", id(&conflict.policy))
        .with("short", conflict.short)
}

/// What all streams hold; a generated plan's totals fit.
fn amount(plan: &Plan) -> Money {
    Money::sum(plan.streams.iter().map(|stream| stream.amount)).unwrap_or_default()
}

/// What all projects cost.
fn cost(plan: &Plan) -> Money {
    Money::sum(plan.projects.iter().map(|project| project.cost)).unwrap_or_default()
}

/// Reads a number of things from 1. clap asks for a text of the error, but the help says it in the right language.
pub(super) fn up_to(most: usize) -> impl Fn(&str) -> Result<usize, String> + Clone {
    move |text| text.parse().ok().filter(|count| (1..=most).contains(count)).ok_or_else(String::new)
}

/// A share as people write it: `0.3` or `30%`.
fn share(text: &str) -> Result<Ratio, String> {
    read_share(text, Scale::One).map(|reading| reading.ratio).map_err(|_| String::new())
}
