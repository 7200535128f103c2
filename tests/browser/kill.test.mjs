// The browser is killed in the midst of edits, again and again: what the page called saved is there, so is what was edited a second
// before, and every plan opens.
//   FUNDPOOL_KILLS   how often; 50 where it is not set
//   FUNDPOOL_SEED    repeats the moments of a run that failed
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { dice } from "./support/dice.mjs";
import { start } from "./support/killable.mjs";
import { openEmpty, records, titleField } from "./support/plan.mjs";
import { eventually, go, ready, subject } from "./support/scene.mjs";
import { speaker } from "./support/words.mjs";

const KILLS = Number(process.env.FUNDPOOL_KILLS ?? 50);
const SEED = Number(process.env.FUNDPOOL_SEED ?? Date.now() % 1_000_000);
/** How many browsers are killed side by side, each with a profile of its own: most of a life is waiting. */
const LANES = 2;
/** How old an edit may be and still be lost, in milliseconds. */
const LOSS = 1_000;
/** When the browser is killed, in milliseconds after the first edit. */
const KILLED = { from: 200, to: 1_500 };
/** A plan is edited for so many lives; then a new one is begun. */
const LIVES = 5;
const say = speaker("en");

/**
 * Edits the title as a hand does, in bursts with rests between. Calls `window.edited` with the number of each edit once it is made, and
 * `window.told` with that of the last one when the page has said for a while that all is saved.
 */
const edit = (page, first, bursts) =>
  page.evaluate(
    async ([begin, lengths]) => {
      const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
      const field = document.querySelector(".top-title");
      const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
      const one = async (number) => {
        field.focus();
        put.call(field, `edit ${number}`);
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        // The field takes its draft in before it is left.
        await pause(10);
        field.blur();
        window.edited(number, Date.now());
        await pause(30);
      };
      let number = begin - 1;
      for (const length of lengths) {
        for (let edit = 0; edit < length; edit += 1) await one((number += 1));
        // What the page says just after an edit may still be about the one before.
        await pause(100);
        for (let wait = 0; wait < 20 && !document.querySelector(".saved-words.is-saved"); wait += 1) await pause(20);
        if (document.querySelector(".saved-words.is-saved")) window.told(number);
      }
    },
    [first, bursts],
  );

/** One profile: its plans and what was done to the one that is edited. */
class Lane {
  constructor(seed) {
    this.roll = dice(seed);
    this.profile = mkdtempSync(join(tmpdir(), "fundpool-kill-"));
    this.life = 0;
    this.last = 0;
    this.plans = 0;
    this.slowest = 0;
    /** The keys of the plans that were found stored. */
    this.stored = [];
    this.opened = 0;
    this.worst = 0;
    this.told = 0;
  }

  /** A life of the browser: what the one before left is looked at, then edits, then death. */
  async live() {
    const isThere = await this.wake();
    const page = this.running.page;
    if (this.life % LIVES === 0 || !isThere) await this.begin();
    const made = [];
    let told = 0;
    await page.exposeFunction("edited", (number, at) => made.push({ number, at }));
    await page.exposeFunction("told", (number) => (told = number));
    const bursts = Array.from({ length: 40 }, () => 1 + Math.floor(this.roll() * 8));
    const editing = edit(page, this.last + 1, bursts).catch(() => null);
    await eventually(async () => assert.ok(made.length > 0, "there are edits to lose"));
    await new Promise((resolve) => setTimeout(resolve, KILLED.from + this.roll() * (KILLED.to - KILLED.from)));
    const killed = Date.now();
    await this.running.kill();
    await editing;
    this.left = { killed, told, edits: made.filter(({ at }) => at <= killed) };
    this.last = made.at(-1).number;
    if (told > 0) this.told += 1;
    this.life += 1;
  }

  /** Starts the browser and looks at what is left of the plan that was edited; tells whether it is there. */
  async wake() {
    this.running = await start(this.profile, process.env.FUNDPOOL_URL);
    const { page } = this.running;
    await ready(page);
    if (this.left === undefined) return false;
    const begun = performance.now();
    await this.orTell(page.locator(".recent-list").or(page.getByText(say("recent.none"), { exact: true })).waitFor());
    this.slowest = Math.max(this.slowest, performance.now() - begun);
    if (!(await this.isStored())) return false;
    await this.open(0);
    const field = titleField({ page, say });
    await field.waitFor();
    this.opened += 1;
    this.judge(Number(/^edit (\d+)$/.exec(await field.inputValue())?.[1] ?? 0));
    return true;
  }

