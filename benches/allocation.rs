//! Plans of several sizes: from the plan to the verified answer, at once and after an edit.

use std::ops::ControlFlow;
use std::sync::Arc;

use fundpool::document::json;
use fundpool::generate::{Options, generate};
use fundpool::lp::{Awake, Built, Groups, RowKey, Sense, build};
use fundpool::money::Money;
use fundpool::pipeline::{Outcome, Session, run};
use fundpool::plan::Plan;
use fundpool::rows::Demands;
use fundpool::verify::{TierProof, Verified};

use crate::figure::Figure;
use crate::host;
use crate::subject::Subject;

/// From a plan to its allocation with proof.
pub struct Allocation;

/// What a case is made of.
struct Size {
    name: &'static str,
    streams: usize,
    projects: usize,
    counties: usize,
    /// The share of projects that are all or nothing, in percent.
    whole: u8,
    /// Whether HiGHS solves it, too.
    has_peer: bool,
}

const fn size(name: &'static str, streams: usize, projects: usize, counties: usize) -> Size {
    Size { name, streams, projects, counties, whole: 0, has_peer: false }
}

const fn peered(size: Size) -> Size {
    Size { has_peer: true, ..size }
}

/// The sizes of real plans; then a row of plans that differ in the number of projects alone.
const SIZES: [Size; 9] = [
    peered(size("S, 10 x 50 x 5", 10, 50, 5)),
    peered(size("M, 38 x 1,000 x 20", 38, 1_000, 20)),
    Size { whole: 30, ..peered(size("M, 300 whole", 38, 1_000, 20)) },
    peered(size("L, 60 x 20,000 x 100", 60, 20_000, 100)),
    peered(size("XL, 100 x 100,000 x 200", 100, 100_000, 200)),
    size("38 x 100 x 20", 38, 100, 20),
    size("38 x 3,000 x 20", 38, 3_000, 20),
    size("38 x 10,000 x 20", 38, 10_000, 20),
    size("38 x 100,000 x 20", 38, 100_000, 20),
];

/// Seconds after which a search is stopped, to see what it has by then.
const SOON: f64 = 0.1;

impl Subject for Allocation {
    fn name(&self) -> &'static str {
        "allocation"
    }

    fn cases(&self) -> Vec<&'static str> {
        SIZES.iter().map(|size| size.name).collect()
    }

    fn input(&self, case: &str) -> Result<Vec<u8>, String> {
        let &Size { streams, projects, counties, whole, .. } = find(case)?;
        let whole = format!("0.{whole:02}").parse().map_err(|error| format!("{error}"))?;
        let plan = generate(&Options { streams, projects, counties, whole, ..Options::default() });
        Ok(json::write(&plan).into_bytes())
    }

    fn run(&self, input: &[u8]) -> Result<Vec<Figure>, String> {
        let plan = json::read(input).plan.ok_or("the plan is not read")?;
        let mut figures = Vec::new();
        let start = host::seconds();
        let first = verified(run(&plan, &|_| ControlFlow::Continue(())))?;
        figures.push(Figure::since("verified answer, first time", start));
        figures.extend(Figure::peak_memory("peak memory so far"));
        figures.push(Figure::time("verified answer", || run(&plan, &|_| ControlFlow::Continue(()))));
        figures.push(after_an_edit(&plan)?);
        figures.extend(stopped(&plan)?);
        figures.extend(first.tiers().iter().zip(GAPS).map(|(proof, what)| gap(what, proof)));
        figures.extend(Figure::peak_memory("peak memory of all"));
        Ok(figures)
    }

    fn program(&self, case: &str, input: &[u8]) -> Result<Option<Vec<u8>>, String> {
        if !find(case)?.has_peer {
            return Ok(None);
        }
        let plan = json::read(input).plan.ok_or("the plan is not read")?;
        let demands = Demands::of(&plan);
        Ok(Some(
            written(&build(&plan, &demands, &Groups::of(&plan, &demands), &Awake::default())).into_bytes(),
        ))
    }
}

fn find(case: &str) -> Result<&'static Size, String> {
    SIZES.iter().find(|size| size.name == case).ok_or_else(|| format!("there is no plan {case:?}"))
}

