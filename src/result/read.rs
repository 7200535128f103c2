//! Taking a result file apart.

use std::collections::BTreeMap;

use super::decimal;
use super::{FORMAT, INFEASIBLE, VERSION};
use crate::document::json::{Kind, Node, parse};
use crate::money::Money;
use crate::plan::{Id, Plan};
use crate::rows::RowId;
use crate::verify::{Allocation, Buffer, DUAL, Grant, Loan, VALUE};

/// What a result file claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// The fingerprint of the plan it belongs to.
    pub plan_sha256: String,
    /// What it says of the plan.
    pub claim: Claim,
}

/// What a result file says of its plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// An allocation.
    Allocation {
        /// Its status, as written.
        status: String,
        /// Its goals.
        tiers: Vec<TierClaim>,
        /// Who pays what.
        allocation: Allocation,
        /// Per grant of the allocation, whether it is said to be pooled.
        pooled: Vec<bool>,
    },
    /// Nothing keeps the plan; with duals to prove it.
    Infeasible(BTreeMap<RowId, i128>),
}

/// What a result says of a goal. Numbers have 12 decimals, duals 18.
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

/// Why a file is no result of the plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is no JSON.
    #[error("not UTF-8 or not JSON")]
    NotJson,
    /// It is something else than a result of this version.
    #[error("not a fundpool-result of version 1")]
    OtherFormat,
    /// A member is missing, unknown, there twice, or of another kind.
    #[error("the member {0} is missing, unknown or of another kind")]
    Member(String),
    /// An id that the plan does not have.
    #[error("the plan has no {kind} {id}")]
    Unknown {
        /// What it should name.
        kind: &'static str,
        /// The id.
        id: String,
    },
}

/// Takes a result of the plan apart. Rows may come in any order.
///
/// # Errors
/// If it is no JSON, no result, or names what the plan does not have.
pub fn read(plan: &Plan, bytes: &[u8]) -> Result<Claims, Unreadable> {
    let source = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotJson)?;
    let (tape, fault) = parse(source);
    let root = tape.root().filter(|_| fault.is_none()).ok_or(Unreadable::NotJson)?;
    let is_format = root.member("format").is_some_and(|node| node.is_text(FORMAT));
    if !is_format || root.member("version").is_none_or(|node| node.raw() != VERSION) {
        return Err(Unreadable::OtherFormat);
    }
    let plan_sha256 = text(root, "plan_sha256")?;
    let status = text(root, "status")?;
    let claim = if status == INFEASIBLE {
        only(root, &["format", "version", "plan_sha256", "status", "duals", "conflict"])?;
        Claim::Infeasible(duals(root)?)
    } else {
        only(root, &["format", "version", "plan_sha256", "status", "tiers", "grants", "buffers", "loans"])?;
        let tiers = list(root, "tiers")?.map(tier).collect::<Result<_, _>>()?;
        let (allocation, pooled) = allocation(&Positions::of(plan), root)?;
        Claim::Allocation { status, tiers, allocation, pooled }
    };
    Ok(Claims { plan_sha256, claim })
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
    let mut grants = Vec::new();
    for row in list(root, "grants")? {
        only(row, &["stream", "project", "amount", "pooled"])?;
        let project = position(&known.projects, row, "project")?;
        let stream = position(&known.streams, row, "stream")?;
        grants.push((Grant { project, stream, amount: amount(row)? }, flag(row, "pooled")?));
    }
    let mut buffers = Vec::new();
    for row in list(root, "buffers")? {
        only(row, &["credit", "stream", "amount"])?;
        let credit = position(&known.credit, row, "credit")?;
        buffers.push(Buffer {
            credit,
            stream: position(&known.streams, row, "stream")?,
            amount: amount(row)?,
        });
    }
    let mut loans = Vec::new();
    for row in list(root, "loans")? {
        only(row, &["credit", "project", "amount"])?;
        let credit = position(&known.credit, row, "credit")?;
        loans.push(Loan {
            project: position(&known.projects, row, "project")?,
            credit,
            amount: amount(row)?,
        });
    }
    grants.sort_unstable();
    buffers.sort_unstable();
    loans.sort_unstable();
    let (grants, pooled) = grants.into_iter().unzip();
    Ok((Allocation { grants, buffers, loans }, pooled))
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
    let mut duals = BTreeMap::new();
    for row in list(node, "duals")? {
        only(row, &["row", "y"])?;
        if duals.insert(RowId(text(row, "row")?), number(row, "y", DUAL)?).is_some() {
            return Err(Unreadable::Member("row".to_owned()));
        }
    }
    Ok(duals)
}

/// Refuses members of other names, and any that stands twice.
fn only(node: Node<'_>, names: &[&str]) -> Result<(), Unreadable> {
    let mut seen = std::collections::BTreeSet::new();
    for (name, _) in node.members() {
        let name = name.text().unwrap_or_default().into_owned();
        if !names.contains(&name.as_str()) || !seen.insert(name.clone()) {
            return Err(Unreadable::Member(name));
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

fn amount(row: Node<'_>) -> Result<Money, Unreadable> {
    text(row, "amount")?.parse().map_err(|_| Unreadable::Member("amount".to_owned()))
}

fn position(known: &BTreeMap<&str, usize>, row: Node<'_>, kind: &'static str) -> Result<usize, Unreadable> {
    let id = text(row, kind)?;
    known.get(id.as_str()).copied().ok_or(Unreadable::Unknown { kind, id })
}
