//! Why the browser did not store or give something.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Why the browser did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no room left.
    Full,
    /// The disk does not take it: mostly it is full, and the browser does not say so.
    Disk,
    /// Storage is denied, as in some private windows.
    Denied,
    /// Another tab with an older version of the page keeps the database from being opened.
    Blocked,
    /// The browser has closed the connection.
    Closed,
    /// The browser says nothing at all.
    Silent,
    /// Something else, in the browser's words.
    Other(String),
}

impl Failure {
    /// What an exception of the browser means.
    pub fn of(error: &JsValue) -> Self {
        let Some(error) = error.dyn_ref::<DomException>() else {
            let words = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
            return Self::Other(words.unwrap_or_default());
        };
        Self::named(&error.name(), &error.message())
    }

    fn named(name: &str, message: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "NotAllowedError" => Self::Denied,
            "InvalidStateError" => Self::Closed,
            // A person's settings, in Chromium's words.
            _ if message.contains("denied permission") => Self::Denied,
            // A disk that is full before the browser's quota is: only the words tell.
            _ if message.contains("NO_SPACE") => Self::Full,
            _ if message.contains("IOError") || message.contains("IO error") => Self::Disk,
            _ => Self::Other(format!("{name}: {message}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[test]
    fn what_browsers_say_in_words_alone_is_understood() {
        let check = |name, message, means| assert_eq!(Failure::named(name, message), means, "{message}");
        check("QuotaExceededError", "", Failure::Full);
        check(
            "UnknownError",
            "IO error: 000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3)",
            Failure::Full,
        );
        check("DataError", "Failed to write blobs (IOError)", Failure::Disk);
        check("UnknownError", "The user denied permission to access the database.", Failure::Denied);
        check("UnknownError", "odd", Failure::Other("UnknownError: odd".to_owned()));
    }
}
