//! The app as one HTML file that opens without any server: every file of a finished build is put into its page.
//!
//! Style sheets and scripts stand in the page as they are, and its Content-Security-Policy names them by their hashes. Program, worker and
//! demonstration are compressed; web/single-file.js unpacks them into addresses of their own.

mod base64;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::paths::Paths;
use crate::tags::{self, attribute};

/// What the names of the files begin with that hold the program's other parts.
const SPLIT_OFF: &str = "part-";
/// The attribute by which the page names the program's script.
const SCRIPT: &str = "data-js";
/// The attributes by which the page names the files that are packed. The worker's own script is not among them: a worker from the disk
/// cannot load anything, so web/single-file.js makes one that has the program in it.
const PARTS: [&str; 3] = [SCRIPT, "data-wasm", "data-demo"];

/// Packs the build in `dist` and returns the file and its size in bytes.
///
/// # Errors
/// When the build lacks a file, or the result cannot be written.
pub fn pack(dist: &Path, paths: &Paths) -> Result<(PathBuf, u64), Error> {
    let file = paths.single_file();
    let unpacker = paths.root.join("web").join("single-file.js");
    let packed = Page { dist, unpacker: &unpacker }.whole();
    let written = packed.and_then(|html| {
        fs::create_dir_all(file.parent().unwrap_or(dist))?;
        fs::write(&file, &html)?;
        Ok(html.len() as u64)
    });
    let bytes = written
        .map_err(|error| Error::new(format!("cannot make {}", file.display())).why(error.to_string()))?;
    Ok((file, bytes))
}

struct Page<'a> {
    dist: &'a Path,
    unpacker: &'a Path,
}

impl Page<'_> {
    fn whole(&self) -> io::Result<String> {
        let html = fs::read_to_string(self.dist.join("index.html"))?;
        let mut styles = String::new();
        let html = tags::replace(&html, "link", ">", |link| self.without_link(link, &mut styles))?;
        let mut hashes = Vec::new();
        let html =
            tags::replace(&html, "script", "</script>", |script| self.inlined(script, &html, &mut hashes))?;
        let style = element("style", "", &styles)?;
        let policy = policy(&hashes, &hash(&styles));
        let html = tags::replace(&html, "meta", ">", |meta| {
            let is_policy = meta.contains("Content-Security-Policy");
            Ok::<_, io::Error>(if is_policy { policy.clone() } else { meta.to_owned() })
        })?;
        Ok(html.replacen("</head>", &format!("{style}</head>"), 1))
    }

    /// What stands in the place of a link: an icon is put into it, style sheets are gathered, all others have nothing to lead to.
    fn without_link(&self, link: &str, styles: &mut String) -> io::Result<String> {
        let Some(file) = attribute(link, "href") else { return Ok(link.to_owned()) };
        match attribute(link, "rel") {
            Some("stylesheet") => *styles += &self.text(file)?,
            Some("icon") => {
                let icon = base64::encode(self.text(file)?.as_bytes());
                return Ok(format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"));
            }
            _ => {}
        }
        Ok(String::new())
    }

    /// What stands in the place of the script that starts the page: the parts, what unpacks them, and the script itself.
    fn inlined(&self, script: &str, html: &str, hashes: &mut Vec<String>) -> io::Result<String> {
        let Some(file) = attribute(script, "src") else { return Ok(script.to_owned()) };
        let mut out = String::new();
        for name in PARTS {
            let part =
                attribute(html, name).ok_or_else(|| io::Error::other(format!("the page has no {name}")))?;
            let bytes = if name == SCRIPT {
                placeless(&self.text(part)?)?.into()
            } else {
                fs::read(self.path(part))?
            };
            out += &packed(name, &bytes)?;
        }
        for name in self.split_off()? {
            out += &packed(&name, &fs::read(self.path(&name))?)?;
        }
        for script in [with_line_feeds(&fs::read_to_string(self.unpacker)?), self.text(file)?] {
            hashes.push(hash(&script));
            out += &element("script", " type=\"module\"", &script)?;
        }
        Ok(out)
    }

    /// The files with the program's other parts, in the order of their names.
    fn split_off(&self) -> io::Result<Vec<String>> {
        let names = fs::read_dir(self.dist)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<io::Result<Vec<_>>>()?;
        let mut names: Vec<String> = names.into_iter().filter(|name| name.starts_with(SPLIT_OFF)).collect();
        names.sort();
        Ok(names)
    }

    fn text(&self, file: &str) -> io::Result<String> {
        fs::read_to_string(self.path(file)).map(|text| with_line_feeds(&text))
    }

    /// The file behind an address of the page, which may name a build behind a question mark.
    fn path(&self, address: &str) -> PathBuf {
        self.dist.join(address.split('?').next().unwrap_or_default().trim_start_matches("./"))
    }
}

