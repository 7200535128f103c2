//! Help in the person's language: clap lays it out, the words come from i18n/.

use clap::{Arg, ArgAction, Command};

use super::style::{HEADING, paint};
use super::threads;
use crate::document::csv::Sheet;
use crate::generate::Options;
use crate::i18n::{Key, Lang};
use crate::{frontier, uncertain};

/// A place in the list behind all arguments that only one command has.
const LAST: usize = 100;

/// The grammar with all its explanations.
pub(super) fn explained(command: Command, lang: Lang) -> Command {
    let command = command
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).global(true))
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version))
        .subcommand_help_heading(Key::CliCommands.text(lang))
        .after_help(Key::CliMore.text(lang));
    with_words(command, lang).mut_subcommands(|command| with_words(command, lang))
}

fn with_words(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let usage = paint(HEADING, Key::CliUsage.text(lang));
    // clap's own template has English headings.
    let template = format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}\n");
    let (about, usage) = of_command(&name);
    let mut places = 0..LAST;
    command.about(about.text(lang)).override_usage(usage.text(lang)).help_template(template).mut_args(
        |argument| {
            let own = places.next().filter(|_| !argument.is_global_set());
            with_help(argument, &name, lang).display_order(own.unwrap_or(LAST))
        },
    )
}

fn with_help(argument: Arg, command: &str, lang: Lang) -> Arg {
    let heading = if argument.is_positional() { Key::CliArguments } else { Key::CliOptions };
    let default = argument.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
    let tables: Vec<&str> = Sheet::all().map(Sheet::name).collect();
    let figures = [
        ("most", most(argument.get_id().as_str()).to_string()),
        ("default", default.unwrap_or_default()),
        ("tables", tables.join(Key::PlaceListSeparator.text(lang))),
    ];
    let figures = figures.each_ref().map(|(name, text)| (*name, text.as_str()));
    let help = of_argument(command, argument.get_id().as_str()).with(lang, &figures);
    let argument = argument.help(help).help_heading(heading.text(lang));
    let name =
        argument.get_value_names().and_then(<[_]>::first).filter(|_| argument.get_action().takes_values());
    match name.map(|name| value(name).text(lang)) {
        // Defaults and possible values stand in the words.
        Some(name) => argument.value_name(name).hide_default_value(true).hide_possible_values(true),
        None => argument,
    }
}

/// The most that may be asked for.
fn most(argument: &str) -> usize {
    match argument {
        "streams" => Options::MAX_STREAMS,
        "counties" => Options::MAX_COUNTIES,
        "points" => frontier::MOST,
        "draws" => uncertain::MOST,
        "threads" => threads::MOST,
        _ => Options::MAX_PROJECTS,
    }
}

/// What the value of an argument is called, by the word that stands for it in the code.
fn value(name: &str) -> Key {
    match name {
        "PLAN" => Key::CliValuePlan,
        "RESULT" => Key::CliValueResult,
        "BEFORE" => Key::CliValueBefore,
        "AFTER" => Key::CliValueAfter,
        "FROM" => Key::CliValueFrom,
        "TO" => Key::CliValueTo,
        "FORM" => Key::CliValueForm,
        "TABLE" => Key::CliValueTable,
        "ENCODING" => Key::CliValueEncoding,
        "HEADINGS" => Key::CliValueHeadings,
        "DATE" => Key::CliValueDate,
        "SHELL" => Key::CliValueShell,
        "LANG" => Key::CliValueLang,
        "COUNT" => Key::CliValueCount,
        "SEED" => Key::CliValueSeed,
        "BETWEEN" => Key::CliValueBetween,
        "PROJECT" => Key::CliValueProject,
        "SCENARIO" => Key::CliValueScenario,
        "SECONDS" => Key::CliValueSeconds,
        "SHARE" => Key::CliValueShare,
        _ => Key::CliValueFile,
    }
}

/// What a command does, and how it is called.
fn of_command(command: &str) -> (Key, Key) {
    match command {
        "check" => (Key::CliAboutOfCheck, Key::CliUsageOfCheck),
        "solve" => (Key::CliAboutOfSolve, Key::CliUsageOfSolve),
        "verify" => (Key::CliAboutOfVerify, Key::CliUsageOfVerify),
        "explain" => (Key::CliAboutOfExplain, Key::CliUsageOfExplain),
        "scenarios" => (Key::CliAboutOfScenarios, Key::CliUsageOfScenarios),
        "compare" => (Key::CliAboutOfCompare, Key::CliUsageOfCompare),
        "frontier" => (Key::CliAboutOfFrontier, Key::CliUsageOfFrontier),
        "draws" => (Key::CliAboutOfDraws, Key::CliUsageOfDraws),
        "replan" => (Key::CliAboutOfReplan, Key::CliUsageOfReplan),
        "schema" => (Key::CliAboutOfSchema, Key::CliUsageOfSchema),
        "gen" => (Key::CliAboutOfGen, Key::CliUsageOfGen),
        "diff" => (Key::CliAboutOfDiff, Key::CliUsageOfDiff),
        "convert" => (Key::CliAboutOfConvert, Key::CliUsageOfConvert),
        "report" => (Key::CliAboutOfReport, Key::CliUsageOfReport),
        "completions" => (Key::CliAboutOfCompletions, Key::CliUsageOfCompletions),
        _ => (Key::CliAbout, Key::CliUsageOfFundpool),
    }
}

