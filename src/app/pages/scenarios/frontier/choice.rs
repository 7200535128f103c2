//! What benefit can be held against.

use yew::prelude::*;

use crate::app::pages::overview::knob::{self, Knob};
use crate::explain::Lever;
use crate::i18n::{Key, Lang};
use crate::plan::Plan;
use crate::protocol::Against;
use crate::rows::Bound;

/// Something that benefit can be held against.
pub struct Choice {
    /// Tells it apart; stays while rules come and go.
    pub value: String,
    /// What is asked.
    pub against: Against,
    name: String,
}

impl Choice {
    /// The value of the least coverage, which always is one.
    pub const COVERAGE: &str = "coverage";
}

/// Every one: the least coverage, pooled money, then the numbers of the rules that are on.
pub fn all(plan: &Plan, lang: Lang) -> Vec<Choice> {
    let plain =
        |value: &str, against| Choice { value: value.to_owned(), against, name: name(plan, against, lang) };
    let general = [plain(Choice::COVERAGE, Against::Coverage), plain("pooled", Against::Pooled)];
    let rules = knob::all(plan).into_iter().filter_map(|knob| match knob {
        Knob::Lever(Lever::Limit(rule, bound)) => {
            let against = Against::Rule(rule, bound);
            Some(Choice { value: knob.key(plan)?, against, name: name(plan, against, lang) })
        }
        _ => None,
    });
    general.into_iter().chain(rules).collect()
}

/// What it is called.
pub fn name(plan: &Plan, against: Against, lang: Lang) -> String {
    match against {
        Against::Coverage => Key::FrontierCoverage.text(lang).to_owned(),
        Against::Pooled => Key::FrontierPooled.text(lang).to_owned(),
        Against::Rule(rule, bound) => {
            let words = match bound {
                Bound::Min => Key::FrontierAtLeast,
                Bound::Max => Key::FrontierAtMost,
            };
            words.with(lang, &[("name", &Knob::Lever(Lever::Limit(rule, bound)).name(plan, lang))])
        }
    }
}

/// The options of the field, in two groups.
pub fn options(choices: &[Choice], chosen: Option<&Choice>, lang: Lang) -> Html {
    let group = |label: Key, of_rules: bool| {
        let inside = choices.iter().filter(|one| matches!(one.against, Against::Rule(..)) == of_rules);
        let options = inside.map(|one| {
            let selected = chosen.is_some_and(|chosen| chosen.value == one.value);
            html! { <option key={one.value.clone()} value={one.value.clone()} {selected}>{ one.name.clone() }</option> }
        });
        html! { <optgroup label={label.text(lang)}>{ for options }</optgroup> }
    };
    html! { <>{ group(Key::FrontierGeneral, false) }{ group(Key::FrontierRules, true) }</> }
}
