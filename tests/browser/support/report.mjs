// A line for each test, what went wrong at the end, and a closing count.

const seconds = (duration_ms) => `${(duration_ms / 1000).toFixed(1)} s`;

function explain({ name, details, said }) {
  const cause = details.error?.cause ?? details.error;
  const text = said || cause?.stack || cause?.message || String(cause);
  return `\n${name}\n${text.replaceAll(/^/gm, "    ")}`;
}

/** Prints the events of several runs of node:test as they come; resolves to whether every test passed and there was one. */
export async function report(runs) {
  const begun = performance.now();
  const tally = { passed: 0, failures: [] };
  await Promise.all(runs.map((events) => tell(events, tally)));
  const { passed, failures } = tally;
  for (const failure of failures) console.log(explain(failure));
  if (passed + failures.length === 0) console.log("no test has such a name");
  console.log(`\nbrowser tests: ${passed} passed, ${failures.length} failed, ${seconds(performance.now() - begun)}`);
  return passed > 0 && failures.length === 0;
}

async function tell(events, tally) {
  /** What each file wrote to its stderr: why it did not load. */
  const said = {};
  for await (const { type, data } of events) {
    const isTest = data.details?.type !== "suite" && !data.name?.endsWith(".test.mjs");
    if (type === "test:stderr") said[data.file] = (said[data.file] ?? "") + data.message;
    if (type === "test:diagnostic" && data.nesting > 0) console.log(`        ${data.message}`);
    if (type === "test:pass" && isTest && data.skip === undefined) {
      tally.passed += 1;
      console.log(`  ok    ${data.name} (${seconds(data.details.duration_ms)})`);
    }
    // A file or a group that fails only because a test of it did is not another failure.
    if (type === "test:fail" && (isTest || data.details.error?.failureType !== "subtestsFailed")) {
      tally.failures.push({ ...data, said: isTest ? "" : said[data.file] });
      console.log(`FAILED  ${data.name} (${seconds(data.details.duration_ms)})`);
    }
  }
}
