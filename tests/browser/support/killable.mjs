// A browser of its own, to be killed, starved of room, or denied things: one profile, one process group.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { FLAGS } from "./launch.mjs";

/** How long a page may take to answer, in milliseconds: beside other tests a disk that many wait for takes its time. */
const PATIENCE = 90_000;
/** How long a browser may take to start, in milliseconds. */
const START = 60_000;

/**
 * Starts a browser with this profile at an address; `{ page, kill, pid }`. `disk`: how large the disk is that the profile lies on,
 * as `mount` takes it; it lives and dies with the browser.
 */
export async function start(profile, url, options = {}) {
  // Nothing of ours runs in a browser that does not come up.
  const running = await launched(profile, options).catch((error) => {
    console.error(`the browser is started once more: ${error.message}`);
    return launched(profile, options);
  });
  await running.page.goto(url).catch(async (error) => {
    await running.kill();
    throw error;
  });
  return running;
}

async function launched(profile, { disk }) {
  // Playwright waits for ever to be connected where a page that is there already does not finish its first navigation.
  const flags = [...FLAGS, "--headless=new", "--lang=en-US", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const command = [process.env.FUNDPOOL_CHROMIUM, ...flags];
  const mount = 'mount -t tmpfs -o "size=$1" none "$2" && shift 2 && exec "$@"';
  const [program, ...words] = disk ? ["unshare", "-rm", "sh", "-c", mount, "sh", disk, profile, ...command] : command;
  const process_ = spawn(program, words, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((resolve) => process_.on("exit", resolve));
  let browser;
  /** Ends every process of the browser at once, and waits until they are gone. */
  const kill = async () => {
    if (process_.exitCode === null && process_.signalCode === null) process.kill(-process_.pid, "SIGKILL");
    await gone;
    await browser?.close().catch(() => null);
  };
  try {
    browser = await chromium.connectOverCDP(await listening(process_), { timeout: START });
    const context = browser.contexts()[0];
    const page = context.pages()[0] ?? (await context.waitForEvent("page"));
    page.setDefaultTimeout(PATIENCE);
    return { page, kill, pid: process_.pid };
  } catch (error) {
    // A browser that is left over would keep its test's file from ending.
    await kill();
    throw error;
  }
}

/** The address at which the browser says that it listens. */
function listening(process_) {
  return new Promise((resolve, reject) => {
    let said = "";
    process_.stderr.on("data", (words) => {
      said += words;
      const found = /DevTools listening on (\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    const fail = () => reject(new Error(`the browser did not start: ${said}`));
    process_.on("exit", fail);
    setTimeout(fail, START).unref();
  });
}
