//! The plan and the rows of its tables.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::choice::choice;
use super::record::record;
use super::{Reader, Shape, Value};
use crate::document::json::{CURRENT_VERSION, Node, Writer};
use crate::money::{Money, Ratio};
use crate::plan::rule::Rule;
use crate::plan::{
    County, CountyClass, Credit, Earmark, Funding, Measure, Origin, Plan, Pool, Project, Quantum, Scenario,
    Scope, Step, StepKind, Stream, Table, Text, Tier, Use,
};

/// What every plan document says of itself; it carries nothing of the plan.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Plan,
}

choice!(Format { Plan "fundpool-plan", });

/// The version of the format. Which one a document has was settled before its form is read.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Version;

impl Value for Version {
    fn shape() -> Shape {
        Shape::Constant(CURRENT_VERSION)
    }

    fn read<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Self> {
        u64::read(node, reader).map(|_| Self)
    }

    fn write(&self, out: &mut Writer) {
        CURRENT_VERSION.write(out);
    }
}

/// The only currency so far.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Currency {
    Cny,
}

choice!(Currency { Cny "CNY", });

choice!(Quantum {
    Fen "0.01",
    Yuan "1",
    TenThousand "10000",
});

/// A plan as the document holds it: with a head that says what it is. Its tables are shared with the plan.
pub(crate) struct PlanRow {
    format: Format,
    version: Version,
    title: Text,
    note: Text,
    year: Option<u16>,
    currency: Currency,
    quantum: Quantum,
    uses: Table<Use>,
    measures: Table<Measure>,
    counties: Table<County>,
    streams: Table<Stream>,
    pool: Arc<Pool>,
    credit: Table<Credit>,
    projects: Table<Project>,
    rules: Table<Rule>,
    objective: Arc<Vec<Tier>>,
    scenarios: Table<Scenario>,
    steps: Arc<Vec<Step>>,
}

record!(PlanRow, "plan", Lines {
    format "format" ColumnFormat required,
    version "version" ColumnVersion required,
    title "title" FieldTitle shown(Text::default()),
    note "note" FieldNote rare(Text::default()),
    year "year" FieldYear shown(None),
    currency "currency" ColumnCurrency shown(Currency::Cny),
    quantum "quantum" FieldQuantum shown(Quantum::Fen),
    uses "uses" ColumnUses shown(Table::default()),
    measures "measures" ColumnMeasures shown(Table::default()),
    counties "counties" ColumnCounties shown(Table::default()),
    streams "streams" ColumnStreams shown(Table::default()),
    pool "pool" ColumnPool shown(Arc::default()),
    credit "credit" ColumnCredit shown(Table::default()),
    projects "projects" ColumnProjects shown(Table::default()),
    rules "rules" ColumnRules shown(Table::default()),
    objective "objective" FieldObjective shown(Arc::default()),
    scenarios "scenarios" ColumnScenarios shown(Table::default()),
    steps "steps" FieldSteps rare(Arc::default()),
});

impl From<&Plan> for PlanRow {
    fn from(plan: &Plan) -> Self {
        Self {
            format: Format::Plan,
            version: Version,
            title: plan.title.clone(),
            note: plan.note.clone(),
            year: plan.year,
            currency: Currency::Cny,
            quantum: plan.quantum,
            uses: plan.uses.clone(),
            measures: plan.measures.clone(),
            counties: plan.counties.clone(),
            streams: plan.streams.clone(),
            pool: plan.pool.clone(),
            credit: plan.credit.clone(),
            projects: plan.projects.clone(),
            rules: plan.rules.clone(),
            objective: plan.objective.clone(),
            scenarios: plan.scenarios.clone(),
            steps: plan.steps.clone(),
        }
    }
}

impl From<PlanRow> for Plan {
    fn from(row: PlanRow) -> Self {
        Self {
            title: row.title,
            note: row.note,
            year: row.year,
            quantum: row.quantum,
            uses: row.uses,
            measures: row.measures,
            counties: row.counties,
            streams: row.streams,
            pool: row.pool,
            credit: row.credit,
            projects: row.projects,
            rules: row.rules,
            objective: row.objective,
            scenarios: row.scenarios,
            steps: row.steps,
        }
    }
}

