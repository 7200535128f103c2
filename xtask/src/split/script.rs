//! The program's script and what links its parts, as one script: a worker of the single file is given one text and can import none.

use std::collections::BTreeMap;
use std::io;

/// What the splitter calls the script that links the parts.
pub const LINK: &str = "__wasm_split.js";

/// The script of `glue`, which wasm-bindgen wrote, with `link`, which the splitter wrote, and `fetching`, the function by which parts are
/// fetched, in it. `names`: what the files of the parts came to be called.
///
/// # Errors
/// When one of the two is not as it used to be written.
pub fn join(glue: &str, link: &str, fetching: &str, names: &BTreeMap<String, String>) -> io::Result<String> {
    let (link, loaders) = linked(link, names);
    let own: String = glue.lines().filter(|line| !imports_link(line)).map(provided).collect();
    let Some((own, exports)) = own.rsplit_once("\nexport {") else { return Err(unfit("wasm-bindgen")) };
    let is_whole = own.contains(&format!("\"./{LINK}\": PARTS,")) && !loaders.is_empty();
    if !is_whole || own.contains(&format!("from \"./{LINK}\"")) || link.contains("fetch(") {
        return Err(unfit("the splitter"));
    }
    let parts = format!("const PARTS = {{ {} }};\n", loaders.join(", "));
    Ok(format!("{own}\n{fetching}\n{link}{parts}\nexport {{{exports}"))
}

fn unfit(who: &str) -> io::Error {
    io::Error::other(format!("the program's script is not as {who} used to write it"))
}

fn imports_link(line: &str) -> bool {
    line.starts_with("import ") && line.contains(LINK)
}

/// A line of the glue; where it hands on what it imported to link the parts, that is in the same script.
fn provided(line: &str) -> String {
    let start = format!("\"./{LINK}\": ");
    match line.split_once(&start) {
        Some((indent, _)) => format!("{indent}{start}PARTS,\n"),
        None => format!("{line}\n"),
    }
}

/// The splitter's script without imports and exports, and the names of what it exported.
fn linked(link: &str, names: &BTreeMap<String, String>) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut loaders = Vec::new();
    for line in link.lines().filter(|line| !line.starts_with("import ")) {
        if let Some(loader) = line.strip_prefix("export const ").and_then(|rest| rest.split(' ').next()) {
            loaders.push(loader.to_owned());
        }
        text += line.trim_start_matches("export ");
        text.push('\n');
    }
    for (from, to) in names {
        text = text.replace(
            &format!("fetch(new URL(\"./{from}.wasm\", import.meta.url))"),
            &format!("part(\"{to}\")"),
        );
    }
    (text, loaders)
}

/// Which parts have what is in a file of the splitter: `split_house` is the house's alone, and what several have is told in a comment above
/// the line that fetches it.
pub fn owners(file: &str, link: &str) -> Option<Vec<String>> {
    if let Some(part) = file.strip_prefix("split_") {
        return Some(vec![part.to_owned()]);
    }
    let number = file.strip_prefix("chunk_")?;
    let (before, _) = link.split_once(&format!("const __chunk_{number} ="))?;
    let comment = before.trim_end().rsplit_once("/* ")?.1.strip_suffix(" */")?;
    Some(comment.split(", ").map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\n        \"./__wasm_split.js\": import1,\n\
                        export { initSync, __wbg_init as default };\n";
    const LINKS: &str = "import { initSync } from \"./app.js\";\nlet shared;\n/* house, solver */\n\
                         const __chunk_3 = makeLoad(() => fetch(new URL(\"./chunk_3.wasm\", import.meta.url)), []);\n\
                         export const __wasm_split_load_house = load([__chunk_3]);\n";

    fn names() -> BTreeMap<String, String> {
        BTreeMap::from([("chunk_3".to_owned(), "part-house-solver.1.wasm".to_owned())])
    }

    #[test]
    fn one_script_has_all_in_it() {
        let script = join(GLUE, LINKS, "function part(name) {}", &names()).unwrap();
        for there in [
            "\"./__wasm_split.js\": PARTS,",
            "function part(name) {}",
            "makeLoad(() => part(\"part-house-solver.1.wasm\"), [])",
            "const PARTS = { __wasm_split_load_house };",
            "\nexport { initSync, __wbg_init as default };",
        ] {
            assert!(script.contains(there), "{there} is not in {script}");
        }
        assert!(!script.contains("import ") && !script.contains("export const"), "{script}");
    }

    #[test]
    fn scripts_that_are_written_otherwise_are_refused() {
        let check = |glue: &str, link: &str| assert!(join(glue, link, "", &names()).is_err());
        check("let wasm;\n", LINKS);
        check("let wasm;\nexport { a };\n", LINKS);
        check(GLUE, "");
        check(GLUE, &LINKS.replace("./chunk_3", "./chunk_4"));
    }

    #[test]
    fn files_are_told_by_who_has_them() {
        let check = |file: &str, expect: Option<&[&str]>| {
            let expect = expect.map(|all| all.iter().map(|one| (*one).to_owned()).collect());
            assert_eq!(owners(file, LINKS), expect, "{file}");
        };
        check("split_house", Some(&["house"]));
        check("chunk_3", Some(&["house", "solver"]));
        check("chunk_4", None);
        check("app", None);
    }
}
