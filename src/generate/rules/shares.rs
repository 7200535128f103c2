//! Shares of uses, counties, villages and projects, and own money beside money from above.

use super::super::tally::Share;
use super::super::uses::GROUPS;
use super::super::words::{percent, thousandths};
use super::{Book, Head, OWN, UPPER, ceil_of, floor_of, rule_for_use};
use crate::i18n::Key;
use crate::plan::Scope;
use crate::plan::rule::Strength::{Legal, Policy, Preference};
use crate::plan::rule::{Match, MatchScope, MaxShare, Part, Rule, RuleKind, UseShare};

/// Less than this many thousandths are not rounded to percent, so that small parts of large plans have a limit near them.
const FEW: i64 = 50;

const USE_FLOOR: Head = Head("use-floor", Key::GenRuleUseFloor, Policy);
const USE_FLOOR_COUNTY: Head = Head("use-floor-county", Key::GenRuleUseFloorCounty, Preference);
const USE_CEILING: Head = Head("use-ceiling", Key::GenRuleUseCeiling, Preference);
const MAX_COUNTY: Head = Head("max-county", Key::GenRuleMaxCounty, Policy);
const MAX_VILLAGE: Head = Head("max-village", Key::GenRuleMaxVillage, Policy);
const MAX_PROJECT: Head = Head("max-project", Key::GenRuleMaxProject, Preference);
const MATCH: Head = Head("match", Key::GenRuleMatch, Legal);
const MATCH_COUNTY: Head = Head("match-county", Key::GenRuleMatchCounty, Preference);

impl Book<'_> {
    /// A floor under the largest group of uses, over all and in each county, and a ceiling on the smallest.
    pub(super) fn use_shares(&mut self) {
        let all = &self.tally.all;
        let Some(largest) = GROUPS.iter().max_by_key(|group| all.group(group.0)) else { return };
        let floor = floor_of(all.group(largest.0), all.fen, 92);
        let floor_in = |county: &Share| floor_of(county.group(largest.0), county.fen, 80);
        let floor_in_each = self.tally.funded().map(floor_in).min().unwrap_or_default();
        let others = GROUPS.iter().filter(|group| *group != largest && all.group(group.0) > 0);
        let smallest = others.min_by_key(|group| all.group(group.0));
        let ceiling = smallest.map(|group| (group, ceil_of(all.group(group.0), all.fen, 115)));
        self.add_use_share(USE_FLOOR, *largest, Some(floor), None);
        self.add_use_share(USE_FLOOR_COUNTY, *largest, Some(floor_in_each), None);
        if let Some((group, ceiling)) = ceiling {
            self.add_use_share(USE_CEILING, *group, None, Some(ceiling));
        }
    }

    /// Adds the rule if it demands anything.
    fn add_use_share(&mut self, head: Head, group: (&str, Key), min: Option<i64>, max: Option<i64>) {
        if min == Some(0) || max.is_some_and(|max| max >= 100) {
            return;
        }
        let each_county = head.0 == USE_FLOOR_COUNTY.0;
        let share = UseShare { min: min.map(percent), max: max.map(percent), each_county };
        let counties = if each_county { self.funded.clone() } else { Scope::All };
        let rule = rule_for_use(self.number(), head, group, RuleKind::UseShare(share));
        self.rules.push(Rule { counties, ..rule });
    }

    /// Ceilings on what one county, township or project gets.
    pub(super) fn part_shares(&mut self) {
        let county = self.tally.funded().map(|county| county.fen).max();
        let village = self.tally.villages.values().copied().max();
        let project = self.tally.projects.iter().copied().max();
        self.add_max_share(MAX_COUNTY, Part::County, county);
        self.add_max_share(MAX_VILLAGE, Part::Village, village);
        self.add_max_share(MAX_PROJECT, Part::Project, project);
    }

    /// Adds a ceiling above the greatest part, unless that is all.
    fn add_max_share(&mut self, head: Head, of: Part, greatest: Option<i64>) {
        let ceiling = round_up(ceil_of(greatest.unwrap_or_default(), self.tally.all.fen, 1_150));
        if ceiling < 1_000 {
            self.add(head, RuleKind::MaxShare(MaxShare { of, max: thousandths(ceiling) }));
        }
    }

    /// Own money beside money from above, in all and in each county.
    pub(super) fn matches(&mut self) {
        let ratio = |share: &Share| round_down(floor_of(share.own, share.upper, 850));
        let with_upper = self.tally.funded().filter(|county| county.upper > 0);
        let in_each = with_upper.map(ratio).min().unwrap_or_default();
        // The tenth that cities are asked for, where the witness gives no measure.
        let in_all = if self.tally.all.upper > 0 { ratio(&self.tally.all) } else { 100 };
        self.add_match(MATCH, in_all, MatchScope::Total);
        self.add_match(MATCH_COUNTY, in_each, MatchScope::EachCounty);
    }

    /// Adds the rule unless its ratio is too small to say anything.
    fn add_match(&mut self, head: Head, ratio: i64, scope: MatchScope) {
        if ratio > 0 {
            let (own_levels, upper_levels) = (OWN.to_vec(), UPPER.to_vec());
            let ratio = thousandths(ratio);
            self.add(head, RuleKind::Match(Match { own_levels, upper_levels, ratio, scope }));
        }
    }
}

/// Thousandths in whole percent, unless they are few.
const fn round_down(thousandths: i64) -> i64 {
    if thousandths < FEW { thousandths } else { thousandths / 10 * 10 }
}

/// Thousandths in whole percent from above, unless they are few.
const fn round_up(thousandths: i64) -> i64 {
    if thousandths < FEW { thousandths } else { (thousandths + 9) / 10 * 10 }
}