record!(Use, "use", Inline {
    id "id" ColumnId required,
    name "name" FieldName shown(Text::default()),
});

record!(Measure, "measure", Inline {
    id "id" ColumnId required,
    name "name" FieldName shown(Text::default()),
    unit "unit" FieldUnit shown(Text::default()),
    weight "weight" FieldWeight shown(Ratio::ONE),
});

record!(County, "county", Lines {
    id "id" ColumnId required,
    name "name" FieldName shown(Text::default()),
    code "code" FieldCode rare(None),
    class "class" FieldClass shown(CountyClass::Other),
    population "population" FieldPopulation shown(0),
    last_year "last_year" FieldLastYear shown(None),
    performance "performance" FieldPerformance shown(Ratio::ONE),
    factors "factors" FieldFactor shown(BTreeMap::new()),
    ..origin: Origin
});

record!(Stream, "stream", Lines {
    id "id" ColumnId required,
    name "name" FieldName shown(Text::default()),
    channel "channel" FieldChannel required,
    level "level" FieldLevel required,
    document "document" FieldDocument shown(String::new()),
    period "period" FieldPeriod rare(String::new()),
    amount "amount" FieldAmount required,
    low "low" FieldLow rare(None),
    high "high" FieldHigh rare(None),
    poolable "poolable" FieldPoolable shown(Ratio::ZERO),
    must_spend "must_spend" FieldMustSpend shown(Money::ZERO),
    earmark "earmark" ColumnEarmark shown(Earmark::default()),
    reach "reach" FieldReach shown(Scope::All),
    ..origin: Origin
});

record!(Earmark, "earmark", Inline {
    uses "uses" FieldEarmarkUses shown(Scope::All),
    counties "counties" FieldEarmarkCounties shown(Scope::All),
});

record!(Pool, "pool", Inline {
    uses "uses" FieldPoolUses shown(Scope::All),
    counties "counties" FieldPoolCounties shown(Scope::All),
});

record!(Credit, "credit", Lines {
    id "id" ColumnId required,
    name "name" FieldName shown(Text::default()),
    leverage "leverage" FieldLeverage required,
    buffer_max "buffer_max" FieldBufferMax required,
    uses "uses" FieldUses shown(Scope::All),
    counties "counties" FieldCounties shown(Scope::All),
    ..origin: Origin
});

record!(Project, "project", Lines {
    id "id" ColumnId required,
    name "name" FieldName shown(Text::default()),
    county "county" FieldCounty required,
    village "village" FieldVillage rare(String::new()),
    use_id "use" FieldUse required,
    cost "cost" FieldCost required,
    funding "funding" FieldFunding shown(Funding::Divisible),
    min "min" FieldMinFunding rare(Money::ZERO),
    must "must" FieldMust rare(false),
    ready "ready" FieldReady shown(true),
    lock "lock" FieldLock rare(None),
    credit_share_max "credit_share_max" FieldCreditShareMax rare(Ratio::ZERO),
    benefits "benefits" FieldBenefit shown(BTreeMap::new()),
    curve "curve" FieldCurve rare(Vec::new()),
    requires "requires" FieldRequires rare(Vec::new()),
    excludes "excludes" FieldExcludes rare(Vec::new()),
    responsible "responsible" FieldResponsible rare(String::new()),
    target "target" FieldTarget rare(String::new()),
    schedule "schedule" FieldSchedule rare(String::new()),
    ..origin: Origin
});

choice!(StepKind {
    Title "title",
    Sources "sources",
    Pool "pool",
    Allocation "allocation",
    Rules "rules",
    Proof "proof",
    Scenario "scenario",
    Decision "decision",
});

record!(Step, "step", Inline {
    kind "kind" ColumnStep required,
    scenario "scenario" ColumnStepScenario rare(None),
    hidden "hidden" ColumnStepHidden rare(false),
    sentence "sentence" ColumnStepSentence rare(Text::default()),
    note "note" ColumnStepNote rare(Text::default()),
});

record!(Origin, "origin", Inline {
    source "source" FieldSource rare(Text::default()),
    illustrative "illustrative" FieldIllustrative rare(false),
});
