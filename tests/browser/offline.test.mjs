// Once open, the page needs nobody: neither the network nor the server.
import assert from "node:assert/strict";
import { openDemo } from "./support/plan.mjs";
import { go, PAGES, scene, subject } from "./support/scene.mjs";
import { PROTOCOL, ping, solverAnswers } from "./support/solver.mjs";

async function useEverything({ page, say }) {
  for (const name of PAGES) await go(page, name, say);
  await page.getByRole("button", { name: say("display.button") }).click();
  await page.getByRole("radio", { name: say("display.dark"), exact: true }).check();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  assert.equal((await ping(page)).protocol, PROTOCOL);
}

subject("offline", () => {
  scene("all works with the network off after the first load", {}, async (stage) => {
    await solverAnswers(stage);
    await openDemo(stage);
    await stage.context.setOffline(true);
    await useEverything(stage);
  });

  scene("all works with the server gone after the first load", { rules: [], lang: "en" }, async (stage) => {
    await solverAnswers(stage);
    await openDemo(stage);
    await stage.gateway.close();
    await useEverything(stage);
  });
});
