// What takes many searches, asked of the demonstration as a person asks it: eight plans side by side, curves of 40 points, a thousand draws.
const LONG = { timeout: 300_000 };
/** Templates that make four more scenarios beside the three of the demonstration. */
const TEMPLATES = ["疫情：补助产业", "获得绩效奖励", "按实际杠杆 7.83 倍", "一个县的诉求：比上年多一成"];

export async function* measureStudies(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
  await page.goto(url);
  await page.locator(".frame:not(.porch) h1").waitFor();
  await page.evaluate(() => (location.hash = "#/start"));
  await page.getByRole("button", { name: "打开赣州示例" }).click();
  await page.locator(".seal.is-proven:not(.is-searching)").waitFor(LONG);
  const processors = await page.evaluate(() => navigator.hardwareConcurrency);
  const subject = `demonstration, ${processors} processors`;
  await page.evaluate(() => (location.hash = "#/scenarios/frontier"));
  await page.locator(".fro-which select").waitFor();
  for (const [at, name] of ["least coverage", "pooled money", "the first rule's number"].entries()) {
    await page.locator(".fro-which select").selectOption({ index: at });
    yield { subject, figure: `curve of ${name}`, value: await asked(page, ".fro-wide .fro-dot", "points") };
  }
  await page.evaluate(() => (location.hash = "#/scenarios/uncertain"));
  const others = page.workers().length;
  yield { subject, figure: "1,000 draws", value: await asked(page, ".fro-given .fro-stream", "uncertain streams", () => page.workers().length - others) };
  yield { subject, figure: "eight plans side by side", value: `${(await compared(page)).toFixed(0)} ms` };
  await page.close();
}

/** Begins a study and waits for its result: how long it took, how many things of a kind the page shows then, and how many workers were at it. */
async function asked(page, things, kind, hands = () => 1) {
  const begun = performance.now();
  await page.locator(".fro-begin").click();
  await page.locator(".fro-run").waitFor(LONG);
  await page.locator('.fro-run progress:not([max="1"])').waitFor(LONG);
  const workers = hands();
  await page.locator(".fro-run").waitFor({ ...LONG, state: "detached" });
  await page.locator(".fro-result").waitFor(LONG);
  const millis = performance.now() - begun;
  return `${millis.toFixed(0)} ms, ${await page.locator(things).count()} ${kind}, workers: ${workers}`;
}

/** From the click to eight plans side by side, of which nothing is known before: the page is loaded anew. */
async function compared(page) {
  await page.evaluate(() => (location.hash = "#/scenarios"));
  for (const label of TEMPLATES) {
    await page.getByLabel("哪一种情形").selectOption({ label });
    await page.getByRole("button", { name: "建立备选方案" }).click();
  }
  await page.locator('.scn-progress[data-shown="8"]').waitFor({ ...LONG, state: "attached" });
  await page.locator(".saved-words.is-saved").waitFor();
  await page.evaluate(() => (location.hash = "#/overview"));
  await page.reload();
  await page.locator(".seal.is-proven:not(.is-searching)").waitFor(LONG);
  const begun = performance.now();
  await page.evaluate(() => (location.hash = "#/scenarios"));
  await page.locator('.scn-progress[data-shown="8"]').waitFor({ ...LONG, state: "attached" });
  return performance.now() - begun;
}
