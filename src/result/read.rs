//! Taking a result file apart.

use std::collections::{BTreeMap, BTreeSet};

use super::decimal;
use super::{FORMAT, INFEASIBLE, VERSION, status_name};
use crate::document::json::{Kind, Node, parse};
use crate::document::limits::MAX_BYTES;
use crate::money::Money;
use crate::plan::{Id, Plan, map_of};
use crate::rows::RowId;
use crate::verify::{Allocation, Buffer, DUAL, Grant, LARGEST_DUAL, Loan, Status, VALUE};

/// What a result file claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// The fingerprint of the plan it belongs to.
    pub plan_sha256: String,
    /// What it says of the plan.
    pub proof: Proof,
    /// Who pays what.
    pub allocation: Allocation,
    /// Per grant of the allocation, whether it is said to be pooled.
    pub pooled: Vec<bool>,
    /// The demands that the allocation misses, in the order of their rows.
    pub conflict: Vec<Missed>,
}

/// What a result file says of its plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The allocation keeps the plan, and this is how good it is.
    Allocated {
        /// How good it is said to be known.
        status: Status,
        /// Its goals.
        tiers: Vec<TierClaim>,
    },
    /// Nothing keeps the plan; with duals to prove it.
    Infeasible(BTreeMap<RowId, i128>),
}

/// What a result says of a goal. Numbers have 12 decimals, duals 24.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierClaim {
    /// The goal's name.
    pub goal: String,
    /// The value, as printed.
    pub value: i128,
    /// The bound, as printed.
    pub bound: i128,
    /// The gap, as printed.
    pub gap: i128,
    /// The duals.
    pub duals: BTreeMap<RowId, i128>,
}

/// What a result says of a demand that its allocation misses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missed {
    /// The demand.
    pub row: RowId,
    /// The rule it belongs to, or the row again.
    pub rule: String,
    /// By how much it is missed.
    pub short: Money,
}

/// Why a file is no result of the plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is larger than any file that is read.
    #[error("the file is too large")]
    TooLarge,
    /// It is no JSON.
    #[error("not UTF-8 or not JSON")]
    NotJson,
    /// It is something else than a result of this version.
    #[error("not a fundpool-result of version 1")]
    OtherFormat,
    /// A member is missing, unknown, there twice, or of another kind.
    #[error("the member {0} is missing, unknown, there twice or of another kind")]
    Member(String),
    /// An id that the plan does not have.
    #[error("the plan has no {kind} {id}")]
    Unknown {
        /// What it should name.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// A row of the list says the same as another one.
    #[error("{0} holds something twice")]
    Twice(&'static str),
}

const HEAD: [&str; 4] = ["format", "version", "plan_sha256", "status"];
const AMOUNTS: [&str; 4] = ["grants", "buffers", "loans", "conflict"];

/// Takes a result of the plan apart. Rows may come in any order.
///
/// # Errors
/// If it is no JSON, no result, or names what the plan does not have.
pub fn read(plan: &Plan, bytes: &[u8]) -> Result<Claims, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let source = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotJson)?;
    let (tape, fault) = parse(source);
    let root = tape.root().filter(|_| fault.is_none()).ok_or(Unreadable::NotJson)?;
    let is_format = root.member("format").is_some_and(|node| node.is_text(FORMAT));
    if !is_format || root.member("version").is_none_or(|node| node.raw() != VERSION) {
        return Err(Unreadable::OtherFormat);
    }
    let status = text(root, "status")?;
    let proof = if status == INFEASIBLE { "duals" } else { "tiers" };
    only(root, &[&HEAD[..], &[proof], &AMOUNTS[..]].concat())?;
    let proof = if status == INFEASIBLE {
        Proof::Infeasible(duals(root)?)
    } else {
        let known = [Status::Optimal, Status::WithinGap, Status::Stopped];
        let status = known.into_iter().find(|known| status_name(*known) == status);
        let status = status.ok_or_else(|| Unreadable::Member("status".to_owned()))?;
        Proof::Allocated { status, tiers: list(root, "tiers")?.map(tier).collect::<Result<_, _>>()? }
    };
    let (allocation, pooled) = allocation(&Positions::of(plan), root)?;
    let conflict = conflict(root)?;
    Ok(Claims { plan_sha256: text(root, "plan_sha256")?, proof, allocation, pooled, conflict })
}

/// Positions by id.
struct Positions<'a> {
    streams: BTreeMap<&'a str, usize>,
    projects: BTreeMap<&'a str, usize>,
    credit: BTreeMap<&'a str, usize>,
}

impl<'a> Positions<'a> {
    fn of(plan: &'a Plan) -> Self {
        let by_id =
            |ids: Vec<&'a Id>| ids.into_iter().enumerate().map(|(index, id)| (id.as_str(), index)).collect();
        Self {
            streams: by_id(plan.streams.iter().map(|one| &one.id).collect()),
            projects: by_id(plan.projects.iter().map(|one| &one.id).collect()),
            credit: by_id(plan.credit.iter().map(|one| &one.id).collect()),
        }
    }
}

