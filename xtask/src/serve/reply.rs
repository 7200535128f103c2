//! What is answered to a request: pure but for reading the file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

/// The policy of the page: nothing from elsewhere, no inline script or style; WebAssembly may be compiled.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// An answer before it is sent.
#[derive(Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// Content; left out by the server when only the head was asked for.
    pub body: Vec<u8>,
}

impl Reply {
    /// Sends the content gzipped, as a web server should: what the page weighs on the way is what its budget counts.
    ///
    /// # Errors
    /// None in practice: nothing is written but memory.
    pub fn compress(&mut self) -> io::Result<()> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&self.body)?;
        self.body = encoder.finish()?;
        self.headers
            .extend([("Content-Encoding", "gzip".to_owned()), ("Vary", "Accept-Encoding".to_owned())]);
        Ok(())
    }
}

/// Answers GET and HEAD with a file below `dist`; anything else is refused.
pub fn reply(dist: &Path, method: &str, url: &str) -> Reply {
    if !matches!(method, "GET" | "HEAD") {
        let mut refused = plain(405, "only GET and HEAD");
        refused.headers.push(("Allow", "GET, HEAD".to_owned()));
        return refused;
    }
    let file = below(url).map(|relative| dist.join(relative)).filter(|file| file.is_file());
    match file.map(|file| (fs::read(&file), file)) {
        Some((Ok(body), file)) => {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            Reply {
                status: 200,
                headers: headers(content_type(&name), cache_control(&name, is_versioned(url))),
                body,
            }
        }
        Some((Err(_), _)) => plain(500, "the file cannot be read"),
        None => plain(404, "not found"),
    }
}

/// The answer to what is no request.
pub fn not_understood() -> Reply {
    plain(400, "not a request")
}

fn plain(status: u16, text: &str) -> Reply {
    Reply { status, headers: headers(content_type("x.txt"), "no-cache"), body: text.as_bytes().to_vec() }
}

fn headers(content_type: &str, cache_control: &str) -> Vec<(&'static str, String)> {
    [
        ("Content-Type", content_type),
        ("Cache-Control", cache_control),
        ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

/// The file an address names, relative to the folder served; `None` if it is not an honest name of a file in it.
fn below(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decoded(path)?;
    let path = if path.is_empty() { "index.html" } else { &path };
    // Hidden files, "..", drive letters and other systems' separators are no names of the build's files.
    let honest = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
    path.split('/').all(honest).then(|| path.split('/').collect())
}

fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let (digits, after) = after.split_at_checked(2)?;
            let digits = std::str::from_utf8(digits).ok().filter(|text| !text.starts_with('+'))?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = after;
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json; charset=utf-8",
        Some("webmanifest") => "application/manifest+json; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether the address names a build, as the page does for the worker's files: then a new worker starts without the network.
fn is_versioned(url: &str) -> bool {
    let build = url.split_once("?v=").map_or("", |(_, build)| build);
    build.len() >= 8 && build.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Names with Trunk's hash never change their content; all others are asked for each time. The hash is a number in
/// hexadecimal without leading zeros, so now and then it is a digit or two short of 16.
fn cache_control(name: &str, versioned: bool) -> &'static str {
    let hash =
        |part: &str| (12..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hashed = name.split(['-', '_', '.']).skip(1).any(hash);
    if hashed || versioned { "public, max-age=31536000, immutable" } else { "no-cache" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn addresses_name_files_below_the_folder_only() {
        let check =
            |url: &str, expect: Option<&str>| assert_eq!(below(url), expect.map(PathBuf::from), "{url}");
        check("/", Some("index.html"));
        check("/worker.js?v=1", Some("worker.js"));
        check("/a/b%20c.svg", Some("a/b c.svg"));
        check("/%E4%B8%80.txt", Some("一.txt"));
        check("/../Cargo.toml", None);
        check("/a/..%2f..%2fCargo.toml", None);
        check("/%2e%2e/Cargo.toml", None);
        check("/a\\..\\b", None);
        check("/C:/x", None);
        check("//etc/passwd", None);
        check("/.stage/x", None);
        check("/a%00b", None);
        check("/%+1", None);
        check("/%4", None);
        check("/%ff", None);
        check("http://elsewhere/", None);
    }

    #[test]
    fn types_a_browser_insists_on() {
        let check = |name: &str, expect: &str| assert_eq!(content_type(name), expect, "{name}");
        check("app-1_bg.wasm", "application/wasm");
        check("boot.js", "text/javascript; charset=utf-8");
        check("app.webmanifest", "application/manifest+json; charset=utf-8");
        check("mark.svg", "image/svg+xml; charset=utf-8");
        check("LICENSE", "application/octet-stream");
    }

    #[test]
    fn only_files_of_one_build_are_kept() {
        let check = |url: &str, kept: bool| {
            let name = url.split('?').next().unwrap_or_default();
            assert_eq!(cache_control(name, is_versioned(url)).contains("immutable"), kept, "{url}");
        };
        check("app-a819dcc99f998c57.js", true);
        check("app-a819dcc99f998c57_bg.wasm", true);
        check("main-29f3f3cf60c4ad57.css", true);
        check("part-house-solver.29f3f3cf60c4ad57.wasm", true);
        check("app-351a65645828d0a.js", true);
        check("index.html", false);
        check("worker.js", false);
        check("worker.js?v=dev", false);
        check("worker.js?v=4f2a9c01", true);
        check("worker_bg.wasm", false);
        check("a819dcc99f998c57.js", false);
    }

    #[test]
    fn every_answer_carries_the_policy() {
        let folder = Scratch::new("reply");
        folder.file("index.html", "page");
        for (method, url, status) in [("GET", "/", 200), ("GET", "/nothing", 404), ("DELETE", "/", 405)] {
            let reply = reply(folder.path(), method, url);
            assert_eq!(reply.status, status);
            let policy = ("Content-Security-Policy", CONTENT_SECURITY_POLICY.to_owned());
            assert!(reply.headers.contains(&policy), "{method} {url}");
        }
    }
}
