// A plan as a link: made, passed on, opened beside what is there, and refused where it is not what was sent.
import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { downloaded, isSaved, isTitled, openDemo, openEmpty, records, rename } from "./support/plan.mjs";
import { eventually, ready, scene, SIZES, subject } from "./support/scene.mjs";
import { pattern } from "./support/words.mjs";

/** Opens the dialog from the file menu. */
async function share({ page, say }) {
  await page.getByRole("button", { name: say("files.menu"), exact: true }).click();
  await page.getByRole("button", { name: say("share.item"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: pattern(say("share.title")) });
  await dialog.waitFor();
  return dialog;
}

const linkIn = (dialog) => dialog.getByRole("textbox").inputValue();

/** Types an address into the page's tab, as a click on a link in a message does in a new one. */
async function follow(stage, link) {
  const page = await stage.context.newPage();
  await page.goto(link);
  await ready(page);
  return { ...stage, page };
}

/** Follows a link whose text is no longer what was sent. */
async function followChanged(stage, change) {
  const link = await linkIn(await share(stage));
  const [base, text] = link.split("#/open/");
  return follow(stage, `${base}#/open/${change(text)}`);
}

const codeIn = (place) => place.locator(".share-word").innerText();

subject("share", () => {
  for (const lang of ["zh", "en"]) {
    scene(`a plan goes as a link and is opened beside the others (${lang})`, { lang }, async (stage) => {
      const { page, say, context } = stage;
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await openEmpty(stage);
      await rename(stage, "<b>Shared</b> 分享");
      const dialog = await share(stage);
      await assertAccessible(page, "the dialog of a link");
      const link = await linkIn(dialog);
      assert.ok(link.startsWith(`${stage.origin}/#/open/1`) && link.length < 2_000, link);
      await dialog.getByRole("img", { name: say("share.qr") }).waitFor();
      const code = await codeIn(dialog);
      await dialog.getByRole("button", { name: say("share.copy") }).click();
      await dialog.getByText(say("share.copied")).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });

      const other = await follow(stage, link);
      await other.page.getByRole("heading", { level: 1, name: say("shared.title") }).waitFor();
      await other.page.getByText("<b>Shared</b> 分享", { exact: true }).waitFor();
      assert.equal(await codeIn(other.page), code, "both see the same code word");
      await assertAccessible(other.page, "the page of a link");
      assert.equal((await records(other.page)).length, 1, "nothing is kept before the person says so");
      await other.page.getByRole("button", { name: say("shared.open") }).click();
      await isTitled(other, "<b>Shared</b> 分享");
      await isSaved(other.page);
      assert.equal(new URL(other.page.url()).hash, "#/overview", "the link is gone from the address");
      assert.equal((await records(other.page)).length, 2);
      await other.page.goBack();
      assert.doesNotMatch(other.page.url(), /open/, "and from the history");
      await isTitled(stage, "<b>Shared</b> 分享");
    });
  }

  scene("the example goes as a word", { plan: true, lang: "en" }, async (stage) => {
    const { say } = stage;
    const link = await linkIn(await share(stage));
    assert.match(link, /#\/open\/example-[0-9A-F]{4}-[0-9A-F]{4}$/);
    const other = await follow(stage, link);
    await other.page.getByRole("button", { name: say("shared.open") }).click();
    await isSaved(other.page);
    assert.equal((await records(other.page)).length, 2);
  });

  scene("the example with an edit goes as a long link, without a QR code", { plan: true }, async (stage) => {
    const { say } = stage;
    await rename(stage, "改过的示例");
    await isSaved(stage.page);
    const dialog = await share(stage);
    await dialog.getByText(say("share.no-qr")).waitFor();
    await dialog.getByText(say("share.long")).waitFor();
    const other = await follow(stage, await linkIn(dialog));
    await other.page.getByText("改过的示例", { exact: true }).waitFor();
  });

  for (const [what, change, key] of [
    ["cut off", (text) => text.slice(0, -20), "shared.cut-off"],
    ["changed", (text) => `${text.slice(0, 60)}${text[60] === "A" ? "B" : "A"}${text.slice(61)}`, "shared.changed"],
    ["of a newer version", (text) => `2${text.slice(1)}`, "shared.newer"],
    ["too long", (text) => text + "A".repeat(70_000), "shared.too-long"],
  ]) {
    scene(`a link that is ${what} is refused in words, and nothing is touched`, { lang: "en" }, async (stage) => {
      const { say } = stage;
      await openEmpty(stage);
      const other = await followChanged(stage, change);
      await other.page.getByRole("alert").getByText(pattern(say(key))).waitFor();
      assert.equal(await other.page.getByRole("button", { name: say("shared.open") }).count(), 0);
      await other.page.getByRole("button", { name: say("shared.leave") }).click();
      await other.page.getByRole("heading", { level: 1, name: say("start.title"), exact: true }).waitFor();
      assert.equal((await records(other.page)).length, 1);
    });
  }

  scene("the file is always the other way", { plan: true, lang: "en", size: SIZES[2] }, async (stage) => {
    const dialog = await share(stage);
    const { text } = await downloaded(stage.page, () => dialog.getByRole("button", { name: stage.say("files.download-plan") }).click());
    assert.equal(JSON.parse(text).format, "fundpool-plan");
    await dialog.getByRole("button", { name: stage.say("share.close") }).click();
    await eventually(async () => assert.equal(await dialog.isVisible(), false));
  });
});
