//! A rule's sentence, whose figures are changed in place.

use std::sync::Arc;

use yew::prelude::*;

use super::figure::Figure;
use super::value::{label, read};
use crate::app::state::work::Act;
use crate::diagnostic::{Diagnostic, Place};
use crate::i18n::{Lang, Piece, describe};
use crate::plan::edit::{Change, RowChange, RuleField, apply};
use crate::plan::rule::{Rule, RuleKind, sentence_to_change};
use crate::plan::{Plan, factor_name};

/// What the rule demands.
pub fn draw(plan: &Arc<Plan>, rule: &Arc<Rule>, act: &Callback<Act>, lang: Lang) -> Html {
    let phrase = sentence_to_change(plan, rule);
    // The weights stand in the order of their factors.
    let mut factors = match &rule.kind {
        RuleKind::FactorBand(band) => band.weights.keys().cloned().collect(),
        _ => Vec::new(),
    }
    .into_iter();
    let draw = |piece: Piece<'_>| match piece {
        Piece::Words(words) => html! { { words } },
        Piece::Figure { name, text, .. } => match label(name) {
            None => html! { <span class="sentence-name">{ text }</span> },
            Some(key) => {
                let factor = if name == "weight" { factors.next() } else { None };
                let label = factor.as_deref().map(|factor| factor_name(factor).say(lang));
                let label = label.unwrap_or_else(|| key.text(lang).to_owned());
                let commit = commit(plan, rule, name, factor.unwrap_or_default(), act, lang);
                html! { <Figure {text} {label} {commit} /> }
            }
        },
    };
    html! { <p class="sentence">{ for phrase.pieces(lang).into_iter().map(draw) }</p> }
}

/// Takes what was typed for a figure, or says why not.
pub fn commit(
    plan: &Arc<Plan>,
    rule: &Arc<Rule>,
    name: &'static str,
    factor: String,
    act: &Callback<Act>,
    lang: Lang,
) -> Callback<String, Option<String>> {
    let (plan, rule, act) = (plan.clone(), rule.clone(), act.clone());
    Callback::from(move |text: String| {
        let value = match read(&rule.kind, name, &factor, &text) {
            Ok(value) => value?,
            Err(error) => return Some(words(&Diagnostic::of_input(&error, Place::Document), lang)),
        };
        let change = set(&rule, RuleField::Value(value));
        match apply(&plan, &change) {
            Ok(_) => act.emit(Act::Make(vec![change])),
            Err(reasons) => return reasons.first().map(|reason| words(reason, lang)),
        }
        None
    })
}

/// The change that sets a field of the rule.
pub fn set(rule: &Rule, field: RuleField) -> Change {
    Change::Rule(RowChange::Set { id: rule.id.clone(), field })
}

fn words(diagnostic: &Diagnostic, lang: Lang) -> String {
    let told = describe(diagnostic, lang);
    [told.what, told.hint].join(" — ")
}