/// A part as web/single-file.js finds it.
fn packed(name: &str, bytes: &[u8]) -> io::Result<String> {
    let attributes = format!(" type=\"text/plain\" data-part=\"{name}\"");
    element("script", &attributes, &base64::encode(&gzipped(bytes)?))
}

/// The program's script without a place of its own, so that it also runs where it is no module, once its last line is cut off.
fn placeless(script: &str) -> io::Result<String> {
    let plain = script.replace("import.meta.url", "self.location.href");
    let (before, exports) = plain.rsplit_once("\nexport {").unwrap_or_default();
    let is_module = |line: &str| line.starts_with("export ") || line.starts_with("import ");
    if !exports.contains("__wbg_init as default")
        || before.lines().any(is_module)
        || before.contains("import.meta")
    {
        return Err(io::Error::other("the program's script is not as wasm-bindgen used to write it"));
    }
    Ok(plain)
}

/// Browsers hash what they read, and they read every line end as a line feed.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// An element with a text that cannot end it early.
fn element(name: &str, attributes: &str, text: &str) -> io::Result<String> {
    let lower = text.to_ascii_lowercase();
    if lower.contains(&format!("</{name}")) || lower.contains("<!--") {
        return Err(io::Error::other(format!("what is to stand in <{name}> would end it")));
    }
    Ok(format!("<{name}{attributes}>{text}</{name}>\n"))
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", base64::encode(&Sha256::digest(text)))
}

/// What the page may do: run what is in it and nothing else, ask nobody but itself.
fn policy(scripts: &[String], style: &str) -> String {
    let scripts = scripts.join(" ");
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {scripts} blob: \
         'wasm-unsafe-eval'; style-src {style}; img-src data: blob:; connect-src blob:; worker-src blob:; base-uri 'none'; \
         form-action 'none'\">"
    )
}

fn gzipped(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const PAGE: &str = r#"<head><meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="icon" href="./icon.svg"/><link rel="stylesheet" href="./a.css"/><link rel="stylesheet" href="./b.css"/>
<meta name="fundpool-app" data-js="./app.js" data-wasm="./app.wasm" data-demo="./demo.json?v=1">
<script src="./boot.js" type="module"></script><link rel="preload" href="./app.wasm"></head>"#;

    const GLUE: &str = "const here = import.meta.url;\nexport { initSync, __wbg_init as default };\n";

    fn build(boot: &str) -> Scratch {
        let folder = Scratch::new(&format!("single-{}", boot.len()));
        let files = [("index.html", PAGE), ("icon.svg", "<svg/>"), ("a.css", "a{}\r\n"), ("b.css", "b{}\n")];
        let parts = [("app.js", GLUE), ("app.wasm", "wasm"), ("demo.json", "{}"), ("part-house.1.wasm", "h")];
        for (name, text) in
            files.into_iter().chain(parts).chain([("boot.js", boot), ("unpack.js", "unpack()")])
        {
            folder.file(name, text);
        }
        folder
    }

    fn whole(folder: &Scratch) -> io::Result<String> {
        Page { dist: folder.path(), unpacker: &folder.path().join("unpack.js") }.whole()
    }

    #[test]
    fn everything_is_in_the_page_and_named_by_its_hash() {
        let html = whole(&build("boot()")).unwrap();
        let style = "a{}\nb{}\n";
        assert!(html.contains(&format!("<style>{style}</style>")), "{html}");
        for text in ["unpack()", "boot()", style] {
            assert!(html.contains(&hash(text)), "the policy lacks {text}: {html}");
        }
        for name in PARTS.into_iter().chain(["part-house.1.wasm"]) {
            assert!(html.contains(&format!("data-part=\"{name}\"")), "{html}");
        }
        assert!(html.contains("data:image/svg+xml;base64,PHN2Zy8+"), "{html}");
        for gone in ["rel=\"preload\"", "rel=\"stylesheet\"", "src=", "'self'"] {
            assert!(!html.contains(gone), "{gone} is left: {html}");
        }
        assert!(html.find("unpack()") < html.find("boot()"));
    }

    #[test]
    fn a_text_that_would_end_its_element_is_refused() {
        let check = |boot: &str| assert!(whole(&build(boot)).unwrap_err().to_string().contains("<script>"));
        check("x = '</SCRIPT>'");
        check("<!-- x");
    }

    #[test]
    fn a_script_that_would_not_run_in_the_worker_is_refused() {
        let plain = "const here = self.location.href;\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(placeless(GLUE).unwrap(), plain);
        let check = |script: &str| assert!(placeless(script).is_err(), "{script}");
        check("");
        check("export default 1;");
        check(&format!("import a from './a.js';\n{GLUE}"));
        check(&format!("export const a = 1;\n{GLUE}"));
        check(&format!("const a = import.meta;\n{GLUE}"));
    }

    #[test]
    fn a_build_that_lacks_a_part_is_no_build() {
        let folder = build("boot(1)");
        fs::remove_file(folder.path().join("demo.json")).unwrap();
        assert_eq!(whole(&folder).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
