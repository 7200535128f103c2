//! WebAssembly in Node.

use js_sys::{Array, ArrayBuffer, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = process, js_name = argv)]
    static ARGV: Array;
    #[wasm_bindgen(js_namespace = console)]
    fn log(line: &str);
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

#[wasm_bindgen(module = "fs")]
extern "C" {
    #[wasm_bindgen(catch, js_name = readFileSync)]
    fn read_file(file: &str) -> Result<Uint8Array, JsValue>;
    #[wasm_bindgen(catch, js_name = writeFileSync)]
    fn write_file(file: &str, bytes: &[u8]) -> Result<(), JsValue>;
}

/// The words after the program's name, which follows that of Node.
pub fn words() -> Vec<String> {
    ARGV.with(|words| words.iter().skip(2).filter_map(|word| word.as_string()).collect())
}

/// A line for the caller.
pub fn print(line: &str) {
    log(line);
}

/// Ends the program as a failure.
pub fn fail(why: &str) -> ! {
    wasm_bindgen::throw_str(why)
}

/// A whole file.
///
/// # Errors
/// When it cannot be read.
pub fn read(file: &str) -> Result<Vec<u8>, String> {
    read_file(file).map(|bytes| bytes.to_vec()).map_err(|error| format!("{file}: {error:?}"))
}

/// Makes or replaces a file.
///
/// # Errors
/// When it cannot be written.
pub fn write(file: &str, bytes: &[u8]) -> Result<(), String> {
    write_file(file, bytes).map_err(|error| format!("{file}: {error:?}"))
}

/// Seconds since some moment of this process.
pub fn seconds() -> f64 {
    now() / 1e3
}

/// The size of the memory in bytes: it only grows, so this is the most there was.
pub fn peak_bytes() -> Option<f64> {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().dyn_into().ok()?;
    let buffer: ArrayBuffer = memory.buffer().dyn_into().ok()?;
    Some(f64::from(buffer.byte_length()))
}
