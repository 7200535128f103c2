//! A plan for the tests of those who share draws out.

/// One project, paid for by one stream that may bring as little as half of what is expected.
pub const RANGED: &str = r#"{"format": "fundpool-plan", "version": 1,
    "uses": [{"id": "road"}], "measures": [{"id": "people"}], "counties": [{"id": "east"}],
    "streams": [{"id": "roads", "channel": "superior", "level": "central", "amount": "100.00", "low": "50.00"}],
    "projects": [{"id": "lane", "county": "east", "use": "road", "cost": "200.00", "benefits": {"people": "200"}}],
    "objective": [{"maximise": "benefit"}]}"#;
