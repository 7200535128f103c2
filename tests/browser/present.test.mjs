// The presentation, as a speaker gives it: by clicker, with numbers tried in front of the room, and a window of notes that follows.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assertAccessible } from "./support/axe.mjs";
import { downloaded, isSaved, records } from "./support/plan.mjs";
import { eventually, go, ready, scene, SIZES, subject } from "./support/scene.mjs";
import { isAnswered, outline, PATIENCE, place, present, theme, title, turnTo, WALL } from "./support/stage.mjs";

const FOLDER = new URL("screenshots/", import.meta.url);

/** Does something on every step, from the first to the last. */
async function onEveryStep(page, act) {
  const count = Number((await place(page)).split(" / ")[1]);
  for (let number = 1; number <= count; number += 1) {
    await eventually(async () => assert.equal(await place(page), `${number} / ${count}`));
    await isAnswered(page);
    await act(number);
    await page.keyboard.press("PageDown");
  }
}

/** Every visible text of a part that is smaller than this, with its size in pixels as it is seen. */
const smallerThan = (page, least, part = ".podium") =>
  page.locator(part).evaluate((stage, pixels) => {
    const found = [];
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: element, data } = walker.currentNode;
      const box = element.getBoundingClientRect();
      if (!data.trim() || !element.checkVisibility() || box.width < 2 || element.closest(".sr-only, dialog, option, summary")) continue;
      const scale = element instanceof SVGElement ? element.getScreenCTM().a : 1;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < pixels) found.push(`${data.trim().slice(0, 20)}: ${size.toFixed(1)}`);
    }
    return found;
  }, least);

/** Parts of the step that do not fit the window. */
const overflowing = (page) =>
  page.locator(".podium, .podium > .slide").evaluateAll((parts) =>
    parts.filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1).map((part) => part.className),
  );

/** The names of the steps in the outline, in their order. */
const order = (page) => page.locator(".present-name").allInnerTexts();

/** The fields for what is said with a step, once it is the one that is looked at. */
const words = ({ page, say }, step) => {
  const fields = page.getByRole("region", { name: say(`term.step.${step}`), exact: true });
  const field = (column) => fields.getByRole("textbox", { name: say(`column.step-${column}`) });
  return { sentence: field("sentence"), note: field("note") };
};

/** A step's name without its number. */
const plainly = (name) => name.replace(/^\d+\s*/, "");

/** The middle of an element, in the window. */
async function middle(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

async function picture(page, name) {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, FOLDER)), animations: "disabled" });
}

