//! Scenarios with changes of every kind.

use std::sync::Arc;

use fundpool::plan::edit::{
    Change, CountyField, CreditField, MeasureField, PlanField, ProjectField, Row, RowChange, RuleField,
    RuleValue, ScenarioField, StreamField, UseField,
};
use fundpool::plan::{Channel, CountyClass, Level, Quantum, Scenario};

use super::Dice;

impl Dice {
    pub fn scenario(&mut self) -> Scenario {
        Scenario {
            id: self.id(),
            name: self.text(),
            note: self.text(),
            base: self.maybe(Self::id),
            changes: self.list(Self::change),
        }
    }

    fn change(&mut self) -> Change {
        match self.below(9) {
            0 => Change::Plan(self.plan_field()),
            1 => Change::Use(self.row_change(Self::use_row, |dice| UseField::Name(dice.text()))),
            2 => Change::Measure(self.row_change(Self::measure, Self::measure_field)),
            3 => Change::County(self.row_change(Self::county, Self::county_field)),
            4 => Change::Stream(self.row_change(Self::stream, Self::stream_field)),
            5 => Change::Credit(self.row_change(Self::credit, Self::credit_field)),
            6 => Change::Project(self.row_change(Self::project, Self::project_field)),
            7 => Change::Rule(self.row_change(Self::rule, Self::rule_field)),
            _ => Change::Scenario(self.row_change(Self::plain_scenario, Self::scenario_field)),
        }
    }

    /// A scenario without changes, so that the depth stays small.
    fn plain_scenario(&mut self) -> Scenario {
        Scenario { id: self.id(), name: self.text(), note: self.text(), base: None, changes: Vec::new() }
    }

    fn row_change<R: Row>(
        &mut self,
        row: impl FnOnce(&mut Self) -> R,
        field: impl FnOnce(&mut Self) -> R::Field,
    ) -> RowChange<R> {
        match self.below(7) {
            0 => RowChange::Add { row: Arc::new(row(self)), before: self.maybe(Self::id) },
            1 => RowChange::Remove { id: self.id() },
            2 => RowChange::Move { id: self.id(), before: self.maybe(Self::id) },
            3 => RowChange::Rename { id: self.id(), to: self.id() },
            _ => RowChange::Set { id: self.id(), field: field(self) },
        }
    }

    fn plan_field(&mut self) -> PlanField {
        match self.below(8) {
            0 => PlanField::Title(self.text()),
            1 => PlanField::Note(self.text()),
            2 => PlanField::Year(self.maybe(|dice| dice.below(3_000) as u16)),
            3 => PlanField::Quantum(self.one_of(&Quantum::ALL)),
            4 => PlanField::PoolUses(self.scope()),
            5 => PlanField::PoolCounties(self.scope()),
            6 => PlanField::Steps(self.list(Self::step)),
            _ => PlanField::Objective(self.list(Self::tier)),
        }
    }

    fn measure_field(&mut self) -> MeasureField {
        match self.below(3) {
            0 => MeasureField::Name(self.text()),
            1 => MeasureField::Unit(self.text()),
            _ => MeasureField::Weight(self.ratio()),
        }
    }

    fn county_field(&mut self) -> CountyField {
        match self.below(9) {
            0 => CountyField::Name(self.text()),
            1 => CountyField::Code(self.maybe(Self::words)),
            2 => CountyField::Class(self.one_of(&[CountyClass::Key, CountyClass::Other])),
            3 => CountyField::Population(self.below(1 << 40)),
            4 => CountyField::LastYear(self.maybe(Self::money)),
            5 => CountyField::Performance(self.ratio()),
            6 => CountyField::Source(self.text()),
            7 => CountyField::Illustrative(self.flip()),
            _ => CountyField::Factor(self.words(), self.maybe(Self::ratio)),
        }
    }

    fn stream_field(&mut self) -> StreamField {
        match self.below(13) {
            0 => StreamField::Name(self.text()),
            1 => StreamField::Channel(self.one_of(&Channel::ALL)),
            2 => StreamField::Level(self.one_of(&Level::ALL)),
            3 => StreamField::Document(self.blank_or_words()),
            4 => StreamField::Period(self.blank_or_words()),
            5 => StreamField::Amount(self.money()),
            6 => StreamField::Poolable(self.ratio()),
            7 => StreamField::MustSpend(self.money()),
            8 => StreamField::EarmarkUses(self.scope()),
            9 => StreamField::EarmarkCounties(self.scope()),
            10 => StreamField::Reach(self.scope()),
            11 => StreamField::Source(self.text()),
            _ => StreamField::Illustrative(self.flip()),
        }
    }

