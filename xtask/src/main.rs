//! Sets up, builds, serves and checks Fundpool: `cargo xtask --help`.

mod bench;
mod build_app;
mod checks;
mod cli;
mod differential;
mod error;
mod packages;
mod paths;
mod process;
#[cfg(test)]
mod scratch;
mod serve;
mod setup;
mod single_file;
mod size;
mod split;
mod stamp;
mod steps;
mod tags;
mod version;

use std::process::ExitCode;

use cli::Command;
use error::Error;
use paths::Paths;
use steps::{Context, Step};

fn main() -> ExitCode {
    match cli::parse(std::env::args_os().skip(1)).and_then(obey) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            error.exit_code()
        }
    }
}

fn obey(command: Command) -> Result<ExitCode, Error> {
    let paths = Paths::find()?;
    match command {
        Command::Help(text) => println!("{text}"),
        Command::Serve { port, open, build } => serve(&paths, port, open, build)?,
        Command::Build(kind) => drop(build_app::build(kind, &paths)?),
        Command::SingleFile => single_file(&paths)?,
        Command::Size => checks::weigh(&paths)?,
        Command::Check => return Ok(row(&checks::FAST, paths, Vec::new())),
        Command::Test { only, words } => {
            let mut steps = checks::ALL.to_vec();
            if !only.is_empty() {
                steps = only.iter().map(|name| checks::named(name)).collect::<Result<_, _>>()?;
            }
            return Ok(row(&steps, paths, words));
        }
        Command::Bench { form, words } => bench::run(&paths, form, &words)?,
        Command::Setup { tests } => set_up(&paths, tests)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The port is taken before the build: whoever has to choose another should not wait for minutes first.
fn serve(paths: &Paths, port: u16, open: bool, build: bool) -> Result<(), Error> {
    let port = serve::Port::take(port)?;
    let dist = if build { build_app::build(build_app::Kind::Release, paths)? } else { paths.dist() };
    if !dist.join("index.html").is_file() {
        return Err(Error::new(format!("there is no app in {}", dist.display())).remedy("cargo xtask build"));
    }
    let address = port.serve(&dist)?;
    println!("Fundpool is served on {address} (Ctrl+C ends it)");
    if open {
        serve::open(&address);
    }
    loop {
        std::thread::park();
    }
}

/// A step after the build, so that one program serves both ways of putting it up.
fn single_file(paths: &Paths) -> Result<(), Error> {
    let dist = build_app::build(build_app::Kind::Release, paths)?;
    let (file, bytes) = single_file::pack(&dist, paths)?;
    println!("{}: {}", file.display(), size::in_kib(bytes));
    Ok(())
}

fn row(steps: &[Step], paths: Paths, words: Vec<String>) -> ExitCode {
    let summary = steps::run(steps, &Context { paths, words });
    println!("\n{summary}");
    if summary.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn set_up(paths: &Paths, tests: bool) -> Result<(), Error> {
    setup::for_build(paths)?;
    if tests {
        checks::set_up(paths)?;
    }
    println!("everything is there");
    Ok(())
}
