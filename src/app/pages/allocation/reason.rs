//! Why a project gets no more, in words.

use crate::app::pages::figures::amount;
use crate::explain::Reason;
use crate::i18n::{Key, Lang};
use crate::money::Money;
use crate::paper::figures::called;
use crate::paper::ledger::short;
use crate::plan::{Plan, Refusal, TableName, distinct_name, name_alone};

/// The reason as a sentence.
pub fn say(plan: &Plan, reason: &Reason, lang: Lang) -> String {
    let project = |index| project_name(plan, index, lang);
    match reason {
        Reason::NotReady => Key::ReportReasonNotReady.text(lang).to_owned(),
        Reason::Locked(at) => Key::WhyLocked.with(lang, &[("amount", &amount(*at, lang))]),
        Reason::NoPayer(refusals) => {
            let said = listed(refusals, |(stream, why)| refusal(plan, *stream, *why, lang), lang);
            Key::WhyNoPayer.with(lang, &[("streams", &said)])
        }
        Reason::Requires(other) => Key::ReportReasonRequires.with(lang, &[("other", &project(*other))]),
        Reason::ExcludedBy(other) => Key::ReportReasonExcluded.with(lang, &[("other", &project(*other))]),
        Reason::Full { row, room, .. } => {
            let demand = row.phrase(plan, name_alone).say(lang);
            Key::WhyFull.with(lang, &[("demand", &demand), ("room", &amount(*room, lang))])
        }
        Reason::Spent(left) => {
            let said = listed(left, |(stream, left)| remainder(plan, *stream, *left, lang), lang);
            Key::WhySpent.with(lang, &[("streams", &said)])
        }
        Reason::Competes { own, in_county, in_all } => competes(plan, *own, in_county.or(*in_all), lang),
    }
}

/// How many streams are told one by one.
const MOST: usize = 4;

/// The first few in words, and that there are more.
fn listed<T>(all: &[T], say: impl Fn(&T) -> String, lang: Lang) -> String {
    let mut said: Vec<String> = all.iter().take(MOST).map(say).collect();
    let more = all.len().saturating_sub(MOST);
    if more > 0 {
        said.push(Key::InfeasibleMore.with(lang, &[("count", &more.to_string())]));
    }
    said.join(Key::WhySeparator.text(lang))
}

fn refusal(plan: &Plan, stream: usize, why: Refusal, lang: Lang) -> String {
    let (name, why) = (stream_name(plan, stream, lang), why.phrase(plan).say(lang));
    Key::WhyOfStream.with(lang, &[("stream", &name), ("what", &why)])
}

fn remainder(plan: &Plan, stream: usize, left: Money, lang: Lang) -> String {
    let (name, left) = (stream_name(plan, stream, lang), amount(left, lang));
    Key::WhyOfStream.with(lang, &[("stream", &name), ("what", &left)])
}

fn stream_name(plan: &Plan, stream: usize, lang: Lang) -> String {
    let name = plan.streams.get(stream).map(|one| distinct_name(plan, TableName::Streams, &one.id));
    name.map(|name| called(&name, lang)).unwrap_or_default()
}

fn project_name(plan: &Plan, project: usize, lang: Lang) -> String {
    let name = plan.projects.get(project).map(|one| distinct_name(plan, TableName::Projects, &one.id));
    name.map(|name| called(&name, lang)).unwrap_or_default()
}

fn competes(plan: &Plan, own: i128, rival: Option<(usize, i128)>, lang: Lang) -> String {
    let own = short(own);
    let Some((other, brings)) = rival else { return Key::WhyBrings.with(lang, &[("own", &own)]) };
    let other = project_name(plan, other, lang);
    Key::WhyCompetes.with(lang, &[("own", &own), ("other", &other), ("brings", &short(brings))])
}
