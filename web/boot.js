// Starts the page: gives it its first look, shows how far the program has come, and says what happened when it cannot run.
//
// It speaks where the program itself cannot, so it keeps to the JavaScript of 2018, and its few words are here, not in i18n/.
//
// The program sends two events to `window`: `fundpool-ready` (it is drawn) and `fundpool-panic` (detail: message and stack).

const ZH = "zh-CN";
const EN = "en";

const WORDS = {
  loading: { [ZH]: "正在载入……", [EN]: "Loading …" },
  starting: { [ZH]: "正在启动……", [EN]: "Starting …" },
  reload: { [ZH]: "重新载入", [EN]: "Reload" },
  copy: { [ZH]: "复制详情", [EN]: "Copy details" },
  copied: { [ZH]: "已复制", [EN]: "Copied" },
  more: { [ZH]: "详情", [EN]: "Details" },
};

/** Per kind of fault: its title, what happened, what to do. */
const FAULTS = {
  old: {
    [ZH]: [
      "浏览器太旧",
      "这个浏览器缺少一池需要的功能（WebAssembly、数据流或解压缩），或者它被管理员关闭了，一池因此无法计算。",
      "请改用 2021 年以后的 Edge、Chrome、360 极速模式，或 2023 年以后的 Firefox；若已是新版，请管理员允许 WebAssembly。",
    ],
    [EN]: [
      "The browser is too old",
      "This browser lacks what Fundpool needs (WebAssembly, streams or decompression), or an administrator has switched it off.",
      "Use an Edge or Chrome from 2021 or a Firefox from 2023 or later; if yours is one, ask the administrator to allow WebAssembly.",
    ],
  },
  network: {
    [ZH]: ["网络中断", "程序文件没有传完。", "请检查网络后重新载入。"],
    [EN]: ["The network failed", "The program’s files did not arrive in full.", "Check the network and reload."],
  },
  missing: {
    [ZH]: [
      "缺少程序文件",
      "服务器上没有所需的程序文件，可能刚更新过，或没有部署齐全。",
      "请重新载入；若依旧如此，请管理员把同一版本的全部文件重新部署。",
    ],
    [EN]: [
      "A file of the program is missing",
      "The server does not have a file that the page needs: perhaps it was just updated, or not all files were put up.",
      "Reload; if that does not help, ask whoever runs the server to put up all files of one build again.",
    ],
  },
  foreign: {
    [ZH]: [
      "收到的不是程序",
      "服务器发来的是网页或类型不对的文件，而不是程序：可能是上网认证页面，也可能是服务器的文件类型（MIME）设置不对。",
      "请先完成上网认证再重新载入；若依旧如此，请管理员为 .wasm 设置 application/wasm，为 .js 设置 text/javascript。",
    ],
    [EN]: [
      "What came is not the program",
      "The server sent a web page, or a file of the wrong type: perhaps a gateway asks for a log-in, perhaps the server’s MIME types are not set.",
      "Log in to the network and reload; if that does not help, ask whoever runs the server to serve .wasm as application/wasm and .js as text/javascript.",
    ],
  },
  broken: {
    [ZH]: [
      "程序无法在此运行",
      "程序文件已到，但浏览器无法识别：文件可能在传输中损坏，或浏览器太旧。",
      "请重新载入；若依旧如此，请换用 2021 年以后的浏览器，或请管理员重新部署文件。",
    ],
    [EN]: [
      "The program does not run here",
      "Its files arrived, but the browser cannot read them: they may be damaged, or the browser is too old.",
      "Reload; if that does not help, use a browser from 2021 or later, or ask whoever runs the server to put the files up again.",
    ],
  },
  panic: {
    [ZH]: [
      "程序出错，已停止",
      "一池遇到了没有预料到的情况，为免算错，已停止运行。",
      "请重新载入；若再次出现，请复制详情，连同当时的操作告诉维护人员。",
    ],
    [EN]: [
      "The program has stopped",
      "Fundpool met with something it was not made for, and stopped rather than go on wrongly.",
      "Reload; if it happens again, copy the details and send them to the maintainers with what you did.",
    ],
  },
};

const root = document.documentElement;
const at = (id) => document.getElementById(id);
const say = (id, text) => {
  at(id).textContent = text;
};

/** A fault with its kind; `cause` goes into the details. */
function fault(kind, cause) {
  const error = new Error(String(cause));
  error.kind = kind;
  return error;
}

/** What the person chose on an earlier visit, if it is still a choice. */
function kept(name, choices) {
  try {
    const value = localStorage.getItem(`fundpool.${name}`);
    return choices.includes(value) ? value : null;
  } catch (denied) {
    return null;
  }
}

/** Language, theme and text size: chosen earlier, or what the browser asks for. The program takes over from these attributes. */
function wearFirstLook() {
  const prefers = (query) => window.matchMedia(query).matches;
  const chinese = (navigator.language || "").toLowerCase().startsWith("zh");
  const theme = prefers("(prefers-contrast: more)") ? "contrast" : prefers("(prefers-color-scheme: dark)") ? "dark" : "light";
  root.lang = kept("lang", [ZH, EN]) || (chinese ? ZH : EN);
  root.dataset.theme = kept("theme", ["light", "dark", "contrast", "projector"]) || theme;
  root.dataset.text = kept("text", ["1", "1.25", "1.5"]) || "1";
}