    fn credit_field(&mut self) -> CreditField {
        match self.below(7) {
            0 => CreditField::Name(self.text()),
            1 => CreditField::Leverage(self.ratio()),
            2 => CreditField::BufferMax(self.money()),
            3 => CreditField::Uses(self.scope()),
            4 => CreditField::Counties(self.scope()),
            5 => CreditField::Source(self.text()),
            _ => CreditField::Illustrative(self.flip()),
        }
    }

    fn project_field(&mut self) -> ProjectField {
        match self.below(20) {
            0 => ProjectField::Name(self.text()),
            1 => ProjectField::County(self.id()),
            2 => ProjectField::Village(self.blank_or_words()),
            3 => ProjectField::Use(self.id()),
            4 => ProjectField::Cost(self.money()),
            5 => ProjectField::Funding(self.funding()),
            6 => ProjectField::Min(self.money()),
            7 => ProjectField::Must(self.flip()),
            8 => ProjectField::Ready(self.flip()),
            9 => ProjectField::Lock(self.maybe(Self::money)),
            10 => ProjectField::CreditShareMax(self.ratio()),
            11 => ProjectField::Curve(self.curve()),
            12 => ProjectField::Requires(self.list(Self::id)),
            13 => ProjectField::Excludes(self.list(Self::id)),
            14 => ProjectField::Responsible(self.blank_or_words()),
            15 => ProjectField::Target(self.blank_or_words()),
            16 => ProjectField::Schedule(self.blank_or_words()),
            17 => ProjectField::Source(self.text()),
            18 => ProjectField::Illustrative(self.flip()),
            _ => ProjectField::Benefit(self.id(), self.maybe(Self::ratio)),
        }
    }

    fn rule_field(&mut self) -> RuleField {
        match self.below(14) {
            0 => RuleField::Name(self.text()),
            1 => RuleField::On(self.flip()),
            2 => RuleField::Strength(self.strength()),
            3 => RuleField::Cite(self.blank_or_words()),
            4 => RuleField::Uses(self.scope()),
            5 => RuleField::Counties(self.scope()),
            6 => RuleField::Kind(self.kind()),
            _ => RuleField::Value(self.rule_value()),
        }
    }

    fn rule_value(&mut self) -> RuleValue {
        match self.below(17) {
            0 => RuleValue::UseShareMin(self.maybe(Self::ratio)),
            1 => RuleValue::UseShareMax(self.maybe(Self::ratio)),
            2 => RuleValue::UseShareEachCounty(self.flip()),
            3 => RuleValue::CountyRangeMin(self.maybe(Self::money)),
            4 => RuleValue::CountyRangeMax(self.maybe(Self::money)),
            5 => RuleValue::CountyRangePerHead(self.flip()),
            6 => RuleValue::MatchOwnLevels(self.levels()),
            7 => RuleValue::MatchUpperLevels(self.levels()),
            8 => RuleValue::MatchRatio(self.ratio()),
            9 => RuleValue::MatchScope(self.match_scope()),
            10 => RuleValue::MaxShareOf(self.part()),
            11 => RuleValue::MaxShareMax(self.ratio()),
            12 => RuleValue::FactorBandBand(self.ratio()),
            13 => RuleValue::NoRegressionRatio(self.ratio()),
            14 => RuleValue::ReserveAmount(self.money()),
            15 => RuleValue::ForbidLevels(self.levels()),
            _ => RuleValue::FactorBandWeight(self.words(), self.maybe(Self::ratio)),
        }
    }

    fn scenario_field(&mut self) -> ScenarioField {
        match self.below(4) {
            0 => ScenarioField::Name(self.text()),
            1 => ScenarioField::Note(self.text()),
            2 => ScenarioField::Base(self.maybe(Self::id)),
            _ => ScenarioField::Changes(Vec::new()),
        }
    }
}
