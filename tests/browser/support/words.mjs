// The words people see, read from where the program has them, so that no test repeats them.
import { readFileSync, readdirSync } from "node:fs";
import { runInNewContext } from "node:vm";

const ROOT = new URL("../../../", import.meta.url);
const LINE = /^([a-z0-9-]+) = (".*")$/;
const SECTION = /^\[([a-z0-9.-]+)\]$/;

/** The languages, by the names of their folders in i18n/, with what `lang` says. */
export const LANGUAGES = { zh: "zh-CN", en: "en" };

function read(language) {
  const words = new Map();
  const folder = new URL(`i18n/${language}/`, ROOT);
  for (const file of readdirSync(folder).filter((name) => name !== "diagnostics.toml")) {
    let section = "";
    for (const line of readFileSync(new URL(file, folder), "utf8").split("\n")) {
      section = SECTION.exec(line)?.[1] ?? section;
      const [, name, text] = LINE.exec(line) ?? [];
      if (name) words.set(`${section}.${name}`, JSON.parse(text));
    }
  }
  return words;
}

const catalogue = Object.fromEntries(Object.keys(LANGUAGES).map((language) => [language, read(language)]));

/** What the page says in a language: `say("streams.title")`, `say("unknown.body", { address })`. */
export function speaker(language) {
  return (key, values = {}) => {
    const template = catalogue[language].get(key);
    if (template === undefined) throw new Error(`i18n/${language} has no ${key}`);
    return template.replaceAll(/\{([a-z-]+)\}/g, (whole, name) => values[name] ?? whole);
  };
}

/** The same as a pattern that takes anything in the place of each `{name}`. */
export function pattern(template) {
  const literal = template.replaceAll(/[\\^$.*+?()[\]|]/g, "\\$&");
  return new RegExp(literal.replaceAll(/\{[a-z-]+\}/g, "(.+)"));
}

/** The words of boot.js, which speaks before there are any others: `{ WORDS, FAULTS }`, each by `lang`. */
export function bootWords() {
  const source = readFileSync(new URL("web/boot.js", ROOT), "utf8");
  const tables = source.slice(0, source.indexOf("const root ="));
  return runInNewContext(`${tables}; ({ WORDS, FAULTS })`);
}
