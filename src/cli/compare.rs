//! `fundpool compare`: plans beside each other, the first being what the others are compared with.

use std::path::PathBuf;

use clap::Args;

use super::versus::{Side, compare, refuse_too_many};
use super::{Outcome, files, source};
use crate::diagnostic::Name;
use crate::i18n::{Key, Lang};

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PLAN", required = true, num_args = 2..)]
    plans: Vec<PathBuf>,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        files::read_input_once(&self.plans)?;
        refuse_too_many(self.plans.len(), Key::CliVersusFewer)?;
        let mut sides = Vec::new();
        for path in &self.plans {
            let plan = match source::sound(path)? {
                Ok(sound) => sound.plan,
                Err(unreadable) => return Ok(unreadable.answer(lang)),
            };
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| files::shown(path).say(lang));
            sides.push(Side { name: Name { zh, en }, plan, remarks: Vec::new() });
        }
        Ok(compare(sides, lang))
    }
}