fn verified(outcome: Outcome) -> Result<Verified, String> {
    match outcome {
        Outcome::Allocated(verified) => Ok(verified),
        other => Err(format!("the plan is not allocated: {other:?}")),
    }
}

const GAPS: [&str; 2] = ["gap of the first goal", "gap of the second goal"];

/// The distance from value to bound in millionths of the bound.
#[allow(clippy::cast_precision_loss, reason = "a figure to look at")]
fn gap(what: &'static str, proof: &TierProof) -> Figure {
    let size = proof.bound.unsigned_abs().max(1);
    Figure::once(what, "ppm", proof.gap as f64 / size as f64 * 1e6)
}

/// The first stream that has money gets a hundredth more or less, by turns, as under a slider.
fn after_an_edit(plan: &Plan) -> Result<Figure, String> {
    let at = plan.streams.iter().position(|stream| stream.amount > Money::ZERO).ok_or("there is no money")?;
    let more = |hundredths: i64| {
        let mut plan = plan.clone();
        if let Some(stream) = Arc::make_mut(&mut plan.streams).get_mut(at) {
            let stream = Arc::make_mut(stream);
            stream.amount = Money::from_fen(stream.amount.fen() / 100 * (100 + hundredths));
        }
        plan
    };
    let plans = [more(1), more(0)];
    let mut session = Session::new(plan.clone());
    verified(session.run(&|_| ControlFlow::Continue(())))?;
    for plan in &plans {
        session.replace(plan.clone());
        verified(session.run(&|_| ControlFlow::Continue(())))?;
    }
    let mut turns = plans.iter().cycle();
    Ok(Figure::time("verified answer after an edit", || {
        turns.next().map(|plan| {
            session.replace(plan.clone());
            session.run(&|_| ControlFlow::Continue(()))
        })
    }))
}

/// What there is when the search is told to stop.
fn stopped(plan: &Plan) -> Result<Vec<Figure>, String> {
    let start = host::seconds();
    let watch =
        |_| if host::seconds() - start < SOON { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
    let outcome = run(plan, &watch);
    if matches!(outcome, Outcome::Unknown(_)) {
        return Ok(vec![Figure::since("stopped at 100 ms, nothing", start)]);
    }
    let time = Figure::since("stopped at 100 ms, until verified", start);
    let answer = verified(outcome)?;
    let first = answer.tiers().first().ok_or("the plan has no goal")?;
    Ok(vec![time, gap("stopped at 100 ms, gap", first)])
}

/// The grouped program in the arrays that `tests/highs/measure.mjs` reads: rows one after the other, goals as columns and gains. Rows that
/// hold goals are left out.
fn written(built: &Built) -> String {
    let program = &built.program;
    let rows = || program.rows.iter().filter(|row| !matches!(row.key, RowKey::Held(_)));
    let mut starts = vec![0];
    let mut length = 0;
    for row in rows() {
        length += row.terms.len();
        starts.push(length);
    }
    let least = |sense: Sense, right: f64| if sense == Sense::Equal { right } else { f64::NEG_INFINITY };
    let goals = built.goals.iter().map(|goal| {
        let (columns, gains): (Vec<usize>, Vec<f64>) = goal.terms.iter().copied().unzip();
        format!(r#"{{"columns": {columns:?}, "gains": {}}}"#, numbers(gains))
    });
    format!(
        r#"{{"lower": {}, "upper": {}, "least": {}, "most": {}, "starts": {starts:?}, "indices": {:?}, "values": {}, "goals": [{}]}}"#,
        numbers(program.columns.iter().map(|column| column.lower)),
        numbers(program.columns.iter().map(|column| column.upper)),
        numbers(rows().map(|row| least(row.sense, row.right))),
        numbers(rows().map(|row| row.right)),
        rows().flat_map(|row| row.terms.iter().map(|(column, _)| *column)).collect::<Vec<usize>>(),
        numbers(rows().flat_map(|row| row.terms.iter().map(|(_, value)| *value))),
        goals.collect::<Vec<_>>().join(", "),
    )
}

/// Numbers as JSON has them; without an end is 10³⁰, which solvers take for it.
fn numbers(list: impl IntoIterator<Item = f64>) -> String {
    let list: Vec<String> = list.into_iter().map(|number| number.clamp(-1e30, 1e30).to_string()).collect();
    format!("[{}]", list.join(","))
}
