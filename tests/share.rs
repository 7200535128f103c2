//! Random plans as links and back: 200 of them, or as many as `FUNDPOOL_CASES` says.

use std::time::Instant;

use fundpool::document::json;
use fundpool::generate::{Options, generate};
use fundpool::share::{MOST_TEXT, Refusal, Shared, read, write};

#[test]
fn random_plans_come_back_from_their_links() {
    let cases: u64 = std::env::var("FUNDPOOL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(200);
    let (start, mut longest) = (Instant::now(), 0);
    for seed in 0..cases {
        let size = |most: u64, salt: u64| (seed.wrapping_mul(salt) % most + 1) as usize;
        let (streams, projects, counties) = (size(4, 7), size(9, 13), size(4, 31));
        let plan = generate(&Options { streams, projects, counties, seed, ..Options::default() });
        let link = write(&plan).unwrap();
        assert!(link.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        assert_eq!(read(&link.text), Ok(Shared::Plan(Box::new(plan))), "seed {seed}");
        longest = longest.max(link.text.len());
    }
    println!(
        "{cases} plans in {:.1} s, the longest link has {longest} characters",
        start.elapsed().as_secs_f32()
    );
}

/// Whatever is sent, the answer is a plan or a refusal, never a panic, and never after long.
#[test]
fn noise_is_refused() {
    let options = Options { streams: 1, projects: 2, counties: 1, seed: 3, ..Options::default() };
    let text = write(&generate(&options)).unwrap().text;
    for (place, size) in (0..text.len()).zip((1..40).cycle()) {
        let mut noise: Vec<u8> = text.bytes().collect();
        let end = noise.len().min(place + size);
        noise[place..end].reverse();
        let noise = String::from_utf8(noise).unwrap();
        assert!(noise == text || read(&noise).is_err(), "{place}: {size} characters the other way round");
    }
    let long = "1".repeat(MOST_TEXT + 1);
    assert_eq!(read(&long), Err(Refusal::TooLong { length: long.len() }));
}

#[test]
fn a_plan_too_large_for_a_link_is_told() {
    let large = generate(&Options { projects: 2_000, ..Options::default() });
    let refusal = write(&large).unwrap_err();
    assert!(matches!(refusal, Refusal::TooLong { length } if length > MOST_TEXT), "{refusal}");
}

#[test]
fn equal_plans_have_equal_links() {
    let plan = generate(&Options { projects: 20, ..Options::default() });
    let again = json::read(json::write(&plan).as_bytes()).plan.unwrap();
    assert_eq!(write(&plan).unwrap(), write(&again).unwrap());
}
