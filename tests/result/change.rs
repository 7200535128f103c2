//! What somebody may change in a result or its plan, drawn at random.

use fundpool::document::json;
use fundpool::money::Money;
use fundpool::plan::Plan;
use fundpool::rows::Demands;
use serde_json::{Value, json};

use crate::agreement::row_names;
use crate::both::Pair;
use crate::plans::Solved;
use crate::random_plan::Dice;

/// What somebody may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    Amount,
    Pooled,
    Dual,
    Figure,
    Status,
    DualRow,
    UnknownRow,
    Payee,
    Payer,
    Deleted,
    Doubled,
    PlanByte,
    PlanValue,
    Conflict,
    Fingerprint,
}

impl Change {
    pub const ALL: [Self; 15] = [
        Self::Amount,
        Self::Pooled,
        Self::Dual,
        Self::Figure,
        Self::Status,
        Self::DualRow,
        Self::UnknownRow,
        Self::Payee,
        Self::Payer,
        Self::Deleted,
        Self::Doubled,
        Self::PlanByte,
        Self::PlanValue,
        Self::Conflict,
        Self::Fingerprint,
    ];

    /// Whether it leads to another result, which may be as true.
    pub const fn may_stay_true(self) -> bool {
        self.is_of_payments() || matches!(self, Self::Dual | Self::DualRow)
    }

    /// Whether others are paid, or other amounts.
    pub const fn is_of_payments(self) -> bool {
        matches!(self, Self::Amount | Self::Payee | Self::Payer | Self::Deleted)
    }

    /// The files after the change; none where there is nothing of its kind to change.
    pub fn make(self, one: &Solved, dice: &mut Dice) -> Option<Pair> {
        let plan = json::write(&one.plan);
        let mut result: Value = serde_json::from_str(&one.text).expect("JSON");
        let about = match self {
            Self::PlanByte => {
                let plan = other_byte(&one.plan, &plan, dice);
                return Some(Pair {
                    about: one.name.to_owned(),
                    plan,
                    result: one.text.clone().into_bytes(),
                });
            }
            Self::PlanValue => {
                let mut document: Value = serde_json::from_str(&plan).expect("JSON");
                let about = other_leaf(&mut document, dice);
                let plan = document.to_string().into_bytes();
                return Some(Pair { about, plan, result: one.text.clone().into_bytes() });
            }
            Self::Amount => other_amount(one, &mut result, dice)?,
            Self::Pooled => {
                let grant = any(result["grants"].as_array_mut()?, dice)?;
                let flipped = !grant["pooled"].as_bool()?;
                grant["pooled"] = flipped.into();
                grant.to_string()
            }
            Self::Dual => {
                let dual = any(duals(&mut result, dice)?, dice)?;
                let digits = other_digit(dual["y"].as_str()?, dice);
                dual["y"] = digits.into();
                dual.to_string()
            }
            Self::Figure => {
                let tier = any(result["tiers"].as_array_mut()?, dice)?;
                let name = ["value", "bound", "gap"][dice.below(3) as usize];
                let digits = other_digit(tier[name].as_str()?, dice);
                tier[name] = digits.into();
                format!("{name} {}", tier[name])
            }
            Self::Status => other_status(&mut result, dice)?,
            Self::DualRow => {
                let count = result["tiers"].as_array().map_or(1, Vec::len);
                let names = row_names(&one.plan, &Demands::of(&one.plan), count - 1);
                let dual = any(duals(&mut result, dice)?, dice)?;
                dual["row"] = names[dice.below(names.len() as u64) as usize].0.clone().into();
                dual.to_string()
            }
            Self::UnknownRow => {
                let dual = any(duals(&mut result, dice)?, dice)?;
                let row = dual["row"].as_str()?.to_owned();
                dual["row"] = [format!("{row}x"), row.replace(':', "."), String::new()]
                    [dice.below(3) as usize]
                    .clone()
                    .into();
                dual.to_string()
            }
            Self::Payee => {
                let ids: Vec<String> = one.plan.projects.iter().map(|row| row.id.to_string()).collect();
                other_end(&mut result, "project", &ids, dice)?
            }
            Self::Payer => {
                let ids: Vec<String> = one.plan.streams.iter().map(|row| row.id.to_string()).collect();
                other_end(&mut result, "stream", &ids, dice)?
            }
            Self::Deleted => {
                let rows = payments(&mut result, dice)?;
                let at = dice.below(rows.len() as u64) as usize;
                rows.remove(at).to_string()
            }
            Self::Doubled => {
                let rows = payments(&mut result, dice)?;
                let row = any(rows, dice)?.clone();
                rows.push(row.clone());
                row.to_string()
            }
            Self::Conflict => other_conflict(&mut result, dice)?,
            Self::Fingerprint => {
                let digits = result["plan_sha256"].as_str()?.to_owned();
                let at = dice.below(64) as usize;
                let other = if digits.as_bytes()[at] == b'0' { "f" } else { "0" };
                result["plan_sha256"] = format!("{}{other}{}", &digits[..at], &digits[at + 1..]).into();
                format!("digit {at}")
            }
        };
        (result != serde_json::from_str::<Value>(&one.text).expect("JSON")).then(|| Pair {
            about: format!("{}: {about}", one.name),
            plan: plan.into_bytes(),
            result: result.to_string().into_bytes(),
        })
    }
}

fn any<'v>(rows: &'v mut [Value], dice: &mut Dice) -> Option<&'v mut Value> {
    let count = rows.len() as u64;
    if count == 0 { None } else { rows.get_mut(dice.below(count) as usize) }
}

