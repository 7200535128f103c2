//! Figures and names of a report as people read them.

use crate::diagnostic::{Name, visible};
use crate::i18n::{Key, Lang, fitting_amount, short_percent};
use crate::money::{Money, Scale, exact_trillionths};
use crate::plan::{Id, Plan, Text, row_name};
use crate::report::{Place, Report, Trillionths};

/// A name in the language, with what would not be seen made visible.
pub fn called(name: &Name, lang: Lang) -> String {
    visible(match lang {
        Lang::Zh => &name.zh,
        Lang::En => &name.en,
    })
}

/// An amount in the unit that fits it, with two decimals.
pub fn amount(amount: Money, lang: Lang) -> String {
    fitting_amount(amount, lang).text
}

/// The title in a language; where there is none, words that say so.
pub fn title_in(title: &Text, lang: Lang) -> String {
    let words = match lang {
        Lang::Zh => title.zh_first(),
        Lang::En => title.en_first(),
    };
    if words.trim().is_empty() { Key::FrameUntitled.text(lang).to_owned() } else { words.to_owned() }
}

/// The title of a plan, with what would not be seen made visible.
pub fn title_of(plan: &Plan, lang: Lang) -> String {
    visible(&title_in(&plan.title, lang))
}

/// What a row is called in the language.
pub fn name_of(name: &Text, id: &Id, lang: Lang) -> String {
    called(&row_name(name, id), lang)
}

/// A share in percent, with two decimals.
pub fn percent(share: Trillionths, lang: Lang) -> String {
    share.ratio().map_or_else(|| exact_trillionths(share.0), |share| short_percent(share, 2, lang).text)
}

/// The same of a difference, with its sign.
pub fn signed_percent(share: Trillionths, lang: Lang) -> String {
    format!("{}{}", if share.0 > 0 { "+" } else { "" }, percent(share, lang))
}

/// A number, with two decimals.
pub fn number(number: Trillionths) -> String {
    number.ratio().map_or_else(|| exact_trillionths(number.0), |number| number.short_in(Scale::One, 2).text)
}

/// Where a row of a rule holds.
pub fn place_name(plan: &Plan, report: &Report, place: Place, lang: Lang) -> String {
    let county = |position: usize| {
        plan.counties.get(position).map(|county| name_of(&county.name, &county.id, lang)).unwrap_or_default()
    };
    match place {
        Place::Everywhere => Key::ReportPlaceEverywhere.text(lang).to_owned(),
        Place::County(position) => county(position),
        Place::Project(position) => {
            let project = plan.projects.get(position);
            project.map(|project| name_of(&project.name, &project.id, lang)).unwrap_or_default()
        }
        Place::Village(position) => match report.villages.get(position) {
            Some(village) => Key::ReportPlaceVillage
                .with(lang, &[("county", &county(village.county)), ("village", &visible(&village.name))]),
            None => String::new(),
        },
    }
}
