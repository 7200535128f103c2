// A line for each test, what went wrong at the end, and a closing count.

const seconds = (duration_ms) => `${(duration_ms / 1000).toFixed(1)} s`;

function reason({ name, details, said }) {
  const cause = details.error?.cause ?? details.error;
  const text = said || cause?.stack || cause?.message || String(cause);
  return `\n${name}\n${text.replaceAll(/^/gm, "    ")}`;
}

/**
 * Runs lanes of files side by side, the files of each one after the other, and prints the events of node:test as they come; resolves to the
 * names of the tests that passed, and to those that failed, each with its file. An event names the file where a test is written down, which
 * many may share: so a run has one file.
 */
export async function follow(lanes, run) {
  const tally = { passed: [], failures: [] };
  const inTurn = async (files) => {
    for (const file of files) await tell(run(file), file, tally);
  };
  await Promise.all(lanes.map(inTurn));
  return tally;
}

/** Tells why each of these tests failed. */
export function explain(failures) {
  for (const failure of failures) console.log(reason(failure));
}

/** The last lines; tells whether every test passed, at its second try at the latest, and there was one. */
export function conclude({ passed, failures, unsteady }, begun) {
  if (passed.length + failures.length === 0) console.log("no test has such a name");
  for (const { name } of unsteady) console.log(`passed at its second try alone, a defect of the page or of the test: ${name}`);
  console.log(`\nbrowser tests: ${passed.length} passed, ${failures.length} failed, ${seconds(performance.now() - begun)}`);
  return passed.length > 0 && failures.length === 0;
}

async function tell(events, file, tally) {
  /** What the file wrote to its stderr: why it did not load. */
  let said = "";
  for await (const { type, data } of events) {
    const isTest = data.details?.type !== "suite" && !data.name?.endsWith(".test.mjs");
    if (type === "test:stderr") said += data.message;
    if (type === "test:diagnostic" && data.nesting > 0) console.log(`        ${data.message}`);
    if (type === "test:pass" && isTest && data.skip === undefined) {
      tally.passed.push(data.name);
      console.log(`  ok    ${data.name} (${seconds(data.details.duration_ms)})`);
    }
    // A file or a group that fails only because a test of it did is not another failure.
    if (type === "test:fail" && (isTest || data.details.error?.failureType !== "subtestsFailed")) {
      tally.failures.push({ ...data, file, said: isTest ? "" : said });
      console.log(`FAILED  ${data.name} (${seconds(data.details.duration_ms)})`);
    }
  }
}
