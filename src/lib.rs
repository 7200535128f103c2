//! # Fundpool 一池
//!
//! Pools many fund streams into one and finds the allocation that brings the most benefit: exact to the fen, inside
//! every rule, with a proof that nothing better exists.
//!
//! Data flows one way, and each module knows only those before it:
//!
//! ```text
//! bytes ─ document ─▶ plan ─ rows ─ lp ─ solve ─▶ floats ─ verify ─▶ Verified ─ result ─▶ bytes
//!                                                                       └─ report, compare ─▶ what is shown
//! ```
//!
//! * [`money`]: integer fen and exact decimals; what people type, and how amounts are written.
//! * [`diagnostic`]: a problem with its place, code and arguments; no prose.
//! * [`i18n`]: the prose, in Chinese and English, under typed keys.
//! * [`plan`]: what a planner decides, all checks, edits with undo, differences.
//! * [`rows`]: the exact linear meaning of a plan: who may pay whom, and every demand as a row of whole numbers.
//! * [`lp`]: the grouped program for the solvers.
//! * [`solve`]: the solvers, and the way to an allocation and its duals; floats, nothing of which is believed.
//! * [`verify`]: the judge: whole quanta, the exact check, the safe bound.
//! * [`result`]: results as JSON, out, in and judged.
//! * [`report`]: what a verified allocation tells: figures, tables, the water's way; plain data.
//! * [`compare`]: what differs between verified allocations, and why; plain data.
//! * [`pipeline`]: from a plan to what can be shown.
//! * [`explain`]: answers to what people ask of a plan and its allocation.
//! * [`frontier`]: how much of one thing has to be given up for more of another, point by point.
//! * [`paper`]: what is handed round: the report, the one-page brief, pictures; HTML and SVG in which words stay words.
//! * [`generate`](mod@generate): random plans that look real, with an allocation that shows they can be kept.
//! * [`uncertain`]: what a plan comes to where inflows are not certain, in many seeded draws.
//! * [`document`]: bytes in, bytes out: JSON, CSV, schema, fingerprint.
//! * `share`: plans as links and QR codes (feature `share`).
//! * `protocol`: what the page and its solver worker say to each other (feature `app`).
//! * `worker`: the solver worker's side of it (feature `app`).
//! * `app`: the page (feature `app`).
//! * `cli`: the command line (feature `cli`).

// No panic on user data; tests may.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
pub mod diagnostic;
pub mod document;
#[cfg(feature = "solve")]
pub mod explain;
#[cfg(feature = "solve")]
pub mod frontier;
pub mod generate;
pub mod i18n;
#[cfg(feature = "solve")]
pub mod lp;
pub mod money;
#[cfg(feature = "solve")]
pub mod paper;
#[cfg(feature = "solve")]
pub mod pipeline;
pub mod plan;
#[cfg(feature = "app")]
pub mod protocol;
pub mod report;
#[cfg(feature = "solve")]
pub mod result;
#[cfg(feature = "solve")]
pub mod rows;
#[cfg(feature = "share")]
pub mod share;
#[cfg(feature = "solve")]
pub mod solve;
#[cfg(feature = "solve")]
pub mod uncertain;
#[cfg(feature = "solve")]
pub mod verify;
#[cfg(feature = "app")]
pub mod worker;
