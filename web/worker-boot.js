// Starts the page's own program a second time, as its solver worker. The page names the two files, whose names change with each build.
const files = new URLSearchParams(self.location.hash.slice(1));

function report(error) {
  self.postMessage(JSON.stringify({ fault: String(error) }));
}

/** The program's bytes; their type is set here, so that a server that does not know .wasm does no harm. */
async function program() {
  const { body, status } = await fetch(files.get("wasm"));
  return new Response(body, { status, headers: { "content-type": "application/wasm" } });
}

import(files.get("js"))
  .then((glue) => glue.default({ module_or_path: program() }))
  .catch(report);