  /** Whether the plan that was edited is stored. One that was begun in the last life may not be, if no edit of it is a second old; any other is. */
  async isStored() {
    const keys = (await records(this.running.page)).map(({ key }) => key);
    assert.deepEqual(this.stored.filter((key) => !keys.includes(key)), [], "no plan that was stored is gone");
    this.stored = keys;
    if (keys.length === this.plans) return true;
    assert.equal(keys.length, this.plans - 1, "only the plan that was begun last may be missing");
    this.plans = keys.length;
    this.judge(0);
    return false;
  }

  /** Opens the plan at this place of the list. */
  async open(place) {
    await this.orTell(this.running.page.locator(".shelved-open").nth(place).click());
  }

  /** Where what is waited for does not come, what the page says instead is what failed. */
  async orTell(awaited) {
    const body = this.running.page.locator("body");
    await awaited.catch(async (error) => assert.fail(`${error.message}\nthe page says:\n${await body.innerText()}`));
  }

  judge(found) {
    const { killed, told, edits } = this.left;
    assert.ok(found >= told, `the page said that edit ${told} is saved, and ${found} is what is there`);
    const lost = edits.filter(({ number }) => number > found);
    const age = lost.length > 0 ? killed - lost[0].at : 0;
    this.worst = Math.max(this.worst, age);
    // The last edits of a life may be stored and not told of.
    this.last = Math.max(this.last, found);
    assert.ok(age < LOSS, `edit ${found} is stored; edit ${lost[0]?.number}, ${age} ms before the end, is lost`);
  }

  async begin() {
    const { page } = this.running;
    await go(page, "start", say);
    await openEmpty({ page, say });
    this.plans += 1;
    this.last = 0;
  }

  /** Opens every plan there is, one after the other. */
  async openAll() {
    await this.wake();
    const { page } = this.running;
    assert.equal((await records(page)).length, this.plans, "every plan that was begun is there");
    for (let plan = 0; plan < this.plans; plan += 1) {
      await go(page, "start", say);
      await this.open(plan);
      await page.getByRole("heading", { level: 1, name: say("overview.title"), exact: true }).waitFor();
      this.opened += 1;
    }
    await go(page, "start", say);
    assert.equal(await page.getByText(say("recent.damaged"), { exact: true }).count(), 0);
    assert.equal(await page.getByRole("alert").getByText(/./).count(), 0, "nothing is told of any plan");
  }

  async end() {
    await this.running?.kill().catch(() => null);
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

subject("kill", () => {
  test(`a browser killed ${KILLS} times loses nothing older than a second`, { timeout: 120_000 + KILLS * 10_000 }, async (t) => {
    t.diagnostic(`FUNDPOOL_SEED=${SEED}`);
    const lanes = Array.from({ length: LANES }, (_, lane) => new Lane(SEED + lane));
    let kills = 0;
    // Where one profile fails the other has no more to show, and no browser is to outlive the test.
    let isOver = false;
    const run = async (lane) => {
      while (kills < KILLS && !isOver) {
        kills += 1;
        await lane.live();
      }
      if (!isOver) await lane.openAll();
    };
    try {
      await Promise.all(lanes.map(run));
      const sum = (name) => lanes.reduce((all, lane) => all + lane[name], 0);
      t.diagnostic(`${kills} kills in ${sum("plans")} plans; in ${sum("told")} lives the page said “saved” before the end`);
      t.diagnostic(`the oldest edit lost was ${Math.max(...lanes.map((lane) => lane.worst))} ms old; plans opened: ${sum("opened")}`);
      t.diagnostic(`the list of plans came after ${Math.round(Math.max(...lanes.map((lane) => lane.slowest)))} ms at the latest`);
    } finally {
      isOver = true;
      await Promise.all(lanes.map((lane) => lane.end()));
    }
  });
});