/**
 * The program's bytes, counted while they pass; `onShare` is told how much has come, where the whole is known, and `onLoss`
 * when they cease to come, for the compiler that reads them only says that it was aborted.
 */
function count(response, whole, onShare, onLoss) {
  const reader = response.body.getReader();
  let seen = 0;
  const body = new ReadableStream({
    async pull(passed) {
      const { done, value } = await reader.read().catch((error) => {
        onLoss(error);
        throw error;
      });
      if (done) return passed.close();
      seen += value.byteLength;
      if (whole > 0) onShare(Math.min(seen / whole, 1));
      passed.enqueue(value);
    },
  });
  // The type is set here, so that a server that does not know .wasm does no harm.
  return new Response(body, { headers: { "content-type": "application/wasm" } });
}

/** A file of the program, or the fault that keeps it from coming. */
async function get(url) {
  const response = await fetch(url, { credentials: "same-origin" }).catch((error) => {
    throw fault("network", error);
  });
  if (!response.ok) throw fault("missing", `HTTP ${response.status}: ${url}`);
  const type = response.headers.get("content-type") || "";
  if (type.startsWith("text/html")) throw fault("foreign", `${type}: ${url}`);
  return response;
}

/** The program's script. An import that fails says nothing of why, so the file is asked for once more, to see. */
function importScript(url) {
  return import(url).catch(async (error) => {
    await get(url);
    throw fault(error instanceof SyntaxError ? "broken" : "foreign", error);
  });
}

async function fetchProgram(link, onLoss) {
  const response = await get(link.dataset.wasm);
  const sent = response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length"));
  const onShare = (share) => {
    at("boot-progress").value = share;
    if (share === 1) say("boot-words", WORDS.starting[root.lang]);
  };
  return count(response, Number(link.dataset.wasmBytes) || sent, onShare, onLoss);
}

async function start() {
  if (typeof WebAssembly !== "object" || typeof ReadableStream !== "function") throw fault("old", "no WebAssembly or no streams");
  // Where the page is a single file, its parts have to be unpacked first.
  await window.fundpoolParts;
  const link = document.querySelector("meta[name=fundpool-app]");
  const script = new URL(link.dataset.js, document.baseURI).href;
  let loss = null;
  const onLoss = (error) => {
    loss = fault("network", error);
  };
  const [glue, program] = await Promise.all([importScript(script), fetchProgram(link, onLoss)]);
  await glue.default({ module_or_path: program }).catch((error) => {
    throw loss || error;
  });
}

function report(error) {
  const { js } = document.querySelector("meta[name=fundpool-app]").dataset;
  return [error.message || error, error.stack, js, location.href, navigator.userAgent].filter(Boolean).join("\n\n");
}

/** A plan that the program stops over when it is opened would stop it at every reload, so the next one begins at the list. */
function letPlanGo() {
  try {
    sessionStorage.removeItem("fundpool.open");
  } catch (denied) {
    // Then no plan was remembered either.
  }
}

/** Shows the first fault; what follows from it would only hide it. */
function show(kind, details) {
  const panel = at("fault");
  if (panel.open) return;
  const [title, what, hint] = FAULTS[kind][root.lang];
  say("fault-title", title);
  say("fault-what", what);
  say("fault-hint", hint);
  say("fault-reload", WORDS.reload[root.lang]);
  say("fault-copy", WORDS.copy[root.lang]);
  say("fault-more", WORDS.more[root.lang]);
  at("fault-details").value = details;
  at("boot").hidden = true;
  if (kind === "panic") letPlanGo();
  panel.showModal();
}

/** The clipboard is closed to pages from plain http, and most intranets are that: there the old way is taken. */
async function copyDetails() {
  const details = at("fault-details");
  try {
    await navigator.clipboard.writeText(details.value);
  } catch (closed) {
    details.closest("details").open = true;
    details.select();
    document.execCommand("copy");
  }
  say("fault-copy", WORDS.copied[root.lang]);
}

/** Loads the page again, past files that a cache may hold damaged: their names never change, so it would offer them for ever. */
async function reload() {
  const { js, wasm } = document.querySelector("meta[name=fundpool-app]").dataset;
  await Promise.all([js, wasm].map((url) => fetch(url, { cache: "reload" }).catch(() => null)));
  location.reload();
}

/** A trap of the program that no panic announced: out of memory, out of stack. */
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
}

wearFirstLook();
at("boot-late").remove();
at("boot").hidden = false;
say("boot-words", WORDS.loading[root.lang]);
at("fault-reload").addEventListener("click", reload);
at("fault-copy").addEventListener("click", copyDetails);
// Escape would leave a page that looks alive and is not.
at("fault").addEventListener("close", reload);
window.addEventListener("fundpool-ready", () => {
  at("boot").hidden = true;
});
window.addEventListener("fundpool-panic", (event) => show("panic", report({ message: event.detail })));
window.addEventListener("error", (event) => isTrap(event.error) && show("panic", report(event.error)));
window.addEventListener("unhandledrejection", (event) => isTrap(event.reason) && show("panic", report(event.reason)));
start().catch((error) => show(error.kind || (isTrap(error) ? "panic" : "broken"), report(error)));
