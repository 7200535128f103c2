//! The command line of Fundpool.

use std::process::ExitCode;

fn main() -> ExitCode {
    fundpool::cli::main()
}
