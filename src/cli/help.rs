//! Help in the person's language: clap lays it out, the words come from i18n/.

use clap::{Arg, ArgAction, Command};

use super::style::{HEADING, paint};
use crate::document::csv::Sheet;
use crate::generate::Options;
use crate::i18n::{Key, Lang};

/// A place in the list behind all options that are numbered in their order.
const LAST: usize = 100;

/// The grammar with all its explanations.
pub(super) fn explained(command: Command, lang: Lang) -> Command {
    let command = command
        .arg(
            Arg::new("help").long("help").short('h').action(ArgAction::Help).global(true).display_order(LAST),
        )
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
    command
        .about(about.text(lang))
        .override_usage(usage.text(lang))
        .help_template(template)
        .mut_args(|argument| with_help(argument, &name, lang))
}

fn with_help(argument: Arg, command: &str, lang: Lang) -> Arg {
    let heading = if argument.is_positional() { Key::CliArguments } else { Key::CliOptions };
    let default = argument.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
    let tables: Vec<&str> = Sheet::all().map(Sheet::name).collect();
    let figures = [
        ("most", Options::MAX_COUNT.to_string()),
        ("default", default.unwrap_or_default()),
        ("tables", tables.join(Key::PlaceListSeparator.text(lang))),
    ];
    let figures = figures.each_ref().map(|(name, text)| (*name, text.as_str()));
    let help = of_argument(command, argument.get_id().as_str()).with(lang, &figures);
    // What every command has comes after what only this one has.
    let argument = if argument.is_global_set() { argument.display_order(LAST) } else { argument };
    let takes_value = argument.get_action().takes_values();
    let argument = argument.help(help).help_heading(heading.text(lang));
    // Defaults and possible values stand in the words.
    argument.hide_default_value(takes_value).hide_possible_values(takes_value)
}

/// What a command does, and how it is called.
fn of_command(command: &str) -> (Key, Key) {
    match command {
        "check" => (Key::CliAboutOfCheck, Key::CliUsageOfCheck),
        "schema" => (Key::CliAboutOfSchema, Key::CliUsageOfSchema),
        "gen" => (Key::CliAboutOfGen, Key::CliUsageOfGen),
        "diff" => (Key::CliAboutOfDiff, Key::CliUsageOfDiff),
        "convert" => (Key::CliAboutOfConvert, Key::CliUsageOfConvert),
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
