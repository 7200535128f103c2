//! `fundpool check`: all problems of a plan at once, and their repair.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, files, repair, source};
use crate::i18n::Lang;

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[arg(long, requires = "output")]
    repair: bool,
    #[arg(long, short, value_name = "FILE", requires = "repair")]
    output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    force: bool,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        let bytes = files::read(&self.plan)?;
        if let Some(output) = &self.output {
            return repair::run(&self.plan, &bytes, output, self.force, lang);
        }
        let (_, findings) = source::examine(&bytes);
        Ok(source::judgement(&self.plan, &findings, lang))
    }
}
