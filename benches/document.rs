//! Plans of several sizes: read, check, write, fingerprint, tables, edits.

use std::hint::black_box;

use fundpool::diagnostic::{Code, Diagnostic};
use fundpool::document::csv::{self, Charset, Headings, Sheet};
use fundpool::document::json;
use fundpool::generate::{Options, generate};
use fundpool::money::Money;
use fundpool::plan::edit::{Change, Label, ProjectField, Row, RowChange, Target, apply};
use fundpool::plan::history::History;
use fundpool::plan::{Plan, Project, TableName, check};

use crate::figure::Figure;
use crate::host;
use crate::subject::Subject;

/// The plan document, from bytes to bytes.
pub struct Document;

/// The committed example, whose amounts are those of the source.
const EXAMPLE: (&str, &[u8]) = ("ganzhou-2020", include_bytes!("../examples/ganzhou-2020.json"));

/// Generated plans: name, streams, projects, counties. They grow as real ones do, in every list.
const GENERATED: [(&str, usize, usize, usize); 4] = [
    ("1,000 projects", 38, 1_000, 20),
    ("5,000 projects", 45, 5_000, 50),
    ("20,000 projects", 60, 20_000, 100),
    ("100,000 projects", 100, 100_000, 200),
];

/// What a table that holds too much is refused with.
const LIMITS: [Code; 2] = [Code::FileTooLarge, Code::TooManyRows];

/// How far back an edit can be undone while it is measured.
const MOST_STEPS: usize = 100;

impl Subject for Document {
    fn name(&self) -> &'static str {
        "document"
    }

    fn cases(&self) -> Vec<&'static str> {
        [EXAMPLE.0].into_iter().chain(GENERATED.map(|(name, ..)| name)).collect()
    }

    fn input(&self, case: &str) -> Result<Vec<u8>, String> {
        if case == EXAMPLE.0 {
            return Ok(EXAMPLE.1.to_vec());
        }
        let &(_, streams, projects, counties) =
            GENERATED.iter().find(|(name, ..)| *name == case).ok_or("no such plan")?;
        let plan = generate(&Options { streams, projects, counties, ..Options::default() });
        Ok(json::write(&plan).into_bytes())
    }

    fn run(&self, input: &[u8]) -> Result<Vec<Figure>, String> {
        let start = host::seconds();
        let plan = load(input)?;
        let mut figures = vec![Figure::since("read + check, first time", start)];
        figures.extend(Figure::peak_memory("peak memory so far"));
        figures.splice(0..0, sizes(input.len(), plan.projects.len()));
        figures.extend([
            Figure::time("read", || json::read(input)),
            Figure::time("check", || check(&plan)),
            Figure::time("read + check", || load(input)),
            Figure::time("write", || json::write(&plan)),
            Figure::time("canonical form + SHA-256", || json::fingerprint(&plan)),
        ]);
        figures.extend(tables(&plan)?);
        figures.push(edit(plan)?);
        figures.extend(Figure::peak_memory("peak memory of all"));
        Ok(figures)
    }
}

/// Counts are far below 2^53, so nothing is lost.
#[allow(clippy::cast_precision_loss)]
fn sizes(bytes: usize, projects: usize) -> [Figure; 3] {
    let per_project = bytes as f64 / projects.max(1) as f64;
    [
        Figure::once("projects", "", projects as f64),
        Figure::once("file", "MB", bytes as f64 / 1e6),
        Figure::once("file per project", "bytes", per_project.round()),
    ]
}

/// A plan as the program takes it: read, and without an error.
fn load(input: &[u8]) -> Result<Plan, String> {
    let plan = json::read(input).plan.ok_or("the plan is not read")?;
    let problems = black_box(check(&plan));
    let wrong = problems.iter().find(|problem| Diagnostic::is_error(problem));
    wrong.map_or(Ok(plan), |problem| Err(format!("the plan has an error: {problem:?}")))
}

/// The largest table, out and in again. A table larger than what is read back (see [`fundpool::document::limits`]) has no figure for
/// its way in.
fn tables(plan: &Plan) -> Result<Vec<Figure>, String> {
    let sheet = Sheet::Table(TableName::Projects);
    let write = || csv::write(plan, sheet, Headings::Members, Charset::Utf8);
    let file = write().map_err(|problems| format!("{problems:?}"))?;
    let read = || csv::read(&Plan::default(), sheet, &file, None);
    let mut figures = vec![Figure::time("CSV of the projects, out", write)];
    let back = read();
    match back.plan {
        Some(back) if back.projects == plan.projects => {
            figures.push(Figure::time("CSV of the projects, in", read));
        }
        Some(_) => return Err("the table has lost something".to_owned()),
        None if back.diagnostics.iter().any(|problem| LIMITS.contains(&problem.code)) => {}
        None => return Err(format!("the table is not read: {:?}", back.diagnostics)),
    }
    Ok(figures)
}

/// What an amount typed into a cell costs, and taking it back.
fn edit(plan: Plan) -> Result<Figure, String> {
    let project = plan.projects.get(plan.projects.len() / 2).ok_or("the plan has no project")?;
    let dearer = Money::from_fen(project.cost.fen().saturating_add(100));
    let field = ProjectField::Cost(dearer);
    let change = Project::change(RowChange::Set { id: project.id.clone(), field });
    let mut history: History<Plan, Label, Target> = History::new(plan, MOST_STEPS);
    step(&mut history, &change)?;
    Ok(Figure::time("one edit and its undo", || step(&mut history, &change)))
}

fn step(history: &mut History<Plan, Label, Target>, change: &Change) -> Result<(), String> {
    let before = history.present();
    let after = apply(before, change).map_err(|problems| format!("{problems:?}"))?;
    let label = change.label(before);
    history.record(after, label, change.target());
    if history.undo() { Ok(()) } else { Err("there is nothing to undo".to_owned()) }
}
