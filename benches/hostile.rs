//! Files of 50 MB that are no plans: how soon they are refused, and how much memory that takes.

use fundpool::document::json;

use crate::figure::Figure;
use crate::host;
use crate::subject::Subject;

/// Files that are meant to keep the program busy, or are simply the wrong ones.
pub struct Hostile;

/// Bytes of each file.
const LENGTH: usize = 50_000_000;

/// How plans begin: in their top, in their list of projects, in the uses of their pool.
const PLAN: &str = r#"{"format": "fundpool-plan", "version": 1, "#;
const PROJECTS: &str = r#"{"format": "fundpool-plan", "version": 1, "projects": ["#;
const USES: &str = r#"{"format": "fundpool-plan", "version": 1, "pool": {"uses": ["#;

/// A file: how it begins, what follows again and again, how it ends. A `#` is another number each time.
struct Noise {
    name: &'static str,
    head: &'static str,
    body: &'static [u8],
    tail: &'static str,
}

const fn noise(name: &'static str, head: &'static str, body: &'static [u8], tail: &'static str) -> Noise {
    Noise { name, head, body, tail }
}

/// The name of the file that has no pattern at all.
const RANDOM: &str = "random bytes";

const NOISES: [Noise; 14] = [
    noise(RANDOM, "", b"", ""),
    noise("zeros", "", b"\0", ""),
    noise("blanks", "", b" ", ""),
    noise("opening brackets", "", b"[", ""),
    noise("objects in objects", "", b"{\"a\":", ""),
    noise("one text", "\"", b"\\u4e8e", "\""),
    noise("no plan: a list of numbers", "[", b"0,", "0]"),
    noise("no plan: a list of texts", "[", b"\"aaaaaaaa\",", "0]"),
    noise("no plan: rows of a map", "{\"rows\": [", b"{\"id\": #, \"at\": [114.93, 25.83]}, ", "0]}"),
    noise("a plan with the same field again", PLAN, b"\"version\": 1, ", "\"year\": 2020}"),
    noise("a plan with unknown fields", PLAN, b"\"x#\": 0, ", "\"year\": 2020}"),
    noise("a plan with rows of nothing", PROJECTS, b"{},", "{}]}"),
    noise("a plan with many ids", USES, b"\"u#\",", "\"u\"]}}"),
    noise("a plan without an end", PROJECTS, b"{\"id\": \"p#\", \"cost\": \"1.00\"}, ", ""),
];

impl Subject for Hostile {
    fn name(&self) -> &'static str {
        "hostile"
    }

    fn cases(&self) -> Vec<&'static str> {
        NOISES.iter().map(|noise| noise.name).collect()
    }

    fn input(&self, case: &str) -> Result<Vec<u8>, String> {
        if case == RANDOM {
            return Ok(random());
        }
        let noise = NOISES.iter().find(|noise| noise.name == case).ok_or("no such file")?;
        Ok(noise.fill())
    }

    fn run(&self, input: &[u8]) -> Result<Vec<Figure>, String> {
        let start = host::seconds();
        let read = json::read(input);
        let mut figures = vec![Figure::since("refused, first time", start)];
        figures.extend(Figure::peak_memory("peak memory so far"));
        if read.plan.is_some() || read.diagnostics.is_empty() {
            return Err("this is not refused".to_owned());
        }
        drop(read);
        figures.push(Figure::time("refused", || json::read(input)));
        figures.push(Figure::time("repair tried", || json::repair(input)));
        figures.extend(Figure::peak_memory("peak memory of all"));
        Ok(figures)
    }
}

impl Noise {
    fn fill(&self) -> Vec<u8> {
        let mut file = Vec::with_capacity(LENGTH);
        file.extend_from_slice(self.head.as_bytes());
        let mut number = 0_u32;
        while file.len() + self.body.len() + 16 + self.tail.len() < LENGTH {
            for &byte in self.body {
                match byte {
                    b'#' => file.extend_from_slice(number.to_string().as_bytes()),
                    _ => file.push(byte),
                }
            }
            number = number.wrapping_add(1);
        }
        file.extend_from_slice(self.tail.as_bytes());
        file
    }
}

/// Marsaglia's xorshift with a fixed seed: the same bytes on every machine, which no compressor and no parser knows.
fn random() -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    (0..LENGTH / 8).flat_map(|_| next()).collect()
}
