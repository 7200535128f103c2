//! The pinned tools. A change here is a change of the build: wasm-bindgen's library in Cargo.toml and Trunk.toml follow.

/// A tool that `cargo install` brings.
#[derive(Clone, Copy, Debug)]
pub struct CargoTool {
    /// Name of the package.
    pub package: &'static str,
    /// Name of the program.
    pub program: &'static str,
    /// The only version taken.
    pub version: &'static str,
    /// Which of the package's features are wanted.
    pub features: &'static [&'static str],
    /// Whether the program tells its version; where it does not, only the one in the cache is taken.
    pub tells_version: bool,
    /// What it is for and how long an installation takes.
    pub why: &'static str,
}

/// Bundles the app. Default features bring a second TLS stack that needs a C compiler's help.
pub const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    features: &["--no-default-features", "--features", "rustls"],
    tells_version: true,
    why: "bundles the app; 3 to 7 minutes, once",
};

/// Writes the JavaScript beside the WebAssembly; must equal the library's version to the last digit.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.129",
    features: &[],
    tells_version: true,
    why: "joins WebAssembly and JavaScript; about 2 minutes, once",
};

/// Splits the program into parts.
pub const WASM_SPLIT: CargoTool = CargoTool {
    package: "wasm_split_cli_support",
    program: "wasm-split-cli",
    version: "0.2.4",
    features: &["--features", "build-binary"],
    tells_version: false,
    why: "splits the program into parts; about a minute, once",
};

/// Checks licences, bans and sources of the dependencies.
pub const CARGO_DENY: CargoTool = CargoTool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: "0.20.2",
    features: &["--no-default-features"],
    tells_version: true,
    why: "checks licences and sources of the dependencies; about 2 minutes, once",
};

/// npm package that holds wasm-opt, and the version wasm-opt gives itself.
pub const BINARYEN: (&str, &str) = ("132.0.0", "132");

/// Oldest Node that runs wasm-opt and the browser tests.
pub const NODE_AT_LEAST: u32 = 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn committed(file: &str) -> toml::Table {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
        std::fs::read_to_string(path).unwrap().parse().unwrap()
    }

    #[test]
    fn trunk_is_told_the_same_versions() {
        let trunk = committed("Trunk.toml");
        assert_eq!(trunk["trunk-version"].as_str().unwrap(), format!("={}", TRUNK.version));
        assert_eq!(trunk["tools"]["wasm_bindgen"].as_str().unwrap(), WASM_BINDGEN.version);
        assert_eq!(trunk["tools"]["wasm_opt"].as_str().unwrap(), format!("version_{}", BINARYEN.1));
    }

    #[test]
    fn the_library_and_the_program_of_wasm_bindgen_agree() {
        let lock = committed("Cargo.lock");
        let packages = lock["package"].as_array().unwrap();
        let library = packages.iter().find(|package| package["name"].as_str() == Some("wasm-bindgen"));
        assert_eq!(library.unwrap()["version"].as_str(), Some(WASM_BINDGEN.version));
    }
}
