//! Counties that do not exist.

use std::collections::BTreeMap;

use super::Options;
use super::random::{Random, Subject};
use super::words::{id, percent, text, word, word_count};
use crate::i18n::{Key, Lang};
use crate::plan::{County, CountyClass, Origin, Text};

/// The counties with all that does not hang on grants; factors and last year's grants follow from the witness.
pub(super) fn counties(options: &Options) -> Vec<County> {
    let mut random = Random::new(options.seed, Subject::Counties);
    (0..options.counties.max(1)).map(|position| county(position, &mut random)).collect()
}

fn county(position: usize, random: &mut Random) -> County {
    let name = county_name(position);
    County {
        id: id(&name.en_first().to_lowercase().replace(' ', "-")),
        name,
        code: None,
        class: if random.percent(60) { CountyClass::Key } else { CountyClass::Other },
        population: random.skewed(350_000).clamp(60_000, 1_400_000).unsigned_abs(),
        last_year: None,
        performance: percent(random.between(95, 105)),
        factors: BTreeMap::new(),
        origin: Origin { illustrative: true, ..Origin::default() },
    }
}

/// Two syllables, each pair once; when they are used up, the pairs again with a number.
fn county_name(position: usize) -> Text {
    let (heads, tails) = (word_count(Key::GenCountyHeads), word_count(Key::GenCountyTails));
    let (row, round) = (position / heads, position / (heads * tails) + 1);
    text(|lang| {
        let head = word(Key::GenCountyHeads, lang, position);
        // Shifted by the row, so that neighbours in the list differ in both syllables.
        let tail = word(Key::GenCountyTails, lang, position % heads + row);
        let name = format!("{head}{tail}");
        match round {
            1 => Key::GenCounty.with(lang, &[("name", &name)]),
            _ => Key::GenCountyAgain.with(lang, &[("name", &name), ("number", &round.to_string())]),
        }
    })
}

/// The township at this position of a county: its name in this language.
pub(super) fn township_name(position: usize, lang: Lang) -> String {
    let heads = word_count(Key::GenTownshipHeads);
    let head = word(Key::GenTownshipHeads, lang, position);
    let tail = word(Key::GenTownshipTails, lang, position % heads + position / heads);
    Key::GenTownship.with(lang, &[("name", &format!("{head}{tail}"))])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_counties_share_a_name_or_id() {
        let options = Options { counties: 450, ..Options::default() };
        let counties = counties(&options);
        let ids: BTreeSet<_> = counties.iter().map(|county| &county.id).collect();
        let zh: BTreeSet<_> = counties.iter().map(|county| county.name.zh_first()).collect();
        assert_eq!((ids.len(), zh.len()), (450, 450));
        assert_eq!(counties[0].name.zh_first(), "青汀县");
        assert_eq!(counties[0].id.as_str(), "qingting");
        assert_eq!(counties[200].id.as_str(), "qingting-2");
    }
}
