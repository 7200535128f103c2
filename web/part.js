// Put into the program's script by `cargo xtask build`: how a part of the program is fetched that was split off it.

const asked = new Set();

/** The answer with a part's program. A single file has its parts in itself; everywhere else they lie beside this script. */
async function part(name) {
  if (self.fundpoolPart) return self.fundpoolPart(name);
  // Who asks again may have got a damaged one, which a cache on the way would offer for ever.
  const cache = asked.has(name) ? "reload" : "default";
  asked.add(name);
  const { ok, status, body } = await fetch(new URL(name, import.meta.url), { cache, credentials: "same-origin" });
  if (!ok) throw new Error(`HTTP ${status}: ${name}`);
  // The type is set here, so that a server that does not know .wasm does no harm.
  return new Response(body, { headers: { "content-type": "application/wasm" } });
}
