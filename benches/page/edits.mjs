// How long it takes from a key on the demonstration's slider to the figures of the verified answer on the page.
const PRESSES = 40;

export async function* measureEdits(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
  await page.goto(url);
  await page.locator(".frame:not(.porch) h1").waitFor();
  await page.evaluate(() => (location.hash = "#/start"));
  await page.getByRole("button", { name: "打开赣州示例" }).click();
  await page.locator(".seal.is-proven:not(.is-searching)").waitFor({ timeout: 60_000 });
  await page.getByRole("slider").focus();
  await page.evaluate(() => {
    window.times = [];
    addEventListener("keydown", () => (window.pressed = performance.now()), true);
    // The seal says so once the answer is the plan's as it is now.
    const seal = document.querySelector(".seal");
    let searching = false;
    new MutationObserver(() => {
      const now = seal.classList.contains("is-searching");
      if (searching && !now) requestAnimationFrame(() => window.times.push(performance.now() - window.pressed));
      searching = now;
    }).observe(seal, { attributes: true, attributeFilter: ["class"] });
  });
  for (let press = 1; press <= PRESSES; press += 1) {
    // Always on: what was found of a value before is remembered.
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((count) => window.times.length >= count, press);
  }
  const times = (await page.evaluate(() => window.times)).sort((one, other) => one - other);
  for (const [figure, share] of [["key to verified figures, median", 0.5], ["95th percentile", 0.95], ["longest", 1]]) {
    const value = times[Math.min(times.length - 1, Math.floor(times.length * share))];
    yield { subject: "demonstration, slider", figure, value: `${value.toFixed(0)} ms` };
  }
  await page.close();
}
