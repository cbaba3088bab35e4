// What the loader fetches: files of ours, each with its digest, and the program once for all instances.

export const VERSION = "{version}";
export const TAG = "treatment-explorer";
export const TEXT = /*{texts}*/ {};
// The digests of what is fetched first; the list has those of everything else.
const PINNED = /*{pinned}*/ {};
const own = document.currentScript;
// The folder of this version, also for a script that follows the newest: its files never change.
export const BASE = new URL("{folder}", (own && own.src) || document.baseURI).href;
export const PAGES = new URL("..", BASE).href;
const NONCE = (own && own.nonce) || "";
export const warn = (text) => console.warn(`<${TAG}> ${text}`);

// A fault that the host is told: a code for programs, a sentence, and the line that mends it.
export class Fault extends Error {
  constructor(code, message, fix) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}
export const ALLOW = `script-src ${new URL(BASE).origin} 'wasm-unsafe-eval'; connect-src ${new URL(BASE).origin}; img-src ${new URL(BASE).origin}`;

// What the page's own policy blocked of ours, with the directive that did.
export const blocked = new Map();
document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
  if (blockedURI.indexOf(BASE) === 0 || blockedURI === "wasm-eval") blocked.set(blockedURI, effectiveDirective);
});

// ---- Trusted Types ----------------------------------------------------------------------------------------------
let policy = null;
const trusted = (kind, text) => {
  if (!window.trustedTypes) return text;
  try {
    policy ??= window.trustedTypes.createPolicy(TAG, { createHTML: (s) => s, createScriptURL: (s) => s });
  } catch {
    throw new Fault("content", "Trusted Types on this page do not allow our policy.", `Add "${TAG}" to the trusted-types line of the page's policy.`);
  }
  return policy[kind](text);
};

// ---- Files of ours, each with its digest -----------------------------------------------------------------------
let list = null;
const blame = async (name) => {
  const there = await fetch(BASE + name, { cache: "reload" }).then((answer) => answer.ok, () => false);
  return there && !blocked.has(BASE + name)
    ? new Fault("integrity", `${name} is not as it was published.`, `Upload the folder of version ${VERSION} again, unchanged.`)
    : new Fault("fetch", `${name} could not be fetched.`, `Check the network, and allow our address in the page's policy: ${ALLOW}`);
};
const get = async (name) => {
  try {
    const digest = PINNED[name] || (await listed())[name];
    if (!digest) throw new Error(name);
    const answer = await fetch(BASE + name, { integrity: digest, credentials: "omit" });
    if (!answer.ok) throw new Error(name);
    return answer;
  } catch (error) {
    throw error instanceof Fault ? error : await blame(name);
  }
};
const listed = () => (list ??= get("files.json").then((answer) => answer.json()).catch((error) => {
  list = null;
  throw error;
}));

// ---- The program: once for all instances -----------------------------------------------------------------------
const able = () => {
  if (typeof WebAssembly !== "object") {
    throw new Fault("no-wasm", "This browser has no WebAssembly.", "Nothing to do: the link inside the element stays.");
  }
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    throw new Fault("csp-wasm", "The page's policy forbids WebAssembly.", `Add to the page's policy: ${ALLOW} — or use the iframe snippet.`);
  }
};
export const script = (name, nonce) => new Promise((done, failed) => {
  const element = document.createElement("script");
  element.type = "module";
  element.crossOrigin = "anonymous";
  element.integrity = PINNED[name];
  if (nonce || NONCE) element.nonce = nonce || NONCE;
  element.src = trusted("createScriptURL", BASE + name);
  element.onload = () => done(import(element.src));
  element.onerror = () => blame(name).then(failed);
  (document.head || document.documentElement).append(element);
  element.remove();
});
let program = null;
export const load = (nonce) => (program ??= (async () => {
  able();
  const wasm = get("explorer_bg.wasm");
  wasm.catch(() => {});
  const app = await script("app.js", nonce);
  await app.start({ wasm: await wasm, get, trusted, digests: await listed(), pages: PAGES, base: BASE, root: "{base}", more: TEXT.more, blame });
  return app;
})().catch((error) => {
  program = null;
  throw error;
}));
