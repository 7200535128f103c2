// Only in the page that is a single file: unpacks its parts, which lie in it compressed, and names them where the page names its files.
// boot.js waits for `fundpoolParts` before it starts the program.

const link = document.querySelector("meta[name=fundpool-app]");
const packed = (name) => document.querySelector(`script[data-part="${name}"]`).textContent;

/** The bytes of a part. */
function inflate(text) {
  const bytes = Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** The answer with a part of the program that was split off it. */
const answer = (bytes) => new Response(bytes, { headers: { "content-type": "application/wasm" } });

/** Runs in the worker, behind the program's script; `parts`: those that were split off. */
function work(text, parts) {
  self.fundpoolPart = (name) => inflate(parts[name]).then(answer);
  inflate(text)
    .then((bytes) => __wbg_init({ module_or_path: bytes }))
    .catch((error) => self.postMessage(JSON.stringify({ fault: String(error) })));
}

/** Gives a part an address of its own, and has the page name it. */
function name(attribute, content, type) {
  link.setAttribute(attribute, URL.createObjectURL(new Blob(content, { type })));
}

self.fundpoolPart = (name) => inflate(packed(name)).then(answer);

async function unpack() {
  if (typeof DecompressionStream !== "function") throw Object.assign(new Error("no DecompressionStream"), { kind: "old" });
  const [script, program, demo] = await Promise.all(["data-js", "data-wasm", "data-demo"].map((part) => inflate(packed(part))));
  name("data-js", [script], "text/javascript");
  name("data-wasm", [program], "application/wasm");
  name("data-demo", [demo], "application/json");
  // A worker of a page from the disk is a stranger to it: it is no module and can ask for no other part, so all it needs is in it.
  const module = new TextDecoder().decode(script);
  const plain = module.slice(0, module.lastIndexOf("\nexport {"));
  const own = [...document.querySelectorAll('script[data-part$=".wasm"]')].map(({ dataset, textContent }) => [dataset.part, textContent]);
  const told = [packed("data-wasm"), Object.fromEntries(own)].map((one) => JSON.stringify(one));
  const start = `\n${inflate}\nconst answer = ${answer};\n${work}\nwork(${told.join(", ")});\n`;
  name("data-worker", [plain, start], "text/javascript");
}

window.fundpoolParts = unpack();
// boot.js tells of what fails here; until it does, nobody has heard of it.
window.fundpoolParts.catch(() => null);
