//! What moving least saves and costs, in sentences that claim no more than is proven.

use crate::explain::Replan;
use crate::i18n::{Key, Lang};
use crate::money::Money;
use crate::paper::goal::{ceil, figure, floor};
use crate::plan::{Goal, Plan, Term};

/// What is known of the two ways to go on after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the allocation that moves least moves.
    pub near: Money,
    /// What the best one moves.
    pub best: Money,
    /// What has to move in any case.
    pub forced: Money,
    /// What the best one brings more of the first goal, in its own unit with 12 decimals, more is better: at least and at most so much.
    pub gain: (i128, i128),
    /// The first goal, where there is one.
    pub goal: Option<Goal>,
}

impl Verdict {
    /// What is known of a plan that changed into this one.
    pub fn of(replan: &Replan, changed: &Plan) -> Self {
        Self {
            near: replan.near_moved.total,
            best: replan.best_moved.total,
            forced: replan.forced,
            gain: replan.gain,
            goal: changed.objective.first().map(|tier| tier.goal),
        }
    }

    /// What is saved, what it costs, and how certain it is that nothing moves less. `amount` writes money.
    pub fn sentences(&self, lang: Lang, amount: &dyn Fn(Money) -> String) -> Vec<String> {
        [Some(self.saved(lang, amount)), self.price(lang), Some(self.certainty(lang, amount))]
            .into_iter()
            .flatten()
            .collect()
    }

    fn saved(&self, lang: Lang, amount: &dyn Fn(Money) -> String) -> String {
        match self.best.checked_sub(self.near).filter(|saved| *saved > Money::ZERO) {
            None => Key::LeastSavesNothing.text(lang).to_owned(),
            Some(saved) => Key::LeastSaves.with(
                lang,
                &[("near", &amount(self.near)), ("best", &amount(self.best)), ("saved", &amount(saved))],
            ),
        }
    }

    fn price(&self, lang: Lang) -> Option<String> {
        let goal = self.goal?;
        let (least, most) = (floor(goal, self.gain.0.max(0)), ceil(goal, self.gain.1.max(0)));
        let key = match (least, most) {
            (_, 0) => Key::LeastPriceNone,
            (0, _) => Key::LeastPriceAtMost,
            _ if least == most => Key::LeastPriceExact,
            _ => Key::LeastPriceBetween,
        };
        let (least, most) = (figure(goal, least, lang), figure(goal, most, lang));
        Some(key.with(lang, &[("goal", goal.term().text(lang)), ("least", &least), ("most", &most)]))
    }

    fn certainty(&self, lang: Lang, amount: &dyn Fn(Money) -> String) -> String {
        let key = match self.forced {
            _ if self.near == Money::ZERO => Key::LeastForcedNothing,
            forced if forced == self.near => Key::LeastForcedAll,
            Money::ZERO => Key::LeastForcedUnknown,
            _ => Key::LeastForcedSome,
        };
        key.with(lang, &[("forced", &amount(self.forced)), ("near", &amount(self.near))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: i128 = 1_000_000_000_000;

    fn said(near: i64, best: i64, forced: i64, gain: (i128, i128)) -> [String; 3] {
        let money = |yuan: i64| Money::from_fen(yuan * 100);
        let goal = Some(Goal::Benefit);
        let verdict = Verdict { near: money(near), best: money(best), forced: money(forced), gain, goal };
        verdict.sentences(Lang::En, &|amount| amount.to_string()).try_into().unwrap()
    }

    #[test]
    fn what_is_saved_and_what_it_costs_is_never_more_than_is_proven() {
        let check = |gain: (i128, i128), expect: &str| assert_eq!(said(1, 2, 1, gain)[1], expect);
        let cost = "Moving least costs ";
        check((0, 0), "Moving least gives up nothing of benefit: no allocation does better (proven).");
        // What cannot be seen is rounded against the claim.
        check((1, ONE), &format!("{cost}at most 1 of benefit (proven)."));
        check((0, 1), &format!("{cost}at most 0.01 of benefit (proven)."));
        check((ONE, 2 * ONE + 1), &format!("{cost}1 to 2.01 of benefit (proven)."));
        check((ONE, ONE), &format!("{cost}1 of benefit (proven)."));
        // Where a slack lets the best one give up some of the goal, the nearest may reach more.
        check((-ONE, 0), "Moving least gives up nothing of benefit: no allocation does better (proven).");
    }

    #[test]
    fn that_nothing_moves_less_is_said_only_where_it_is_proven() {
        let check = |near, best, forced, saved: &str, certain: &str| {
            let [told, _, known] = said(near, best, forced, (0, 0));
            assert!(told.contains(saved) && known.contains(certain), "{told} {known}");
        };
        check(0, 9, 0, "9.00 more", "nothing has to move");
        check(5, 9, 5, "4.00 more", "No allocation moves less");
        check(6, 9, 5, "3.00 more", "at least 5.00 has to move");
        check(6, 6, 0, "moves no more", "not proven");
    }
}