/// The payments of a kind that there are.
fn payments<'v>(result: &'v mut Value, dice: &mut Dice) -> Option<&'v mut Vec<Value>> {
    let lists = ["grants", "buffers", "loans"];
    let there = |list: &&&str| !result[**list].as_array().is_none_or(Vec::is_empty);
    let there: Vec<&str> = lists.iter().filter(there).copied().collect();
    let list = there.get(dice.below(there.len().max(1) as u64) as usize)?;
    result[*list].as_array_mut()
}

/// The duals of a goal that has some.
fn duals<'v>(result: &'v mut Value, dice: &mut Dice) -> Option<&'v mut Vec<Value>> {
    if result["duals"].is_array() {
        return result["duals"].as_array_mut();
    }
    let tiers = result["tiers"].as_array_mut()?;
    let some =
        tiers.iter_mut().filter(|tier| tier["duals"].as_array().is_some_and(|duals| !duals.is_empty()));
    let mut some: Vec<&mut Value> = some.collect();
    let at = dice.below(some.len().max(1) as u64) as usize;
    if at < some.len() { some.swap_remove(at)["duals"].as_array_mut() } else { None }
}

/// The same number but for one digit.
fn other_digit(number: &str, dice: &mut Dice) -> String {
    let digits: Vec<usize> =
        number.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = digits[dice.below(digits.len() as u64) as usize];
    let digit = u64::from(number.as_bytes()[at] - b'0');
    format!("{}{}{}", &number[..at], (digit + 1 + dice.below(9)) % 10, &number[at + 1..])
}

fn other_amount(one: &Solved, result: &mut Value, dice: &mut Dice) -> Option<String> {
    let row = any(payments(result, dice)?, dice)?;
    let amount: Money = row["amount"].as_str()?.parse().ok()?;
    let quantum = one.plan.quantum.amount().fen();
    let steps = [1, -1, 7, -100, 12_345, -2_000_000][dice.below(6) as usize];
    let other = Money::from_fen(amount.fen() + steps * quantum);
    row["amount"] = other.to_string().into();
    Some(row.to_string())
}

/// `stopped` and `within_gap` are the same to a file: nothing in it tells why the search ended.
fn other_status(result: &mut Value, dice: &mut Dice) -> Option<String> {
    let status = result["status"].as_str()?.to_owned();
    let same: &[&str] = match status.as_str() {
        "within_gap" | "stopped" => &["within_gap", "stopped"],
        "optimal" => &["optimal"],
        _ => &["infeasible"],
    };
    let all = ["optimal", "within_gap", "stopped", "infeasible", "Optimal", ""];
    let others: Vec<&str> = all.into_iter().filter(|other| !same.contains(other)).collect();
    let other = others[dice.below(others.len() as u64) as usize];
    result["status"] = other.into();
    Some(format!("{status} to {other}"))
}

fn other_end(result: &mut Value, end: &str, ids: &[String], dice: &mut Dice) -> Option<String> {
    let grant = any(result["grants"].as_array_mut()?, dice)?;
    let other = &ids[dice.below(ids.len() as u64) as usize];
    let before = grant.to_string();
    grant[end] = other.clone().into();
    Some(format!("{before} to {other}"))
}

fn other_conflict(result: &mut Value, dice: &mut Dice) -> Option<String> {
    let rows = result["conflict"].as_array_mut()?;
    if rows.is_empty() {
        rows.push(json!({"rule": "x", "row": "rule:x:min", "short": "0.01"}));
        return Some("one more".to_owned());
    }
    let row = any(rows, dice)?;
    match dice.below(4) {
        0 => row["short"] = other_digit(row["short"].as_str()?, dice).into(),
        1 => row["rule"] = "another".into(),
        2 => row["row"] = format!("{}x", row["row"].as_str()?).into(),
        _ => drop(rows.pop()),
    }
    Some("a row".to_owned())
}

/// Another letter, digit or sign somewhere inside a text or a number, such that the plan is no longer the same.
fn other_byte(plan: &Plan, text: &str, dice: &mut Dice) -> Vec<u8> {
    loop {
        let mut bytes = text.as_bytes().to_vec();
        let at = dice.below(bytes.len() as u64) as usize;
        bytes[at] = b"0123456789abcxyz.-_ "[dice.below(20) as usize];
        if bytes != text.as_bytes() && json::read(&bytes).plan.as_ref() != Some(plan) {
            return bytes;
        }
    }
}

/// Changes a value somewhere in a document; tells where.
fn other_leaf(value: &mut Value, dice: &mut Dice) -> String {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let at = dice.below(members.len() as u64) as usize;
            let (name, value) = members.iter_mut().nth(at).expect("a member");
            format!("{name}.{}", other_leaf(value, dice))
        }
        Value::Array(items) if !items.is_empty() => {
            let at = dice.below(items.len() as u64) as usize;
            if dice.below(8) == 0 {
                items.remove(at);
                return format!("{at} removed");
            }
            format!("{at}.{}", other_leaf(&mut items[at], dice))
        }
        Value::String(text) if text.bytes().any(|byte| byte.is_ascii_digit()) => {
            *text = other_digit(text, dice);
            text.clone()
        }
        Value::Bool(flag) => {
            *flag = !*flag;
            flag.to_string()
        }
        Value::Number(number) => {
            *value = json!(number.as_u64().unwrap_or_default() + 1);
            value.to_string()
        }
        _ => {
            *value = json!("another");
            "another".to_owned()
        }
    }
}
