//! The list of everything that can be said about a plan or a file.

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan cannot be used as it is.
    Error,
    /// The plan can be used, but this is probably not what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// Hands the list of all codes, `Variant = "name", Severity;`, to another macro.
macro_rules! for_each_code {
    ($callback:ident) => {
        $callback! {
            NotAnObject = "not-an-object", Error;
        }
    };
}
pub(crate) use for_each_code;

macro_rules! define {
    ($($variant:ident = $name:literal, $severity:ident;)*) => {
        /// What a diagnostic is about; its words are in `i18n/<language>/diagnostics.toml` under its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $name] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            /// The stable name that documents, scripts and translations use.
            pub const fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),* }
            }

            /// How much it weighs.
            pub const fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }
        }
    };
}
for_each_code!(define);
