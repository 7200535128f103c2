// A line for each test, what went wrong at the end, and a closing count.

const seconds = (duration_ms) => `${(duration_ms / 1000).toFixed(1)} s`;

function explain(error) {
  const cause = error?.cause ?? error;
  const text = cause?.stack ?? cause?.message ?? String(cause);
  return text.replaceAll(/^/gm, "    ");
}

/** Prints the events of node:test as they come; resolves to whether every test passed and there was one. */
export async function report(events) {
  const begun = performance.now();
  const failures = [];
  let passed = 0;
  let last = "";
  for await (const { type, data } of events) {
    const isFile = data.details?.type === "suite" || data.name?.endsWith(".test.mjs");
    if (type === "test:stderr" || type === "test:stdout") last = data.message;
    if (type === "test:diagnostic" && data.nesting > 0) console.log(`        ${data.message}`);
    if (type === "test:pass" && !isFile && data.skip === undefined) {
      passed += 1;
      console.log(`  ok    ${data.name} (${seconds(data.details.duration_ms)})`);
    }
    if (type === "test:fail" && (!isFile || data.details.error?.failureType !== "subtestsFailed")) {
      failures.push({ ...data, last: isFile ? last : "" });
      console.log(`FAILED  ${data.name} (${seconds(data.details.duration_ms)})`);
    }
  }
  for (const { name, details, last } of failures) console.log(`\n${name}\n${explain(details.error)}\n${last}`);
  if (passed + failures.length === 0) console.log("no test has such a name");
  console.log(`\nbrowser tests: ${passed} passed, ${failures.length} failed, ${seconds(performance.now() - begun)}`);
  return passed > 0 && failures.length === 0;
}
