// The water's way as a picture to take along: SVG and PNG, from the menu beside it.
import assert from "node:assert/strict";
import { eventually, scene, subject } from "./support/scene.mjs";

const DOWNLOADED = { lang: "zh", at: "#/overview", plan: true, context: { acceptDownloads: true } };
/** Dots of a unit of the picture. */
const DOTS = 3;

/** Opens the menu and takes one of its pictures: its name and its bytes. */
async function take(page, say, kind) {
  await page.getByRole("button", { name: say("picture.save"), exact: true }).click();
  const item = page.getByRole("group", { name: say("picture.menu") }).getByRole("button", { name: kind });
  const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** The SVG as the browser reads XML: its size and its words; fails where it is no XML. */
const understood = (page, text) =>
  page.evaluate((source) => {
    const { documentElement: svg } = new DOMParser().parseFromString(source, "image/svg+xml");
    const faults = svg.ownerDocument.querySelectorAll("parsererror").length;
    const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)));
    return { faults, root: svg.localName, width, height, words: svg.textContent, title: svg.querySelector("title")?.textContent };
  }, text);

/** How large the PNG is, and how many colours its middle rows have. */
const seen = (page, bytes) =>
  page.evaluate(async (base64) => {
    const dots = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([dots], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, Math.floor(image.height / 2), image.width, 3);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 4).join());
    return { width: image.width, height: image.height, colours: colours.size };
  }, bytes.toString("base64"));

subject("pictures", () => {
  for (const lang of ["zh", "en"]) {
    scene(`the drawing is taken along as SVG and as PNG (${lang})`, { ...DOWNLOADED, lang }, async ({ page, say }) => {
      await page.locator(".way-wide").first().waitFor();
      const amounts = await page.locator(".way-wide .way-amount").allTextContents();
      const svg = await take(page, say, "SVG");
      assert.match(svg.name, /\.svg$/);
      const told = await understood(page, svg.bytes.toString("utf8"));
      assert.deepEqual([told.faults, told.root], [0, "svg"]);
      assert.ok(amounts.length > 10);
      for (const amount of amounts) assert.ok(told.words.includes(amount.trim()), amount);
      assert.ok(told.title.includes(await page.locator(".top-title").inputValue()), told.title);
      const png = await take(page, say, "PNG");
      assert.equal(png.name, svg.name.replace(/svg$/, "png"));
      const { width, height, colours } = await seen(page, png.bytes);
      assert.deepEqual([width, height], [told.width * DOTS, told.height * DOTS]);
      assert.ok(colours > 20, `${colours} colours`);
    });
  }

  scene("the picture is of what is drawn", DOWNLOADED, async ({ page, say }) => {
    await page.getByRole("button", { name: say("way.by-projects"), exact: true }).click();
    const { bytes } = await take(page, say, "SVG");
    const { words } = await understood(page, bytes.toString("utf8"));
    const names = await page.locator(".way-wide").first().locator(".way-link[href*='#/projects/']").evaluateAll((bars) =>
      bars.map((bar) => bar.getAttribute("aria-label")),
    );
    assert.ok(names.length > 5);
    for (const name of names) assert.ok(words.includes(name), name);
  });

  scene("the menu is used by keyboard", DOWNLOADED, async ({ page, say }) => {
    const button = page.getByRole("button", { name: say("picture.save"), exact: true });
    const group = page.getByRole("group", { name: say("picture.menu") });
    await button.focus();
    await page.keyboard.press("Enter");
    await group.waitFor();
    await page.keyboard.press("Escape");
    await group.waitFor({ state: "hidden" });
    await eventually(async () => assert.ok(await button.evaluate((node) => node === document.activeElement)));
    await page.keyboard.press("Enter");
    await group.waitFor();
    await page.keyboard.press("Tab");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.match(download.suggestedFilename(), /\.png$/);
    await group.waitFor({ state: "hidden" });
  });
});
