//! `fundpool completions`: scripts that let a shell complete what is typed.

use clap::Args;
use clap_complete::Shell;

use super::Outcome;
use super::answer::Answer;
use super::arguments::grammar;
use crate::i18n::Lang;

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut grammar(lang), "fundpool", &mut script);
        Ok(Answer::bytes(script))
    }
}
