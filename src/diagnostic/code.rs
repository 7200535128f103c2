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
            // plan::check
            DuplicateId = "duplicate-id", Error;
            UnknownId = "unknown-id", Error;
            MisspeltId = "misspelt-id", Error;
            ListedTwice = "listed-twice", Warning;
            EmptyScope = "empty-scope", Warning;
            NothingListed = "nothing-listed", Warning;
            BlankName = "blank-name", Warning;
            HiddenCharacter = "hidden-character", Warning;
            NegativeMoney = "negative-money", Error;
            NegativeNumber = "negative-number", Error;
            ShareOutOfRange = "share-out-of-range", Error;
            OutOfProportion = "out-of-proportion", Error;
            TotalTooLarge = "total-too-large", Error;
            MinOverMax = "min-over-max", Error;
            CountyCodeForm = "county-code-form", Warning;
            AmountOutsideRange = "amount-outside-range", Warning;
            MustSpendOverAmount = "must-spend-over-amount", Error;
            ProcurementNeverSpends = "procurement-never-spends", Warning;
            IdleStream = "idle-stream", Warning;
            MustSpendOutOfReach = "must-spend-out-of-reach", Warning;
            IdlePool = "idle-pool", Warning;
            CreditLendsToNobody = "credit-lends-to-nobody", Warning;
            CreditWithoutBuffer = "credit-without-buffer", Warning;
            ZeroCost = "zero-cost", Error;
            MinOverCost = "min-over-cost", Error;
            MinWithoutEffect = "min-without-effect", Warning;
            AtLeastWithoutMin = "at-least-without-min", Warning;
            MustWithoutAmount = "must-without-amount", Warning;
            MustNotReady = "must-not-ready", Error;
            MustMissesQuanta = "must-misses-quanta", Error;
            MissesQuanta = "misses-quanta", Warning;
            LockOverCost = "lock-over-cost", Error;
            LockNotWhole = "lock-not-whole", Error;
            LockBelowMin = "lock-below-min", Error;
            LockAgainstMust = "lock-against-must", Error;
            LockNotReady = "lock-not-ready", Error;
            LockMissesQuanta = "lock-misses-quanta", Error;
            ProjectNotReady = "project-not-ready", Note;
            ProjectOutOfReach = "project-out-of-reach", Warning;
            ProjectForbidden = "project-forbidden", Warning;
            OutweighsFunds = "outweighs-funds", Warning;
            DemandsOverBudget = "demands-over-budget", Warning;
            DuplicateProject = "duplicate-project", Warning;
            NoBenefit = "no-benefit", Note;
            CurveOrder = "curve-order", Error;
            CurveConvex = "curve-convex", Error;
            SelfReference = "self-reference", Error;
            RequiresDivisible = "requires-divisible", Error;
            RequiresCycle = "requires-cycle", Error;
            RequiresExcluded = "requires-excluded", Error;
            RequiresUnfundable = "requires-unfundable", Warning;
            DemandRequiresUnfundable = "demand-requires-unfundable", Error;
            ExclusiveDemands = "exclusive-demands", Error;
            RuleWithoutCitation = "rule-without-citation", Note;
            RuleOverNothing = "rule-over-nothing", Warning;
            RuleDemandsNothing = "rule-demands-nothing", Warning;
            PerHeadWithoutPeople = "per-head-without-people", Error;
            DemandOverProjects = "demand-over-projects", Warning;
            ShareCannotAddUp = "share-cannot-add-up", Warning;
            UseShareStarves = "use-share-starves", Warning;
            FactorBandStarves = "factor-band-starves", Warning;
            FactorWeightsSum = "factor-weights-sum", Error;
            FactorMissing = "factor-missing", Error;
            FactorAllZero = "factor-all-zero", Error;
            PerformanceAllZero = "performance-all-zero", Error;
            LastYearMissing = "last-year-missing", Note;
            MatchLevelsOverlap = "match-levels-overlap", Warning;
            MatchWithoutOwn = "match-without-own", Warning;
            ReserveOverFunds = "reserve-over-funds", Warning;
            ReserveHasNoScope = "reserve-has-no-scope", Warning;
            ScenarioChangeLost = "scenario-change-lost", Warning;
            StepWithoutScenario = "step-without-scenario", Warning;
            NoObjective = "no-objective", Error;
            GoalTwice = "goal-twice", Error;
            GoalDirection = "goal-direction", Error;
            IdleGoal = "idle-goal", Note;
            // end of plan::check
            // money
            NumberMissing = "number-missing", Error;
            NumberTooLong = "number-too-long", Error;
            NumberCharacter = "number-character", Error;
            NumberNoDigits = "number-no-digits", Error;
            NumberGrouping = "number-grouping", Error;
            NumberCutOff = "number-cut-off", Error;
            NumberExponent = "number-exponent", Error;
            NumberUnclosed = "number-unclosed", Error;
            NumberNotPercent = "number-not-percent", Error;
            NumberTooPrecise = "number-too-precise", Error;
            NumberTooLarge = "number-too-large", Error;
            NumberNotAShare = "number-not-a-share", Error;
            AmountUnknownUnit = "amount-unknown-unit", Error;
            AmountTooPrecise = "amount-too-precise", Error;
            AmountTooLarge = "amount-too-large", Error;
            // end of money
            // plan::edit
            StillNamed = "still-named", Error;
            ValueOfAnotherKind = "value-of-another-kind", Error;
            IdTooLong = "id-too-long", Error;
            ScenarioInScenario = "scenario-in-scenario", Error;
            ScenarioCircle = "scenario-circle", Error;
            // end of plan::edit
            // document
            FileTooLarge = "file-too-large", Error;
            NotUtf8 = "not-utf8", Error;
            NotText = "not-text", Error;
            ByteOrderMark = "byte-order-mark", Note;
            JsonEmpty = "json-empty", Error;
            JsonTruncated = "json-truncated", Error;
            JsonTrailing = "json-trailing", Error;
            JsonWord = "json-word", Error;
            JsonNumber = "json-number", Error;
            JsonExtraComma = "json-extra-comma", Error;
            JsonControl = "json-control", Error;
            JsonEscape = "json-escape", Error;
            JsonTooDeep = "json-too-deep", Error;
            JsonTooMany = "json-too-many", Error;
            JsonComment = "json-comment", Error;
            JsonQuotes = "json-quotes", Error;
            JsonFullWidth = "json-full-width", Error;
            JsonUnexpected = "json-unexpected", Error;
            WrongFormat = "wrong-format", Error;
            VersionNewer = "version-newer", Error;
            VersionForm = "version-form", Error;
            Migrated = "migrated", Note;
            MissingField = "missing-field", Error;
            UnknownField = "unknown-field", Error;
            MisspeltField = "misspelt-field", Error;
            DuplicateKey = "duplicate-key", Error;
            NotAList = "not-a-list", Error;
            NotAText = "not-a-text", Error;
            NotADecimal = "not-a-decimal", Error;
            AmountAsNumber = "amount-as-number", Error;
            DecimalAsNumber = "decimal-as-number", Error;
            AmountForm = "amount-form", Error;
            DecimalForm = "decimal-form", Error;
            NotACount = "not-a-count", Error;
            NotAFlag = "not-a-flag", Error;
            NotAPoint = "not-a-point", Error;
            IdEmpty = "id-empty", Error;
            IdForm = "id-form", Error;
            IdLength = "id-length", Error;
            UnknownChoice = "unknown-choice", Error;
            MisspeltChoice = "misspelt-choice", Error;
            StarAmongOthers = "star-among-others", Error;
            TierForm = "tier-form", Error;
            TooManyRows = "too-many-rows", Error;
            TooManyIds = "too-many-ids", Error;
            MoreProblems = "more-problems", Error;
            MoreChanges = "more-changes", Note;
            MendedValue = "mended-value", Note;
            SetAsideValue = "set-aside-value", Note;
            SetAsideRow = "set-aside-row", Note;
            SetAsideField = "set-aside-field", Note;
            SetAsideDouble = "set-aside-double", Note;
            SetAsideReference = "set-aside-reference", Note;
            SetAsideRest = "set-aside-rest", Note;
            TooDamaged = "too-damaged", Error;
            ChangeForm = "change-form", Error;
            MendedEnd = "mended-end", Note;
            CsvEmpty = "csv-empty", Error;
            CsvQuote = "csv-quote", Error;
            CsvUnknownColumn = "csv-unknown-column", Error;
            CsvMisspeltColumn = "csv-misspelt-column", Error;
            CsvDoubleColumn = "csv-double-column", Error;
            CsvMissingColumn = "csv-missing-column", Error;
            CsvStrayCell = "csv-stray-cell", Error;
            CsvOneRow = "csv-one-row", Error;
            CsvPoint = "csv-point", Error;
            CsvJson = "csv-json", Error;
            CsvUnencodable = "csv-unencodable", Error;
            // end of document
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
