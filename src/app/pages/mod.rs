//! What each address shows.

mod allocation;
mod counties;
mod explained;
mod figures;
mod no_answer;
mod overview;
mod present;
mod projects;
mod report;
mod rules;
mod scenarios;
mod shared;
mod start;
mod streams;
mod take;
mod unknown;
mod uses;

pub use allocation::Allocation;
pub use counties::counties;
pub use overview::Overview;
pub use present::{Leave, Notes, Present, Stage};
pub use projects::projects;
pub use report::ReportPage;
pub use rules::Rules;
pub use scenarios::Scenarios;
pub use shared::SharedPlan;
pub use start::Start;
pub use streams::streams;
pub use unknown::unknown;