fn of_argument(command: &str, argument: &str) -> Key {
    match (command, argument) {
        (_, "version") => Key::CliHelpVersion,
        (_, "lang") => Key::CliHelpLang,
        (_, "json") => Key::CliHelpJson,
        (_, "force") => Key::CliHelpForce,
        ("check", "plan") => Key::CliHelpCheckPlan,
        ("check", "repair") => Key::CliHelpCheckRepair,
        ("check", "output") => Key::CliHelpCheckOutput,
        ("solve", "plan") => Key::CliHelpSolvePlan,
        ("solve", "output") => Key::CliHelpSolveOutput,
        ("solve", "time_limit") => Key::CliHelpSolveTimeLimit,
        ("verify", "plan") => Key::CliHelpVerifyPlan,
        ("verify", "result") => Key::CliHelpVerifyResult,
        ("explain", "plan") => Key::CliHelpExplainPlan,
        ("explain", "result") => Key::CliHelpExplainResult,
        ("explain", "project") => Key::CliHelpExplainProject,
        ("scenarios", "plan") => Key::CliHelpScenariosPlan,
        ("scenarios", "only") => Key::CliHelpScenariosOnly,
        ("compare", "plans") => Key::CliHelpComparePlans,
        ("frontier", "plan") => Key::CliHelpFrontierPlan,
        ("frontier", "between") => Key::CliHelpFrontierBetween,
        ("frontier", "points") => Key::CliHelpFrontierPoints,
        ("draws", "plan") => Key::CliHelpDrawsPlan,
        ("draws", "draws") => Key::CliHelpDrawsDraws,
        ("draws", "seed") => Key::CliHelpDrawsSeed,
        ("replan", "plan") => Key::CliHelpReplanPlan,
        ("replan", "result") => Key::CliHelpReplanResult,
        ("replan", "scenario") => Key::CliHelpReplanScenario,
        ("replan", "to") => Key::CliHelpReplanTo,
        ("draws", "threads") => Key::CliHelpDrawsThreads,
        ("schema", "output") => Key::CliHelpSchemaOutput,
        ("gen", "streams") => Key::CliHelpGenStreams,
        ("gen", "projects") => Key::CliHelpGenProjects,
        ("gen", "counties") => Key::CliHelpGenCounties,
        ("gen", "seed") => Key::CliHelpGenSeed,
        ("gen", "whole") => Key::CliHelpGenWhole,
        ("gen", "infeasible") => Key::CliHelpGenInfeasible,
        ("gen", "output") => Key::CliHelpGenOutput,
        ("diff", "before") => Key::CliHelpDiffBefore,
        ("diff", "after") => Key::CliHelpDiffAfter,
        ("convert", "from") => Key::CliHelpConvertFrom,
        ("convert", "output") => Key::CliHelpConvertOutput,
        ("convert", "to") => Key::CliHelpConvertTo,
        ("convert", "table") => Key::CliHelpConvertTable,
        ("convert", "into") => Key::CliHelpConvertInto,
        ("convert", "encoding") => Key::CliHelpConvertEncoding,
        ("convert", "headings") => Key::CliHelpConvertHeadings,
        ("report", "plan") => Key::CliHelpReportPlan,
        ("report", "result") => Key::CliHelpReportResult,
        ("report", "output") => Key::CliHelpReportOutput,
        ("report", "brief") => Key::CliHelpReportBrief,
        ("report", "date") => Key::CliHelpReportDate,
        ("completions", "shell") => Key::CliHelpCompletionsShell,
        _ => Key::CliHelpHelp,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::arguments::grammar;
    use super::*;

    #[test]
    fn the_grammar_is_sound() {
        Lang::ALL.into_iter().for_each(|lang| grammar(lang).debug_assert());
    }

    #[test]
    fn every_command_and_argument_is_explained() {
        let grammar = grammar(Lang::Zh);
        for command in grammar.get_subcommands() {
            assert_ne!(of_command(command.get_name()).0, Key::CliAbout, "{}", command.get_name());
            for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
                let key = of_argument(command.get_name(), argument.get_id().as_str());
                assert_ne!(key, Key::CliHelpHelp, "{} {}", command.get_name(), argument.get_id());
            }
        }
    }

    #[test]
    fn no_english_is_left_in_chinese_help() {
        let text = grammar(Lang::Zh).render_long_help().to_string();
        let words: BTreeSet<&str> = ["Usage", "Options", "Commands", "Print"].into();
        assert!(words.iter().all(|word| !text.contains(word)), "{text}");
    }
}
