// The one browser that all tests share; each test has a context of its own in it, which knows nothing of the others.
import { chromium } from "playwright-core";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // What is not on this machine does not exist: a request that slips through every other check still goes nowhere. One name leads
  // here that no browser takes for this machine.
  "--host-resolver-rules=MAP plain.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Starts the browser with a new profile, for `connect` to reach, and has it find its Chinese fonts, which may take long the first time. */
export async function launch(executablePath) {
  const server = await chromium.launchServer({ executablePath, args: FLAGS, headless: true });
  const warm = await chromium.connect(server.wsEndpoint());
  const page = await warm.newPage();
  page.setDefaultTimeout(120_000);
  await page.setContent("<h1>一池</h1>");
  await page.screenshot();
  await warm.close();
  return server;
}

let connection;

/** This process's way to the browser that run.mjs started. */
export function connect() {
  connection ??= chromium.connect(process.env.FUNDPOOL_BROWSER);
  return connection;
}

/** Ends this process's way to the browser; without it Node would wait for ever. */
export async function disconnect() {
  await (await connection)?.close();
  connection = undefined;
}
