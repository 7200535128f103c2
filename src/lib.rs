//! # Fundpool 一池
//!
//! Pools many fund streams into one and finds the allocation that brings the most benefit: exact to the fen, inside
//! every rule, with a proof that nothing better exists.
//!
//! Data flows one way, and each module knows only those before it:
//!
//! ```text
//! bytes ─ document ─▶ plan
//! ```
//!
//! * [`money`]: integer fen and exact decimals; what people type, and how amounts are written.
//! * [`diagnostic`]: a problem with its place, code and arguments; no prose.
//! * [`i18n`]: the prose, in Chinese and English, under typed keys.
//! * [`plan`]: what a planner decides, all checks, edits with undo, differences.
//! * [`document`]: bytes in, bytes out: JSON, CSV, schema, fingerprint.

pub mod diagnostic;
pub mod i18n;
pub mod money;
pub mod plan;
