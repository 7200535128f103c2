//! The names of the factors that the factor method commonly weighs. A plan may weigh others, which it names in words of its own.

use crate::i18n::{Key, Phrase, Word};

/// What the factor is called.
pub fn factor_name(factor: &str) -> Word {
    let key = match factor {
        "target_population" => Key::FactorTargetPopulation,
        "income_gap" => Key::FactorIncomeGap,
        "fiscal_gap" => Key::FactorFiscalGap,
        "key_villages" => Key::FactorKeyVillages,
        _ => return factor.into(),
    };
    Phrase::new(key).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn known_factors_have_names_and_others_keep_their_own() {
        assert_eq!(factor_name("target_population").say(Lang::Zh), "目标人口");
        assert_eq!(factor_name("key_villages").say(Lang::En), "key villages");
        assert_eq!(factor_name("山区面积").say(Lang::En), "山区面积");
    }
}
