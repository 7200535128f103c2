// Looks out for what must never happen while a test uses the page.

/** Runs in the page, before any of its scripts: a broken policy is told on the console, where `watch` listens. */
function tellOfViolations() {
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    console.error(`policy broken: ${violatedDirective} by ${blockedURI}`);
  });
}

/**
 * Gathers what goes wrong in a context: words on the console, errors that nobody caught, broken policies, requests to other
 * hosts, answers of 400 and above. The list grows as things happen.
 */
export async function watch(context, origin) {
  const faults = [];
  await context.addInitScript(tellOfViolations);
  context.on("console", (message) => {
    if (["error", "warning", "assert"].includes(message.type())) {
      faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  context.on("weberror", (error) => faults.push(`error: ${error.error().stack ?? error.error()}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== origin) faults.push(`foreign request: ${url}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`answer ${response.status()}: ${response.url()}`);
  });
  context.on("page", (page) => page.on("crash", () => faults.push("the page crashed")));
  return faults;
}
