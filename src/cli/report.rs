//! `fundpool report`: the printed report, or the one-page brief, as one HTML file that needs nothing else.

use std::path::PathBuf;

use clap::Args;

use super::answer::{Answer, Ending};
use super::patience::Patience;
use super::progress::ProgressLine;
use super::style::{FAILED, paint};
use super::{files, remark, source};
use crate::explain::{CountyBaseline, PoolingGain, baseline, pooling};
use crate::i18n::{Key, Lang, Phrase};
use crate::paper::figures::title_of;
use crate::paper::{Finished, Paper, css_string, escaped};
use crate::pipeline::{self, Outcome};
use crate::plan::Plan;
use crate::report::Report;
use crate::result::{self, Judged};
use crate::rows::Demands;
use crate::verify::Verified;

/// The style sheets that documents wear, the same as on the page.
const STYLES: [&str; 6] = [
    include_str!("../../styles/reset.css"),
    include_str!("../../styles/palette.css"),
    include_str!("../../styles/sizes.css"),
    include_str!("../../styles/themes.css"),
    include_str!("../../styles/base.css"),
    include_str!("../../styles/components/report.css"),
];
const PRINT: &str = include_str!("../../styles/print.css");
/// No script, nothing from anywhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[arg(value_name = "RESULT")]
    result: Option<PathBuf>,
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    #[arg(long)]
    brief: bool,
    #[arg(long, value_name = "DATE", default_value = "")]
    date: String,
    #[arg(long)]
    force: bool,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> super::Outcome {
        files::read_input_once(std::iter::once(&self.plan).chain(&self.result))?;
        files::refuse_existing([self.output.as_path()], self.force)?;
        let plan = match source::sound(&self.plan)? {
            Ok(sound) => sound.plan,
            Err(unreadable) => return Ok(unreadable.answer(lang)),
        };
        let found = match &self.result {
            Some(path) => judged(&plan, &files::read(path)?, lang),
            None => solved(&plan, lang),
        };
        let document = match found.and_then(|verified| self.document(&plan, &verified, lang)) {
            Ok(document) => document,
            Err(why) => return Ok(refused(&why)),
        };
        let html = standalone(&plan, &document, lang);
        files::deliver(&self.output, html.into_bytes(), self.force, || {
            let written = Phrase::new(Key::CliWritten).with("output", files::shown(&self.output));
            let told = serde_json::json!({ "written": self.output.display().to_string() });
            Answer::words(format!("{}\n", written.say(lang)), &told, Ending::Done)
        })
    }

    fn document(&self, plan: &Plan, verified: &Verified, lang: Lang) -> Result<Finished, String> {
        let demands = Demands::of(plan);
        let too_large = |_| Key::CliReportTooLarge.text(lang).to_owned();
        let report = Report::of(plan, &demands, verified).map_err(too_large)?;
        let counties = if self.brief { Vec::new() } else { differences(plan, verified) };
        let pooling = if self.brief { gain(plan, verified) } else { None };
        let paper = Paper {
            plan,
            report: &report,
            demands: demands.rows.len(),
            counties: &counties,
            pooling: pooling.as_ref(),
            date: &self.date,
            depth: 0,
            lang,
        };
        Ok(if self.brief { paper.brief() } else { paper.report() })
    }
}

/// The allocation of a result document, once it is judged.
fn judged(plan: &Plan, bytes: &[u8], lang: Lang) -> Result<Verified, String> {
    let claims = result::read(plan, bytes).map_err(|unreadable| remark::lines(&unreadable.remark(), lang))?;
    match result::judge(plan, claims.clone()) {
        Ok(Judged::Allocated(verified)) => Ok(verified),
        Ok(Judged::Infeasible(_)) => Err(Key::CliReportInfeasible.text(lang).to_owned()),
        Err(objection) => Err(remark::lines(&objection.remark(plan, &claims), lang)),
    }
}

/// The best allocation, searched for until it is found or the person's patience is over.
fn solved(plan: &Plan, lang: Lang) -> Result<Verified, String> {
    let patience = Patience::from_now(None);
    let line = ProgressLine::start(&plan.objective, lang);
    let watch = |progress| {
        line.tell(progress);
        patience.left()
    };
    let why = match pipeline::run(plan, &watch) {
        Outcome::Allocated(verified) => return Ok(verified),
        Outcome::Infeasible(_) => Key::CliReportInfeasible,
        Outcome::Unknown(_) | Outcome::Fault(_) => Key::CliReportUnknown,
    };
    Err(why.text(lang).to_owned())
}

/// Why counties get more or less than the factor method gives them; a report does without where it cannot be told.
fn differences(plan: &Plan, verified: &Verified) -> Vec<CountyBaseline> {
    baseline(plan, verified).ok().flatten().map(|found| found.counties).unwrap_or_default()
}

fn gain(plan: &Plan, verified: &Verified) -> Option<PoolingGain> {
    let patience = Patience::from_now(None);
    pooling(plan, verified, &|_| patience.left()).ok().map(|found| found.gain())
}

fn refused(why: &str) -> Answer {
    let text = format!("{}\n", paint(FAILED, why.trim_end()));
    Answer::words(text, &serde_json::json!({ "refused": why }), Ending::No)
}

/// The document as a whole HTML file.
fn standalone(plan: &Plan, document: &Finished, lang: Lang) -> String {
    let (title, tag) = (escaped(&title_of(plan, lang)), lang.tag());
    let head = css_string(&Paper::running_head(plan, lang));
    let styles = STYLES.concat();
    format!(
        "<!doctype html>\n<html lang=\"{tag}\" data-theme=\"light\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{styles}{PRINT}\n:root {{ --running-head: {head}; }}\n\
         </style>\n</head>\n<body>\n<main>\n{}\n</main>\n</body>\n</html>\n",
        document.text()
    )
}
