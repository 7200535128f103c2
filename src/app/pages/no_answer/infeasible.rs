//! A plan that no allocation keeps: which demands cannot hold together, by how much, and the way out.

use std::rc::Rc;

use yew::prelude::*;

use super::concession;
use crate::app::pages::take::Take;
use crate::app::state::answers::Answer;
use crate::app::state::line::use_asking;
use crate::app::state::preferences::use_lang;
use crate::app::state::work::{use_act, use_open};
use crate::i18n::{Key, Phrase};
use crate::protocol::{Explanation, Question, Reply, Request, WayOut};

/// The properties of [`Infeasible`].
#[derive(Properties, PartialEq)]
pub struct InfeasibleProps {
    /// The answer that there is no allocation.
    pub answer: Rc<Answer>,
}

/// How far the question for a way out is.
#[derive(Clone)]
enum Asked {
    /// The worker looks for one.
    Waiting,
    /// It found this one.
    Told(Rc<Reply>),
    /// It found none.
    Nothing,
}

/// What has to give way.
#[component(Infeasible)]
pub fn infeasible(InfeasibleProps { answer }: &InfeasibleProps) -> Html {
    let lang = use_lang();
    let (line, act, open) = (use_asking(), use_act(), use_open());
    let asked = use_state(|| Asked::Waiting);
    use_effect_with(answer.clone(), {
        let asked = asked.setter();
        move |answer: &Rc<Answer>| {
            asked.set(Asked::Waiting);
            let done = Callback::from(move |reply: Option<Rc<Reply>>| {
                asked.set(reply.filter(|reply| way_in(reply).is_some()).map_or(Asked::Nothing, Asked::Told));
            });
            let question = |revision| Request::Explain { revision, question: Question::WayOut };
            line.put(&answer.plan, question, done);
        }
    });
    let take = Take::of(answer, open.as_deref(), act, lang);
    html! {
        <section class="panel conflict" aria-labelledby="conflict-title">
            <h2 id="conflict-title" class="conflict-title">
                <span class="mark" aria-hidden="true">{ "✕" }</span>{ " " }{ Key::InfeasibleTitle.text(lang) }
            </h2>
            <div role="status">
            { match &*asked {
                Asked::Waiting => html! { <p>{ Key::InfeasibleWaiting.text(lang) }</p> },
                Asked::Nothing => html! { <p>{ Key::InfeasibleNothing.text(lang) }</p> },
                Asked::Told(reply) => match way_in(reply) {
                    Some(way) => Offer { take, way }.draw(),
                    None => Html::default(),
                },
            } }
            </div>
        </section>
    }
}

/// The way out in a reply.
fn way_in(reply: &Reply) -> Option<&WayOut> {
    match reply {
        Reply::Explained { answer: Explanation::WayOut(way), .. } => Some(way),
        _ => None,
    }
}

/// A way out, and how it is taken.
pub struct Offer<'a> {
    /// How edits of the plan that cannot be kept are made.
    pub take: Take,
    /// What has to give way.
    pub way: &'a WayOut,
}

impl Offer<'_> {
    fn draw(&self) -> Html {
        let lang = self.take.lang;
        let count = self.way.concessions.len();
        let lead = Key::InfeasibleLead.with(lang, &[("count", &count.to_string())]);
        let label = Phrase::new(Key::InfeasibleAllLabel).with("count", count);
        let says = Key::InfeasibleTake.text(lang);
        html! {
            <>
            <p class="conflict-lead">{ lead }</p>
            <ol class="concessions">
                { for self.way.concessions.iter().map(|one| concession::draw(&self.take, one, count == 1)) }
            </ol>
            { self.take.button(&self.way.edit, label, says, "", "button button-primary") }
            if !self.way.is_solved {
                <p class="panel-note">{ Key::InfeasibleWitness.text(lang) }</p>
            }
            </>
        }
    }
}
