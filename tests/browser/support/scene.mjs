// A test with a page: opens it, lets the test act on it, and fails if anything went wrong that the test did not announce.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openGateway } from "./gateway.mjs";
import { connect, disconnect } from "./launch.mjs";
import { watch } from "./watch.mjs";
import { LANGUAGES, speaker } from "./words.mjs";

const TARGET = process.env.FUNDPOOL_URL;
/** The same page as another machine would serve it over plain http: no secure context. */
const PLAIN = TARGET?.replace("127.0.0.1", "plain.test");
const FAILED = new URL("../screenshots/failed/", import.meta.url);

/** The window of an office PC, a large screen, a phone. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];

/** The pages, in the order of the rail; the name of each is `NAME.title`. */
export const PAGES = ["overview", "streams", "counties", "projects", "rules", "allocation", "scenarios", "present"];

export const THEMES = ["light", "dark", "contrast", "projector"];

/** Groups the scenes of a file and lets the browser go after them. */
export function subject(name, body) {
  describe(name, () => {
    after(disconnect);
    body();
  });
}

/**
 * A test that starts with an open page.
 *
 * Options, all of which may be left out:
 * - `lang`: "zh" (default) or "en", as the browser prefers it; `kept`: settings kept from an earlier visit, such as `{ theme: "dark" }`;
 * - `plan`: true where the example is to be open, from its own page or from `at`;
 * - `at`: the hash to open; `size`: the window; `context`: more for Playwright's `newContext`;
 * - `plain`: true where it comes over plain http, as on many an intranet: such a page is no secure context;
 * - `rules`: for a gateway between browser and server; `prepare`: is given the context before the page is opened;
 * - `ready`: false where the page is not meant to start; `installs`: true where the page may keep itself on the machine;
 * - `patience`: how long it may take, in milliseconds, where that is long;
 * - `announced`: patterns of the faults that belong to the scene; each has to occur; `possible`: of those that may.
 *
 * The body is given `page`, `context`, `say` (the words of the language), `faults`, `gateway`, `url` and node:test's own `t`.
 */
export function scene(name, options, body) {
  test(name, { timeout: options.patience ?? 120_000 }, async (t) => {
    const stage = await open(options);
    try {
      if (options.ready !== false) await ready(stage.page);
      if (options.plan) await openPlan(stage, options.at);
      await body({ ...stage, t });
      check(stage.faults, [...(options.announced ?? []), ...(options.plain ? [NO_ISOLATION] : [])], options.possible ?? []);
    } catch (error) {
      await picture(stage.page, name, error);
      throw error;
    } finally {
      await stage.context.close();
      await stage.gateway?.close();
    }
  });
}

async function open({ lang = "zh", kept = {}, at = "", size = SIZES[0], rules, plain = false, installs = false, prepare, context: more = {} }) {
  const gateway = rules && (await openGateway(TARGET, rules));
  const origin = gateway?.origin ?? (plain ? PLAIN : TARGET);
  const localStorage = Object.entries(kept).map(([setting, value]) => ({ name: `fundpool.${setting}`, value }));
  const context = await (await connect()).newContext({
    locale: lang === "zh" ? "zh-CN" : "en-US",
    viewport: size,
    storageState: { cookies: [], origins: [{ origin, localStorage }] },
    ...more,
  });
  context.setDefaultTimeout(30_000);
  const faults = await watch(context, origin);
  if (!installs) await context.addInitScript(withoutServiceWorkers);
  await prepare?.(context);
  const page = await context.newPage();
  const url = `${origin}/${at}`;
  await page.goto(url, { waitUntil: "commit" });
  return { page, context, faults, gateway, url, origin, say: speaker(lang), tag: LANGUAGES[lang] };
}

/** A browser asks for the icon of a document that names none, once as long as it runs. */
export const FAVICON = /favicon\.ico/;

/** What Chromium says of a header that it heeds in secure contexts alone. */
const NO_ISOLATION = /The Cross-Origin-Opener-Policy header has been ignored/;

/** Runs in the page, which then finds itself where browsers keep no pages: what a scene sees comes from the server alone. */
function withoutServiceWorkers() {
  delete Navigator.prototype.serviceWorker;
}

async function openPlan({ page, say }, at) {
  await page.getByRole("button", { name: say("start.demo") }).click();
  await page.getByRole("heading", { level: 1, name: say("overview.title"), exact: true }).waitFor();
  await page.locator(".saved-words.is-saved").waitFor();
  if (at) await page.evaluate((hash) => location.replace(hash), at);
}

/** The page is drawn, and the loader is gone. */
export async function ready(page) {
  await drawn(page);
  await page.locator(".porch").waitFor({ state: "detached" });
}

/** The same, though perhaps by its first part alone. */
export async function drawn(page) {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.locator("#boot").waitFor({ state: "hidden" });
}

/** Goes to another address in the same document, as a click on a link or a typed address does. */
export async function go(page, name, say) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${name}`);
  await page.getByRole("heading", { level: 1, name: say(`${name}.title`), exact: true }).waitFor();
}

/** Runs in the page, for a field that has the focus: it is left before the page can draw what was typed, as on a busy machine. */
export function typeAndLeave(field, words) {
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  field.blur();
}

/** Tries until it holds, for things that take their time. */
export async function eventually(claim, patience = 30_000) {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await claim();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function check(faults, announced, possible) {
  const unannounced = faults.filter((fault) => ![...announced, ...possible].some((expected) => expected.test(fault)));
  assert.deepEqual(unannounced, [], "something went wrong on the page");
  for (const expected of announced) {
    assert.ok(faults.some((fault) => expected.test(fault)), `${expected} did not occur`);
  }
}

async function picture(page, name, error) {
  mkdirSync(FAILED, { recursive: true });
  const path = fileURLToPath(new URL(`${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.png`, FAILED));
  const taken = await page.screenshot({ path, timeout: 5000 }).catch(() => null);
  if (taken) error.message += `\n(the page as it was: ${path})`;
}
