//! Reading and writing files, and the `-` that stands for standard input and output.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::answer::Answer;
use super::failure::Failure;
use crate::document::limits::MAX_BYTES;
use crate::i18n::{Key, Phrase, Word};

/// Whether the path stands for standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A path as messages show it.
pub(super) fn shown(path: &Path) -> Word {
    if is_standard(path) { Phrase::new(Key::CliStdin).into() } else { path.display().to_string().into() }
}

/// Refuses if more than one of the files is standard input, which can be read only once.
///
/// # Errors
/// If so.
pub(super) fn read_input_once<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) -> Result<(), Failure> {
    match paths.into_iter().filter(|path| is_standard(path)).nth(1) {
        None => Ok(()),
        Some(_) => Err(Failure {
            what: Phrase::new(Key::CliFailureTwiceStdin),
            hint: Phrase::new(Key::CliFailureTwiceStdinHint),
        }),
    }
}

/// What a file or standard input holds; one byte more than a document may have is enough to refuse it.
///
/// # Errors
/// If the file is not there or cannot be read.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let read_from = |source: &mut dyn Read| {
        let mut bytes = Vec::new();
        source.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map(|_| bytes)
    };
    let bytes = match is_standard(path) {
        true => read_from(&mut io::stdin().lock()),
        false => File::open(path).and_then(|mut file| read_from(&mut file)),
    };
    bytes.map_err(|error| Failure::read(path, &error))
}

/// The files in a folder, by name.
///
/// # Errors
/// If it is not there or cannot be read.
pub(super) fn list(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<PathBuf> = entries.map_err(|error| Failure::read(folder, &error))?;
    paths.retain(|path| path.is_file());
    paths.sort();
    Ok(paths)
}

/// Makes a folder where there is none.
///
/// # Errors
/// If it cannot be made.
pub(super) fn create_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::write(folder, &error))
}

/// Writes a file whole or not at all. One that exists stays as it is unless `force` is given.
///
/// # Errors
/// If the file exists or cannot be written.
pub(super) fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    let written = match path.metadata() {
        Ok(there) if there.is_dir() => Err(ErrorKind::IsADirectory.into()),
        // A pipe or device keeps nothing that could be lost.
        Ok(there) if !there.is_file() => fs::write(path, bytes),
        Ok(there) if force => replace(path, &there, bytes),
        _ => create(path, bytes),
    };
    written.map_err(|error| Failure::write(path, &error))
}

/// Refuses if any of the files exists, so that a command that writes several writes none of them.
///
/// # Errors
/// If one exists and `force` is not given.
pub(super) fn refuse_existing<'a>(
    paths: impl IntoIterator<Item = &'a Path>,
    force: bool,
) -> Result<(), Failure> {
    let is_in_the_way = |path: &&Path| !force && !is_standard(path) && path.is_file();
    let existing = paths.into_iter().find(is_in_the_way);
    existing.map_or(Ok(()), |path| Err(Failure::write(path, &ErrorKind::AlreadyExists.into())))
}

/// Writes a document to a file, or hands it to standard output; what is told of a file is up to the caller.
///
/// # Errors
/// If the file exists or cannot be written.
pub(super) fn deliver(
    path: &Path,
    bytes: Vec<u8>,
    force: bool,
    told: impl FnOnce() -> Answer,
) -> Result<Answer, Failure> {
    if is_standard(path) {
        return Ok(Answer::bytes(bytes));
    }
    write(path, &bytes, force).map(|()| told())
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| {
        // What is there is a beginning of no use; that it cannot be removed changes nothing about the first error.
        let _ = fs::remove_file(path);
    })
}

/// Writes beside the file, then moves: whoever reads it meanwhile, or after a crash, finds the old or the new one.
fn replace(path: &Path, there: &Metadata, bytes: &[u8]) -> io::Result<()> {
    // The file itself, where the path is a link to it.
    let path = path.canonicalize()?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    create(&beside, bytes)?;
    let moved = fs::set_permissions(&beside, there.permissions()).and_then(|()| fs::rename(&beside, &path));
    moved.inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}
