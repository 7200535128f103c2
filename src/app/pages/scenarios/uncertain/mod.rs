//! Uncertain inflows: which streams they are, how many draws, and what those come to.

mod bands;
mod given;
mod projects;
mod result;

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use self::result::ResultPanel;
use super::cast::subject;
use super::study::standing;
use crate::app::platform::{field, page};
use crate::app::state::preferences::use_lang;
use crate::app::state::study::{Found, Question, use_known, use_studies};
use crate::app::state::work::Open;
use crate::i18n::{Key, Lang};
use crate::uncertain::{MOST, uncertain_streams};

/// How many draws are asked for where nobody says otherwise.
const DRAWS: &str = "1000";
/// The seed likewise.
const SEED: &str = "1";

/// The properties of [`Uncertain`].
#[derive(Properties)]
pub struct UncertainProps {
    /// The open plan.
    pub open: Rc<Open>,
}

impl PartialEq for UncertainProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.open, &other.open)
    }
}

/// The part of the page.
#[component(Uncertain)]
pub fn uncertain(UncertainProps { open }: &UncertainProps) -> Html {
    let lang = use_lang();
    let study = use_studies().draws;
    let known = use_known(&study, &open.key);
    let streams = uncertain_streams(open.plan());
    let (draws, seed) = (use_state_eq(|| DRAWS.to_owned()), use_state_eq(|| SEED.to_owned()));
    let (draws_input, seed_input) = (use_node_ref(), use_node_ref());
    let fault = use_state_eq(|| None::<Key>);
    let onsubmit = {
        let (study, open, fault) = (study.clone(), open.clone(), fault.setter());
        let inputs = (draws_input.clone(), seed_input.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            // What stands in the fields, which may be newer than what was drawn last.
            let typed = |input: &NodeRef| page::value(input).unwrap_or_default();
            let asked = asked(&typed(&inputs.0), &typed(&inputs.1));
            fault.set(asked.err());
            if let Ok((draws, seed)) = asked {
                study.begin(&open.key, Arc::new(subject(open.plan())), Question::Draws { draws, seed });
            }
        })
    };
    let words = if known.told.is_some() { Key::UncertainDrawAgain } else { Key::UncertainDraw };
    let result = known.told.as_ref().map(|told| match &told.found {
        Found::Draws(draws) => {
            html! { <ResultPanel open={open.clone()} told={told.clone()} draws={draws.clone()} /> }
        }
        _ => html! { <p class="panel" role="status">{ Key::UncertainNothing.text(lang) }</p> },
    });
    html! {
        <>
        <p class="page-lead">{ Key::UncertainLead.text(lang) }</p>
        { given::draw(open.plan(), &streams, lang) }
        if !streams.is_empty() {
            <form class="panel fro-form" {onsubmit} novalidate=true>
                { number(Key::UncertainDraws, &draws, &draws_input, None, lang) }
                { number(Key::UncertainSeed, &seed, &seed_input, Some(Key::UncertainSeedHint), lang) }
                { standing(&study, &known, open, words, lang) }
                <p class="fro-fault" role="alert">
                    { for fault.map(|fault| fault.with(lang, &[("most", &MOST.to_string())])) }
                </p>
            </form>
        }
        { result }
        </>
    }
}

/// How many draws from which seed; else what is wrong with what was typed.
fn asked(draws: &str, seed: &str) -> Result<(usize, u64), Key> {
    let draws = draws.trim().parse().ok().filter(|draws| (1..=MOST).contains(draws));
    let draws = draws.ok_or(Key::UncertainDrawsWrong)?;
    seed.trim().parse().map(|seed| (draws, seed)).map_err(|_| Key::UncertainSeedWrong)
}

fn number(
    label: Key,
    typed: &UseStateHandle<String>,
    input: &NodeRef,
    hint: Option<Key>,
    lang: Lang,
) -> Html {
    let setter = typed.setter();
    let oninput = Callback::from(move |event: InputEvent| setter.set(field::text(&event)));
    html! {
        <label class="settings-field fro-number">
            <span class="settings-label">{ label.text(lang) }</span>
            <input class="input" type="text" inputmode="numeric" autocomplete="off" ref={input} value={(**typed).clone()} {oninput}
                title={hint.map(|hint| hint.text(lang))} />
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_in_range_are_drawn() {
        assert_eq!(asked(" 1000 ", "7"), Ok((1000, 7)));
        for draws in ["", "0", "-1", "1.5", "10001", "many"] {
            assert_eq!(asked(draws, "7"), Err(Key::UncertainDrawsWrong), "{draws}");
        }
        for seed in ["", "-1", "x", "18446744073709551616"] {
            assert_eq!(asked("10", seed), Err(Key::UncertainSeedWrong), "{seed}");
        }
    }
}
