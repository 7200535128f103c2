// How long frames take while the grid of 5,000 projects is scrolled and typed into, beside an empty page that does the same.
const STEPS = 180;

export async function* measureFrames(browser, url, plan) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
  await page.setContent('<div style="height:160000px"></div><input autofocus>');
  const empty = await scroll(page, () => document.scrollingElement);
  const emptyTyping = await typing(page);
  await page.goto(url);
  const chooser = page.waitForEvent("filechooser");
  await page.locator(".frame:not(.porch) h1").waitFor();
  await page.keyboard.press("Control+o");
  await (await chooser).setFiles(plan);
  await page.locator(".saved-words.is-saved").waitFor({ timeout: 120_000 });
  // The search would take one of the cores; what is measured is the page.
  await page.evaluate(() => (location.hash = "#/projects"));
  await page.locator(".ledger-row").first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".seal.is-searching"), undefined, { timeout: 300_000 });
  const grid = await scroll(page, () => document.querySelector(".ledger-scroller"));
  yield* told("5,000 projects, scrolled", grid, empty);
  await page.locator(".ledger-scroller").evaluate((scroller) => (scroller.scrollTop = 0));
  await page.locator('.ledger-row [aria-colindex="1"]').first().click();
  yield* told("5,000 projects, typed into", await typing(page), emptyTyping);
  await page.close();
}

/** The times between frames, in milliseconds, sorted, while it is scrolled by three rows a frame. */
async function scroll(page, element) {
  const handle = await page.evaluateHandle(element);
  const times = await handle.evaluate(async (scroller, steps) => {
    const frame = () => new Promise(requestAnimationFrame);
    const times = [];
    let last = await frame();
    for (let step = 0; step < steps; step += 1) {
      scroller.scrollTop += 100;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  }, STEPS);
  return times.sort((one, other) => one - other);
}

/** The times between frames while keys are pressed, one every other frame or so. */
async function typing(page) {
  const times = page.evaluate(async (steps) => {
    const frame = () => new Promise(requestAnimationFrame);
    const times = [];
    let last = await frame();
    for (let step = 0; step < steps; step += 1) {
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  }, STEPS);
  await page.keyboard.type("村道硬化与排水沟渠整治项目二期工程", { delay: 100 });
  return (await times).sort((one, other) => one - other);
}

function* told(subject, times, empty) {
  for (const [figure, share] of [["frame, median", 0.5], ["frame, 95th percentile", 0.95]]) {
    const value = at(times, share);
    yield { subject, figure, value: `${value.toFixed(1)} ms`, ratio: value / at(empty, share) };
  }
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