fn allocation(known: &Positions<'_>, root: Node<'_>) -> Result<(Allocation, Vec<bool>), Unreadable> {
    let mut grants = rows(root, "grants", &["stream", "project", "amount", "pooled"], |row| {
        let project = position(&known.projects, row, "project")?;
        let stream = position(&known.streams, row, "stream")?;
        Ok((Grant { project, stream, amount: money(row, "amount")? }, flag(row, "pooled")?))
    })?;
    let mut buffers = rows(root, "buffers", &["credit", "stream", "amount"], |row| {
        let credit = position(&known.credit, row, "credit")?;
        let stream = position(&known.streams, row, "stream")?;
        Ok(Buffer { credit, stream, amount: money(row, "amount")? })
    })?;
    let mut loans = rows(root, "loans", &["credit", "project", "amount"], |row| {
        let credit = position(&known.credit, row, "credit")?;
        let project = position(&known.projects, row, "project")?;
        Ok(Loan { project, credit, amount: money(row, "amount")? })
    })?;
    grants.sort_unstable();
    buffers.sort_unstable();
    loans.sort_unstable();
    let (grants, pooled) = grants.into_iter().unzip();
    Ok((Allocation { grants, buffers, loans }, pooled))
}

fn conflict(root: Node<'_>) -> Result<Vec<Missed>, Unreadable> {
    let mut missed = rows(root, "conflict", &["rule", "row", "short"], |row| {
        Ok(Missed { row: RowId(text(row, "row")?), rule: text(row, "rule")?, short: money(row, "short")? })
    })?;
    missed.sort_unstable();
    if missed.is_sorted_by(|one, next| one.row < next.row) {
        Ok(missed)
    } else {
        Err(Unreadable::Twice("conflict"))
    }
}

fn tier(node: Node<'_>) -> Result<TierClaim, Unreadable> {
    only(node, &["tier", "value", "bound", "gap", "duals"])?;
    Ok(TierClaim {
        goal: text(node, "tier")?,
        value: number(node, "value", VALUE)?,
        bound: number(node, "bound", VALUE)?,
        gap: number(node, "gap", VALUE)?,
        duals: duals(node)?,
    })
}

fn duals(node: Node<'_>) -> Result<BTreeMap<RowId, i128>, Unreadable> {
    let pairs = rows(node, "duals", &["row", "y"], |row| {
        let dual = number(row, "y", DUAL)?;
        let fits = (0..=LARGEST_DUAL).contains(&dual);
        if fits { Ok((RowId(text(row, "row")?), dual)) } else { Err(Unreadable::Member("y".to_owned())) }
    })?;
    let count = pairs.len();
    let duals: BTreeMap<RowId, i128> = map_of(pairs);
    if duals.len() == count { Ok(duals) } else { Err(Unreadable::Twice("duals")) }
}

/// The rows of a list, each an object with exactly these members.
fn rows<'t, T>(
    node: Node<'t>,
    name: &str,
    members: &[&str],
    read: impl Fn(Node<'t>) -> Result<T, Unreadable>,
) -> Result<Vec<T>, Unreadable> {
    let read = |row| only(row, members).and_then(|()| read(row));
    list(node, name)?.map(read).collect()
}

/// Refuses members of other names, and any that stands twice.
fn only(node: Node<'_>, names: &[&str]) -> Result<(), Unreadable> {
    let mut seen = BTreeSet::new();
    for (name, _) in node.members() {
        let name = name.text().unwrap_or_default();
        if !names.contains(&&*name) || !seen.insert(name.clone()) {
            return Err(Unreadable::Member(name.into_owned()));
        }
    }
    Ok(())
}

fn member<'t>(node: Node<'t>, name: &str) -> Result<Node<'t>, Unreadable> {
    node.member(name).ok_or_else(|| Unreadable::Member(name.to_owned()))
}

fn list<'t>(node: Node<'t>, name: &str) -> Result<impl Iterator<Item = Node<'t>>, Unreadable> {
    let list = member(node, name)?;
    if list.kind() == Kind::List { Ok(list.elements()) } else { Err(Unreadable::Member(name.to_owned())) }
}

fn text(node: Node<'_>, name: &str) -> Result<String, Unreadable> {
    let text = member(node, name)?.text().map(std::borrow::Cow::into_owned);
    text.ok_or_else(|| Unreadable::Member(name.to_owned()))
}

fn flag(node: Node<'_>, name: &str) -> Result<bool, Unreadable> {
    match member(node, name)?.kind() {
        Kind::True => Ok(true),
        Kind::False => Ok(false),
        _ => Err(Unreadable::Member(name.to_owned())),
    }
}

fn number(node: Node<'_>, name: &str, decimals: u32) -> Result<i128, Unreadable> {
    decimal::read(&text(node, name)?, decimals).ok_or_else(|| Unreadable::Member(name.to_owned()))
}

fn money(row: Node<'_>, name: &str) -> Result<Money, Unreadable> {
    text(row, name)?.parse().map_err(|_| Unreadable::Member(name.to_owned()))
}

fn position(known: &BTreeMap<&str, usize>, row: Node<'_>, kind: &'static str) -> Result<usize, Unreadable> {
    let id = text(row, kind)?;
    known.get(id.as_str()).copied().ok_or(Unreadable::Unknown { kind, id })
}
