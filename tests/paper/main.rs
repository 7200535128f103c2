//! What is handed round: that it holds the figures of the report, and that words in it stay words.

#[path = "../support/allocated.rs"]
mod allocated;
mod figures;
mod hostile;
mod inks;
mod markup;

use fundpool::document::json;
use fundpool::explain::{CountyBaseline, baseline};
use fundpool::i18n::Lang;
use fundpool::paper::Paper;
use fundpool::plan::Plan;
use fundpool::report::Report;
use fundpool::verify::Verified;

/// An example of the project, solved.
struct Case {
    plan: Plan,
    verified: Verified,
    report: Report,
    counties: Vec<CountyBaseline>,
}

impl Case {
    fn example(name: &str) -> Self {
        let path = format!("{}/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
        Self::of(json::read(&std::fs::read(path).unwrap()).plan.unwrap())
    }

    fn of(plan: Plan) -> Self {
        let verified = allocated::solved(&plan);
        Self::told(plan, verified)
    }

    /// A plan with an allocation that is there already.
    fn told(plan: Plan, verified: Verified) -> Self {
        let report = allocated::report(&plan, &verified);
        let counties = baseline(&plan, &verified).unwrap().map(|found| found.counties).unwrap_or_default();
        Self { plan, verified, report, counties }
    }

    fn paper(&self, lang: Lang) -> Paper<'_> {
        Paper {
            plan: &self.plan,
            report: &self.report,
            demands: 7,
            counties: &self.counties,
            pooling: None,
            date: "2026-03-01",
            depth: 0,
            lang,
        }
    }
}
