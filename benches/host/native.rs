//! A native process.

use std::sync::OnceLock;
use std::time::Instant;
use std::{env, fs, process};

/// The words after the program's name.
pub fn words() -> Vec<String> {
    env::args().skip(1).collect()
}

/// A line for the caller.
pub fn print(line: &str) {
    println!("{line}");
}

/// Ends the program as a failure.
pub fn fail(why: &str) -> ! {
    eprintln!("{why}");
    process::exit(1)
}

/// A whole file.
///
/// # Errors
/// When it cannot be read.
pub fn read(file: &str) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{file}: {error}"))
}

/// Makes or replaces a file.
///
/// # Errors
/// When it cannot be written.
pub fn write(file: &str, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| format!("{file}: {error}"))
}

/// Seconds since some moment of this process.
pub fn seconds() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64()
}

/// The most memory this process has held, in bytes; only Linux tells.
pub fn peak_bytes() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kibibytes =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"))?;
    kibibytes.parse::<f64>().ok().map(|kibibytes| kibibytes * 1024.0)
}
