// The pictures of README.md, taken anew from the app into docs/: the pages it begins with, then a meeting from the pool over a “what if” to the report.
import { fileURLToPath } from "node:url";
import { openDemo } from "./support/plan.mjs";
import { go, scene, subject } from "./support/scene.mjs";
import { isAnswered, outline, PATIENCE, present, turnTo } from "./support/stage.mjs";

const DOCS = new URL("../../docs/", import.meta.url);
const SIZE = { width: 1280, height: 720 };
const STILL = { reducedMotion: "reduce" };

const shoot = (page, name) => page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, DOCS)), animations: "disabled" });

const take = (page, name) => shoot(page, `story-${name}`);

/** The plan is solved, and nothing is searched any more. */
const isSolved = (page) => page.locator(".seal.is-proven:not(.is-searching)").waitFor(PATIENCE);

subject("story", () => {
  // As high as the drawing with its loans.
  scene("the overview tells where the money goes", { size: { width: 1280, height: 832 }, context: STILL }, async (stage) => {
    await openDemo(stage);
    await isSolved(stage.page);
    await shoot(stage.page, "overview-light-zh");
  });

  scene("rules are sentences", { lang: "en", context: STILL }, async (stage) => {
    await openDemo(stage);
    await isSolved(stage.page);
    await go(stage.page, "rules", stage.say);
    await shoot(stage.page, "rules-light-en");
  });

  scene("a meeting asks what if, and sees it", { lang: "en", size: SIZE, context: STILL }, async (stage) => {
    const { page, say } = stage;
    await outline(stage);
    await present(stage);
    await turnTo(page, say("term.step.pool"));
    await take(page, "1-pool");
    // The budget of a county falls by 5 %: 24 stops of 100,000 yuan.
    await page.locator(".dock-lever select").selectOption("stream:own-yudu");
    await page.getByRole("slider").focus();
    for (let press = 0; press < 24; press += 1) await page.keyboard.press("ArrowLeft");
    await page.locator(".slide-change.is-less").first().waitFor(PATIENCE);
    await isAnswered(page);
    await take(page, "2-what-if");
    await page.getByRole("button", { name: say("present.reset"), exact: true }).click();
    await isAnswered(page);
    await turnTo(page, say("term.step.scenario", { name: "Before pooling" }));
    await take(page, "3-beside");
  });

  scene("scenarios stand side by side, and the report is for signing", { lang: "en", size: SIZE, context: STILL }, async (stage) => {
    const { page, say } = stage;
    await openDemo(stage);
    await go(page, "scenarios", say);
    await page.locator('.scn-progress[data-shown="4"]').waitFor({ state: "attached", ...PATIENCE });
    const figures = page.getByRole("region", { name: say("versus.region", { table: say("versus.figures") }) });
    await figures.evaluate((table) => scrollTo(0, table.getBoundingClientRect().top + scrollY - 110));
    await take(page, "4-compare");
    await page.evaluate(() => {
      location.hash = "#/report/brief";
    });
    const brief = page.locator(".paper-brief");
    await brief.waitFor(PATIENCE);
    await brief.locator("h1, h2").first().evaluate((paper) => scrollTo(0, paper.getBoundingClientRect().top + scrollY));
    await take(page, "5-brief");
  });
});
