//! `fundpool schema`: the JSON Schema of plan files.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::answer::{Answer, Ending};
use super::{Outcome, files};
use crate::document::json;
use crate::i18n::{Key, Lang, Phrase};

#[derive(Args)]
pub(super) struct Arguments {
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    #[arg(long)]
    force: bool,
}

impl Arguments {
    pub(super) fn run(self, lang: Lang) -> Outcome {
        files::deliver(&self.output, json::schema().into_bytes(), self.force, || {
            let written = Phrase::new(Key::CliWritten).with("output", files::shown(&self.output));
            let told = json!({ "written": self.output.display().to_string() });
            Answer::words(format!("{}\n", written.say(lang)), &told, Ending::Done)
        })
    }
}
