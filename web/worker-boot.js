// Starts the solver worker. The page names its build as ?v=…; asking for every file under it keeps old copies of a cache out.
const build = self.location.search;

function report(error) {
  self.postMessage(JSON.stringify({ fault: String(error) }));
}

try {
  importScripts(`./worker.js${build}`);
  wasm_bindgen({ module_or_path: `./worker_bg.wasm${build}` }).catch(report);
} catch (error) {
  report(error);
}