subject("present", () => {
  scene("the demonstration is told by clicker from start to end, and answers on the way", { size: WALL, kept: { theme: "dark" } }, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    await present(stage);
    assert.equal(await theme(page), "projector");
    await page.keyboard.press("PageDown");
    await eventually(async () => assert.equal(await title(page), say("term.step.sources")));
    await page.keyboard.press("PageDown");
    await eventually(async () => assert.equal(await title(page), say("term.step.pool")));
    // A number is dragged: the figures say how far they are from the plan, and a clicker still leads on from the slider.
    await isAnswered(page);
    await page.getByRole("slider").focus();
    for (let press = 0; press < 20; press += 1) await page.keyboard.press("ArrowLeft");
    await page.locator(".slide-change.is-less").first().waitFor(PATIENCE);
    await page.keyboard.press("PageDown");
    await eventually(async () => assert.equal(await title(page), say("term.step.allocation")));
    await page.getByRole("button", { name: say("present.reset"), exact: true }).click();
    // A scenario is switched on the step, and is gone again.
    await turnTo(page, say("term.step.pool"));
    await page.locator(".dock-switch select").selectOption("epidemic");
    await page.locator(".slide-change.is-more").first().waitFor(PATIENCE);
    await page.locator(".dock-switch select").selectOption("");
    await page.locator(".slide-change").first().waitFor({ state: "detached", ...PATIENCE });
    // The screen turns black and back; a step is chosen from all of them.
    await page.keyboard.press("b");
    await page.locator(".podium-black").waitFor();
    await page.keyboard.press(".");
    await page.locator(".podium-black").waitFor({ state: "detached" });
    await page.keyboard.press("o");
    await page.getByRole("button", { name: say("term.step.proof") }).click();
    await eventually(async () => assert.equal(await title(page), say("term.step.proof")));
    await page.keyboard.press("End");
    await eventually(async () => assert.equal(await title(page), say("term.step.decision")));
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { level: 1, name: say("present.title"), exact: true }).waitFor();
    assert.equal(await theme(page), "dark");
    assert.equal(await page.evaluate(() => document.fullscreenElement), null);
  });

  scene("what if the county's budget falls by 5 %: answered on the step, kept, exported", { size: WALL }, async (stage) => {
    const { page, say, t } = stage;
    await outline(stage);
    await present(stage);
    await turnTo(page, say("term.step.pool"));
    await page.locator(".dock-lever select").selectOption("stream:own-yudu");
    const slider = page.getByRole("slider");
    // 48,000,000 yuan in stops of 100,000: 5 % less is 24 stops less.
    const before = Number(await slider.inputValue());
    assert.equal(before, 480);
    // The time from the last movement of the slider to the answer on the step, as the page itself sees it.
    const millis = await slider.evaluate(
      (input) =>
        new Promise((resolve) => {
          const stage = document.querySelector(".podium");
          const began = performance.now();
          let wasDimmed = false;
          const watch = new MutationObserver(() => {
            const isDimmed = stage.classList.contains("is-dimmed");
            if (wasDimmed && !isDimmed) {
              watch.disconnect();
              resolve(performance.now() - began);
            }
            wasDimmed ||= isDimmed;
          });
          watch.observe(stage, { attributes: true, attributeFilter: ["class"] });
          input.value = "456";
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }),
    );
    t.diagnostic(`answer on the step after ${millis.toFixed(0)} ms`);
    await page.locator(".slide-change.is-less").first().waitFor();
    await page.getByRole("button", { name: say("present.keep-as"), exact: true }).click();
    const field = page.getByRole("textbox", { name: say("present.keep-name") });
    await field.fill("县级预算下降 5 %. b");
    await page.keyboard.press("Enter");
    await page.getByText(say("present.kept"), { exact: true }).waitFor({ state: "attached" });
    const file = await downloaded(page, () => page.getByRole("button", { name: say("present.export"), exact: true }).click());
    const kept = JSON.parse(file.text).scenarios.at(-1);
    assert.deepEqual([kept.name, kept.changes], [{ zh: "县级预算下降 5 %. b" }, [{ set: "stream", id: "own-yudu", amount: "45600000.00" }]]);
    // It is a step of the presentation now, and the next page does not ask: nothing is left to lose.
    await turnTo(page, "县级预算下降 5 %. b");
    await page.keyboard.press("Escape");
    await go(page, "overview", say);
  });

  scene("what is being typed stays while the page is drawn anew", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    const lookAtPool = () => page.locator(".present-name").filter({ hasText: say("term.step.pool") }).click();
    const { sentence, note } = words(stage, "pool");
    await outline(stage);
    await lookAtPool();
    await note.fill("Ask who has seen the reservoir.");
    // Leaving the note has the plan saved, which is told while the sentence is being typed.
    await sentence.pressSequentially("One pool, one tap.", { delay: 40 });
    assert.equal(await sentence.inputValue(), "One pool, one tap.");
    await page.keyboard.press("Control+s");
    await page.locator(".saved [role=status]").getByText(say("saved.confirmed"), { exact: true }).waitFor();
    assert.ok((await records(page))[0].document.includes("One pool, one tap."), "also what was being typed");
    await present(stage);
    await turnTo(page, say("term.step.pool"));
    await page.getByRole("slider").focus();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Escape");
    await lookAtPool();
    await note.fill("Ask who drinks from it.");
    const name = page.getByRole("textbox", { name: say("present.keep-name") });
    await name.fill("");
    await name.pressSequentially("A little less", { delay: 40 });
    assert.equal(await name.inputValue(), "A little less");
  });

  scene("steps are reordered, hidden and given words, which stay", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    const steps = page.locator(".present-name");
    const step = (name) => steps.filter({ hasText: say(`term.step.${name}`) });
    await step("proof").focus();
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press("Alt+ArrowUp");
      // It is in its new place, and has the focus there again.
      await steps.nth(4 - press).and(step("proof")).and(page.locator(":focus")).waitFor();
    }
    await page.getByRole("checkbox", { name: say("present.shown", { step: say("term.step.rules") }) }).uncheck();
    await step("pool").click();
    await words(stage, "pool").sentence.fill("One pool, one tap.");
    await words(stage, "pool").note.fill("Ask who has seen the reservoir.");
    await step("title").click();
    await isSaved(page);
    await page.reload();
    await ready(page);
    await eventually(async () => assert.match(await steps.nth(1).textContent(), new RegExp(say("term.step.proof"))));
    await page.locator(".seal.is-proven:not(.is-searching)").waitFor(PATIENCE);
    await present(stage);
    await page.keyboard.press("PageDown");
    await eventually(async () => assert.equal(await title(page), say("term.step.proof")));
    await turnTo(page, say("term.step.pool"));
    await page.getByText("One pool, one tap.", { exact: true }).waitFor();
    await page.keyboard.press("o");
    await page.locator(".podium-card").first().waitFor();
    assert.equal(await page.locator(".podium-card", { hasText: say("term.step.rules") }).count(), 0);
  });

  scene("a step goes up as long as Alt and the arrow are held, as one step back", { lang: "en" }, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    const steps = page.locator(".present-name");
    const proof = steps.filter({ hasText: say("term.step.proof") });
    const order = () => steps.allTextContents();
    const before = await order();
    const at = before.findIndex((words) => words.endsWith(say("term.step.proof")));
    assert.ok(at > 2);
    await proof.focus();
    await page.keyboard.down("Alt");
    // More often than there is a way up, and faster than the page is drawn.
    for (let press = 0; press < at * 3; press += 1) await page.keyboard.down("ArrowUp");
    await eventually(async () => {
      await page.keyboard.down("ArrowUp");
      assert.ok((await order())[0].endsWith(say("term.step.proof")));
    });
    await page.keyboard.up("ArrowUp");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.up("Alt");
    await steps.nth(1).and(proof).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Control+z");
    await steps.nth(0).and(proof).waitFor();
    await page.keyboard.press("Control+z");
    await eventually(async () => assert.deepEqual(await order(), before));
  });

  scene("the speaker's window follows, and leads on", {}, async (stage) => {
    const { page, say, context } = stage;
    await outline(stage);
    await page.locator(".present-name").filter({ hasText: say("term.step.sources") }).click();
    await words(stage, "sources").note.fill("先讲六个渠道");
    const opened = context.waitForEvent("page");
    await page.getByRole("button", { name: say("present.open-notes"), exact: true }).click();
    const notes = await opened;
    await notes.getByText(say("present.notes-wait"), { exact: true }).waitFor();
    await assertAccessible(notes, "the speaker's window, waiting");
    await present(stage);
    await notes.getByRole("heading", { level: 2, name: say("term.step.title"), exact: true }).waitFor();
    await page.keyboard.press("PageDown");
    await notes.getByText("先讲六个渠道", { exact: true }).waitFor();
    await notes.locator(".notes-next").getByText(say("term.step.pool"), { exact: true }).waitFor();
    await assertAccessible(notes, "the speaker's window");
    // The clicker works whichever window has the focus.
    await notes.keyboard.press("PageDown");
    await eventually(async () => assert.equal(await title(page), say("term.step.pool")));
    await notes.reload();
    await notes.getByRole("heading", { level: 2, name: say("term.step.pool"), exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await notes.getByText(say("present.notes-wait"), { exact: true }).waitFor();
  });

  scene("steps are moved by mouse and by finger, where a line shows", { lang: "en", context: { hasTouch: true } }, async (stage) => {
    const { page, context, say } = stage;
    await outline(stage);
    const before = await order(page);
    const grip = (name) => page.locator(".present-step").filter({ hasText: say(`term.step.${name}`) }).locator(".present-grip");
    const step = (at) => page.locator(".present-step").nth(at);
    // By mouse, from the fourth place to the second.
    const [from, top] = [await middle(grip("allocation")), await step(1).boundingBox()];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, top.y + 3, { steps: 8 });
    await eventually(async () => assert.match(await step(1).getAttribute("class"), /is-before/));
    await picture(page, "present-outline-drag");
    await page.mouse.up();
    const moved = [before[0], before[3], before[1], before[2], ...before.slice(4)].map(plainly);
    await eventually(async () => assert.deepEqual((await order(page)).map(plainly), moved));
    // Escape leaves it where it is.
    const again = await middle(grip("title"));
    await page.mouse.move(again.x, again.y);
    await page.mouse.down();
    await page.mouse.move(again.x, again.y + 120, { steps: 8 });
    await page.locator(".is-before").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".is-before").waitFor({ state: "detached" });
    await page.mouse.up();
    assert.deepEqual((await order(page)).map(plainly), moved);
    // By finger, to the end.
    const [finger, last] = [await middle(grip("allocation")), await middle(step(before.length - 1))];
    const touch = await context.newCDPSession(page);
    const touches = (type, points) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await touches("touchStart", [finger]);
    await touches("touchMove", [{ x: finger.x, y: (finger.y + last.y) / 2 }]);
    await touches("touchMove", [{ x: finger.x, y: last.y + 12 }]);
    await page.locator(".is-after").waitFor();
    await touches("touchEnd", []);
    const end = [before[0], before[1], before[2], ...before.slice(4), before[3]].map(plainly);
    await eventually(async () => assert.deepEqual((await order(page)).map(plainly), end));
  });

  scene("on a phone the letters of the drawing can be read, on the overview and on the step", { lang: "en", size: SIZES[2] }, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    await go(page, "overview", say);
    assert.deepEqual(await smallerThan(page, 12, ".way-panel svg.way-narrow"), []);
    await go(page, "present", say);
    await present(stage);
    await turnTo(page, say("term.step.pool"));
    assert.deepEqual(await smallerThan(page, 12, ".slide-picture"), []);
    const [drawing, cards] = await Promise.all([".slide-way:visible", ".slide-cards"].map((part) => page.locator(part).boundingBox()));
    assert.ok(drawing.y + drawing.height <= cards.y, "nothing lies over the drawing");
  });

  for (const lang of ["zh", "en"]) {
    scene(`every step can be read from the last row, and by everyone (${lang})`, { lang, size: WALL }, async (stage) => {
      const { page } = stage;
      await outline(stage);
      await assertAccessible(page, "the outline");
      await picture(page, `present-outline-${lang}`);
      await present(stage);
      await onEveryStep(page, async (number) => {
        await picture(page, `present-${String(number).padStart(2, "0")}-${lang}`);
        assert.deepEqual(await smallerThan(page, 20), [], `step ${number}`);
        assert.deepEqual(await overflowing(page), [], `step ${number} fits the window`);
        await assertAccessible(page, `step ${number}`);
      });
      await page.keyboard.press("o");
      await page.locator(".podium-list").waitFor();
      assert.deepEqual(await smallerThan(page, 20), [], "the list of steps");
      await assertAccessible(page, "the list of steps");
      await picture(page, `present-list-${lang}`);
    });
  }
});
