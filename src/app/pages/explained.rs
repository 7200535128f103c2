//! What the worker explains of an answer when a page is opened.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::answers::Answer;
use crate::app::state::line::use_asking;
use crate::explain::CountyBaseline;
use crate::protocol::{Explanation, Question, Reply, Request};

/// What the worker says to the question about the answer; nothing until it does.
#[hook]
pub fn use_explained(answer: &Rc<Answer>, question: Question) -> Rc<Option<Explanation>> {
    let line = use_asking();
    let told = use_state(Rc::<Option<Explanation>>::default);
    use_effect_with(answer.clone(), {
        let told = told.setter();
        move |answer: &Rc<Answer>| {
            told.set(Rc::default());
            let done = Callback::from(move |reply: Option<Rc<Reply>>| {
                if let Some(Reply::Explained { answer, .. }) = reply.as_deref() {
                    told.set(Rc::new(Some(answer.clone())));
                }
            });
            line.put(&answer.plan, |revision| Request::Explain { revision, question }, done);
        }
    });
    (*told).clone()
}

/// Why counties get more or less than the factor method gives them, where that was asked and told.
pub fn differences(told: Option<&Explanation>) -> &[CountyBaseline] {
    match told {
        Some(Explanation::Baseline(all)) => all,
        _ => &[],
    }
}
