//! Granting what is wished for on the start page.

use yew::prelude::*;

use super::{Happening, Keeper, Note};
use crate::app::platform::{fetch, page};
use crate::app::state::wish::Wish;

/// What the demonstration's file is called.
const DEMO: &str = "ganzhou-2020.json";

impl Keeper {
    /// Does what is wished for.
    pub fn grant(&self, wish: Wish) {
        match wish {
            Wish::Demo => self.open_demo(),
            Wish::Empty => self.begin_empty(),
            Wish::File(given) => self.open_file(&given),
            Wish::Open(key) => self.open(key),
            Wish::Copy(key) => self.copy(key),
            Wish::Download(key, name) => self.download(key, name),
            Wish::Delete(key) => self.delete(key),
        }
    }

    fn open_demo(&self) {
        let keeper = self.clone();
        let done = move |bytes: Option<Vec<u8>>| match bytes {
            Some(bytes) => keeper.open_document(DEMO, &bytes),
            None => keeper.tell(Happening::Note(Some(Note::NoDemo))),
        };
        fetch::bytes(page::program_file("data-demo"), Callback::from(done));
    }
}
