// A browser of its own, to be killed, starved of room, or denied things: one profile, one process group.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { FLAGS } from "./launch.mjs";

/** How long a browser may take to start, and a page to answer, in milliseconds: beside other tests a disk that many wait for takes its time. */
const PATIENCE = 90_000;

/**
 * Starts a browser with this profile at an address; `{ page, kill, pid }`. `disk`: how large the disk is that the profile lies on,
 * as `mount` takes it; it lives and dies with the browser.
 */
export async function start(profile, url, { disk } = {}) {
  const flags = [...FLAGS, "--headless=new", "--lang=en-US", "--remote-debugging-port=0", `--user-data-dir=${profile}`, url];
  const command = [process.env.FUNDPOOL_CHROMIUM, ...flags];
  const mount = 'mount -t tmpfs -o "size=$1" none "$2" && shift 2 && exec "$@"';
  const [program, ...words] = disk ? ["unshare", "-rm", "sh", "-c", mount, "sh", disk, profile, ...command] : command;
  const process_ = spawn(program, words, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((resolve) => process_.on("exit", resolve));
  const browser = await chromium.connectOverCDP(await listening(process_), { timeout: PATIENCE });
  const context = browser.contexts()[0];
  const page = context.pages()[0] ?? (await context.waitForEvent("page"));
  page.setDefaultTimeout(PATIENCE);
  /** Ends every process of the browser at once, and waits until they are gone. */
  const kill = async () => {
    if (process_.exitCode === null && process_.signalCode === null) process.kill(-process_.pid, "SIGKILL");
    await gone;
    await browser.close().catch(() => null);
  };
  return { page, kill, pid: process_.pid };
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
    process_.on("exit", () => reject(new Error(`the browser did not start: ${said}`)));
  });
}
