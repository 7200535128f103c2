// A server between the browser and the page's server that can be made to misbehave as real networks and servers do.
import { once } from "node:events";
import { createServer } from "node:http";

/** Not passed on: they describe the connection, or a body that a rule may have changed. */
const OF_THE_CONNECTION = ["connection", "keep-alive", "transfer-encoding", "content-length", "date"];

async function ask(url, method) {
  // Rules see the files themselves.
  const response = await fetch(url, { method, headers: { "accept-encoding": "identity" } });
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !OF_THE_CONNECTION.includes(name)));
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}

/**
 * Sends an answer. `pieces`: an async iterable of buffers instead of the body, as slow as it likes; `cut`: the connection ends
 * after that many bytes, although more were announced.
 */
async function send(out, { status, headers, body, pieces, cut }) {
  out.writeHead(status, { ...headers, "content-length": body.length });
  if (pieces) {
    for await (const piece of pieces) out.write(piece);
    out.end();
  } else if (cut === undefined) {
    out.end(body);
  } else {
    out.write(body.subarray(0, cut), () => out.destroy());
  }
}

/**
 * Starts a gateway to `target`. `rules` are pairs of a pattern for the path and a function from an answer (and its URL) to
 * another; the list may change while the gateway runs.
 */
export async function openGateway(target, rules) {
  const server = createServer(async ({ url, method }, out) => {
    try {
      let answer = await ask(target + url, method);
      for (const [path, change] of rules) if (path.test(url)) answer = await change(answer, url);
      await send(out, answer);
    } catch (error) {
      out.destroy(error);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    rules,
    /** Ends the server; what is open is cut. */
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
