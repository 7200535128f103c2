//! The digits of a figure, with their groups and their point.

use super::InputFault;
use super::scan::Scanner;

/// Digits between two separators.
const GROUP: usize = 3;

/// Reads the digits that stand here: those before the point, without separators, and those behind it.
pub(super) fn read(scanner: &mut Scanner) -> Result<(String, String), InputFault> {
    let whole = read_whole(scanner)?;
    let decimals = read_decimals(scanner)?;
    if whole.is_empty() && decimals.is_empty() {
        return Err(match scanner.written() {
            Some(found) => InputFault::Character { found, at: scanner.position() },
            None => InputFault::NoDigits,
        });
    }
    match scanner.peek() {
        Some('e' | 'E') if has_exponent(scanner) => Err(InputFault::Exponent { at: scanner.position() }),
        _ => Ok((whole, decimals)),
    }
}

fn read_whole(scanner: &mut Scanner) -> Result<String, InputFault> {
    let mut whole = scanner.digits();
    let Some(first) = separator(scanner) else { return Ok(whole) };
    let at = scanner.position();
    // A zero in front would be a decimal comma (`0,200`) or a number nobody groups (`001,200`).
    if !(1..=GROUP).contains(&whole.len()) || whole.starts_with('0') {
        return Err(InputFault::Grouping { at });
    }
    while let Some(next) = separator(scanner) {
        let at = scanner.position();
        if next != first {
            return Err(InputFault::Grouping { at });
        }
        scanner.advance();
        let group = scanner.digits();
        if group.len() != GROUP {
            return Err(InputFault::Grouping { at });
        }
        whole.push_str(&group);
    }
    Ok(whole)
}

/// The separator that stands here: a comma, or a space between digits (one before a unit separates nothing).
fn separator(scanner: &Scanner) -> Option<char> {
    let digit_follows = scanner.peek_past(1).is_some_and(|c| c.is_ascii_digit());
    scanner.peek().filter(|c| *c == ',' || (*c == ' ' && digit_follows))
}

fn read_decimals(scanner: &mut Scanner) -> Result<String, InputFault> {
    if scanner.peek() != Some('.') {
        return Ok(String::new());
    }
    let at = scanner.position();
    scanner.advance();
    let decimals = scanner.digits();
    if decimals.is_empty() { Err(InputFault::CutOff { at }) } else { Ok(decimals) }
}

fn has_exponent(scanner: &Scanner) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let signed = matches!(scanner.peek_past(1), Some('+' | '-'));
    is_digit(scanner.peek_past(if signed { 2 } else { 1 }))
}
