// What an instance does once the program is there: brings its content, wakes the tools in it, and keeps them polite.
// Bundled with the glue into app.js by `site::embed`.
import init, { contrast, enter, guest } from "./explorer.js";
import { check, setHtml } from "./parts.js";

let page; // What the loader lends: get, html, trusted, digests, pages, base, root, more, blame.
let started = null;

/** Starts the program, once for all instances. */
export const start = (loader) => (started ??= (async () => {
  page = loader;
  check(loader.digests, loader.blame);
  setHtml.lent = loader;
  await init({ module_or_path: loader.wasm });
  await pause();
  enter((name) => loader.get(name).catch((error) => {
    check.last = error;
    throw error;
  }), loader.pages);
})().catch((error) => {
  started = null;
  throw error;
}));

// Lets the host's page do what it has to do between two steps of ours.
const pause = () => window.scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));

let style = null;
/** The style of every instance. */
export const sheet = () => (style ??= page.get("style.css").then((answer) => answer.text()).then((text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}).catch((error) => {
  style = null;
  throw error;
}));

const texts = new Map();
const content = (name) => {
  if (!texts.has(name)) {
    texts.set(name, page.get(name).then((answer) => answer.text()).catch((error) => {
      texts.delete(name);
      throw error;
    }));
  }
  return texts.get(name);
};

const CAMPAIGN = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];
const SHARED = new Set(["compare", "plan"]);
// Names of parts for the host's style, by what our own style calls them.
const PARTS = [
  [".tx-button", "button"], [".tx-button--primary", "button button-primary"], [".tx-callout", "callout"],
  [".tx-figure", "figure"], [".tx-areas__list", "area-list"], [".tx-segment__option", "chip"],
  [".tx-estimator", "estimator"], [".tx-estimator__value", "range"], [".tx-estimator__how", "evidence"],
  [".tx-plan", "plan"], [".tx-guest__choose", "nav"], [".tx-section", "section"], ["h1, h2, h3, h4", "heading"],
  [".tx-sheet", "dialog"],
];

/** Opens one instance; the loader says what its attributes mean. */
export async function open(o) {
  const several = o.treatments.length !== 1;
  const treatments = o.treatments.length ? o.treatments : o.known;
  let slug = several ? "" : o.treatments[0];
  const clinic = o.clinic ? await clinicOf(o) : null;
  if (o.stale()) return null;
  const root = document.createElementNS("http://www.w3.org/1999/xhtml", "div");
  root.className = "tx-guest";
  root.setAttribute("part", "root");
  root.lang = o.lang;
  let control = null;
  let shown = "";
  let ready;
  const awake = new Promise((done) => (ready = done));

  const fileOf = () => {
    if (SHARED.has(o.view)) return `content/${o.view}.html`;
    return slug ? `content/${slug}.${o.view}.html` : "content/choose.html";
  };
  const tell = (fact, word) => {
    if (fact === "awake") ready();
    else if (fact === "missing") stop();
    else if (fact === "unread") o.bad("areas or concern", word, "ids of our target areas and concerns");
    else o.fact("change", word ? { what: fact, count: +word } : { what: fact });
  };
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    o.fail(await check.fault());
  };
  const begin = () => {
    const parts = [];
    if (o.plan) parts.push(o.plan.replace(/^#/, ""));
    else {
      parts.push("v=1");
      if (o.areas.length) parts.push(`area=${o.areas.join(",")}`);
      if (o.concern) parts.push(`concern=${o.concern}`);
      if (o.view === "compare" && o.treatments.length) parts.push(`treatment=${o.treatments.join(",")}`);
    }
    // The plan is always of the treatment that the host shows.
    if (o.view === "plan" && slug && !/(^|&)plan=/.test(parts[0])) parts.push(`plan=${slug}`);
    return parts.join("&");
  };

  const show = async (first) => {
    const file = fileOf();
    const made = page.html(await content(file));
    await pause();
    if (o.stale()) return;
    leave();
    settle(made, o, clinic);
    choose(made, treatments, slug, several, (next) => {
      o.plan = control ? control("plan") : o.plan;
      slug = next;
      show(false).catch((error) => o.fail(error));
    });
    root.replaceChildren(made);
    decorate(root, o.level);
    if (first) arrive(o.host, o.hold, root);
    theme(o.theme);
    await pause();
    if (o.stale()) return;
    const place = root.querySelector("[data-page-data]");
    if (place) {
      place.dataset.pageData = place.dataset.pageData.slice(page.root.length);
      const price = clinic?.prices.find((p) => p.treatment === slug);
      control = guest(place, begin(), clinic?.phone ?? "", price ? new Uint32Array([price.low, price.high]) : undefined, tell);
    } else ready();
    if (shown !== file) o.fact("view", { view: place ? o.view : "choose" });
    shown = file;
    if (!first) (root.querySelector("[data-tx-choose]") ?? root).focus?.();
  };
  const leave = () => {
    if (control) control("leave");
    control = null;
  };

  // ---- What the visitor does, and the host is told -----------------------------------------------------------------
  root.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    const exported = at?.closest("[data-export]");
    if (exported) {
      const kind = exported.getAttribute("data-export");
      o.fact("export", { kind });
      if (kind === "print") printSheet(root);
    }
    const link = at?.closest("a[href]");
    if (!link) return;
    if (link.hasAttribute("data-book")) {
      book(link, o);
      if (!o.fact("book", { url: link.href }, true)) event.preventDefault();
      return;
    }
    const hash = link.getAttribute("href");
    if (hash[0] === "#") {
      event.preventDefault();
      const place = hash.length > 1 && root.querySelector(`[id="${CSS.escape(hash.slice(1))}"]`);
      if (place) {
        for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
        place.scrollIntoView({ block: "start" });
        if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
        place.focus({ preventScroll: true });
      } else window.open(page.pages + (slug ? `treatments/${slug}/` : "") + hash, "_blank", "noopener");
    }
  });
  root.addEventListener("auxclick", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-book]");
    if (link) book(link, o);
  });

  // ---- Look --------------------------------------------------------------------------------------------------------
  const theme = (wanted) => {
    o.theme = wanted;
    root.dataset.theme = wanted === "auto" ? themeAround(o.host, root) : wanted;
    legible(root);
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const again = () => theme(o.theme);
  dark.addEventListener("change", again);
  let evidence = null;
  const watch = new MutationObserver((changes) => {
    decorate(root, o.level);
    for (const change of changes) for (const node of change.addedNodes) if (node instanceof Element) settleLinks(node, o);
    const value = root.querySelector(".tx-estimator__value");
    const now = value ? !root.querySelector(".tx-estimator__none") : null;
    if (now !== null && now !== evidence) o.fact("estimate", { evidence: now });
    evidence = now;
  });

  await show(true);
  if (o.stale()) {
    leave();
    return null;
  }
  watch.observe(root, { childList: true, subtree: true });
  return {
    awake,
    plan: () => (control ? control("plan") : o.plan) ?? "",
    set: (fragment) => {
      o.plan = fragment;
      control?.("set", fragment);
    },
    reset: () => {
      o.plan = "";
      control?.("reset");
    },
    theme,
    leave: () => {
      watch.disconnect();
      dark.removeEventListener("change", again);
      leave();
    },
  };
}

// ---- The clinic of the host ------------------------------------------------------------------------------------------
async function clinicOf(o) {
  const bad = (what) => {
    const message = `The file of clinic="${o.clinic.slice(0, 80)}" ${what}; our own clinic is shown.`;
    const fix = "Write it as clinic.schema.json says, and let it be read from other origins.";
    console.warn(`<treatment-explorer> ${message} ${fix}`);
    o.fact("error", { code: "content", message, fix });
    return null;
  };
  let said;
  try {
    const answer = await fetch(o.clinic, { credentials: "omit" });
    if (!answer.ok) return bad(`answers ${answer.status}`);
    said = await answer.json();
  } catch {
    return bad("cannot be read");
  }
  if (!said || typeof said !== "object") return bad("is no object");
  const text = (name, test) => (typeof said[name] === "string" && said[name].length < 300 && test(said[name]) ? said[name] : "");
  const clinic = {
    name: text("name", (v) => v.trim() !== ""),
    phone: text("phone", (v) => /^[+\d][\d\s().-]{3,30}$/.test(v)),
    booking: text("booking_url", (v) => /^https?:\/\/[^\s]+$/.test(v)),
    prices: [],
  };
  const whole = (n) => Number.isInteger(n) && n >= 0 && n < 65536;
  if (Array.isArray(said.price)) {
    for (const p of said.price) {
      if (p && typeof p.treatment === "string" && whole(p.low) && whole(p.high) && p.low <= p.high) clinic.prices.push(p);
      else bad("has a price that is not { treatment, low, high } in whole US dollars");
    }
  }
  return clinic;
}

// ---- Links -----------------------------------------------------------------------------------------------------------
// Our files stand below the version's folder, our pages above it; on the host's page neither may be asked of the host.
function settle(made, o, clinic) {
  if (clinic) {
    for (const place of made.querySelectorAll("[data-clinic=name]")) if (clinic.name) place.textContent = clinic.name;
    for (const link of made.querySelectorAll('a[href^="tel:"]')) {
      if (!clinic.phone) continue;
      link.textContent = link.textContent.replace(link.getAttribute("href").slice(4), clinic.phone);
      link.href = `tel:${clinic.phone}`;
    }
    if (clinic.booking && !o.booking) o.booking = clinic.booking;
    // Places and notices of ours are not the host's.
    for (const place of made.querySelectorAll(".tx-booking__places, .tx-booking__new")) place.remove();
  }
  settleLinks(made, o);
}

function settleLinks(made, o) {
  const links = made.querySelectorAll("a[href]");
  for (const link of links) settleLink(link, o);
  if (made.localName === "a") settleLink(made, o);
}

function settleLink(link, o) {
  if (link.dataset.settled || !link.hasAttribute("href")) return;
  link.dataset.settled = "";
  const href = link.getAttribute("href");
  if (link.hasAttribute("data-book")) {
    if (o.booking) link.setAttribute("href", o.booking);
    book(link, o);
  } else if (href[0] === "/") link.setAttribute("href", page.pages + href.slice(page.root.length));
  if (href[0] !== "#" && !/^(tel|mailto):/.test(link.getAttribute("href"))) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener");
  }
}

// Hands the campaign's parameters on to the booking link, and nothing about the visitor.
function book(link, o) {
  if (o.pass === null || !/^https?:/.test(link.href)) return;
  const given = new URLSearchParams(location.search);
  const target = new URL(link.href);
  for (const names of [CAMPAIGN, o.pass]) {
    for (const name of names) if (given.has(name)) target.searchParams.set(name, given.get(name));
  }
  link.href = target.href;
}

// ---- The chooser -----------------------------------------------------------------------------------------------------
function choose(made, treatments, slug, several, then) {
  const select = made.querySelector("select[data-tx-choose]");
  if (select) {
    const field = select.closest(".tx-guest__choose");
    if (!several) field.remove();
    else {
      for (const option of [...select.options]) if (!treatments.includes(option.value)) option.remove();
      select.value = slug;
      select.onchange = () => then(select.value);
    }
  }
  for (const button of made.querySelectorAll("button[data-tx-treatment]")) {
    const wanted = button.getAttribute("data-tx-treatment");
    if (!treatments.includes(wanted)) button.closest("li").remove();
    else button.onclick = () => then(wanted);
  }
}

// ---- Parts and headings ------------------------------------------------------------------------------------------------
function decorate(root, level) {
  for (const [selector, part] of PARTS) {
    for (const element of root.querySelectorAll(`:is(${selector}):not([part~="${part.split(" ").at(-1)}"])`)) {
      element.setAttribute("part", part);
    }
  }
  if (level !== 2) {
    for (const heading of root.querySelectorAll("h2, h3, h4, h5")) {
      const now = Math.min(9, +heading.localName[1] + level - 2);
      if (heading.getAttribute("aria-level") !== String(now)) heading.setAttribute("aria-level", now);
    }
  }
}

// ---- Light, dark and contrast -------------------------------------------------------------------------------------------
// The host's own ground decides: a dark box on a light page is what nobody asked for.
function themeAround(host, root) {
  const grounds = [];
  for (let at = host; at; at = at.parentElement ?? at.getRootNode().host ?? null) grounds.push(getComputedStyle(at).backgroundColor);
  const ground = colors(root, grounds).find((color) => color && color[3] > 0.5);
  if (ground) return 0.299 * ground[0] + 0.587 * ground[1] + 0.114 * ground[2] < 0.4 ? "dark" : "light";
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return /dark/.test(scheme) && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

// Any colors as red, green, blue and alpha, each 0 to 1: the browser itself writes them as such.
function colors(root, wanted) {
  const probes = wanted.map((color) => {
    const probe = document.createElementNS("http://www.w3.org/1999/xhtml", "span");
    probe.hidden = true;
    probe.style.setProperty("color", `color-mix(in srgb, ${color} 100%, rgb(0 0 0) 0%)`);
    return probe;
  });
  root.append(...probes);
  const said = probes.map((probe) => getComputedStyle(probe).color);
  for (const probe of probes) probe.remove();
  return said.map((text) => {
    const plain = /^rgba?\(/.test(text);
    const numbers = text.replace(/^color\(srgb/, "").match(/-?[\d.]+(e-?\d+)?/g)?.map(Number);
    if (!numbers || numbers.length < 3) return null;
    const [r, g, b] = numbers.slice(0, 3).map((n) => Math.min(1, Math.max(0, plain ? n / 255 : n)));
    return [r, g, b, numbers[3] ?? 1];
  });
}

// Pairs of ink and ground: where the host's colors are too close, the ink is moved until they are not.
const PAIRS = [
  ["text", ["surface", "surface-2"]],
  ["text-muted", ["surface", "surface-2"]],
  ["info", ["surface", "surface-2"]],
  ["caution", ["surface", "surface-2"]],
  ["urgent", ["surface", "surface-2"]],
  ["accent", ["surface", "surface-2", "accent-soft"]],
  ["on-accent", ["accent"]],
];
function legible(root) {
  for (const [ink] of PAIRS) root.style.removeProperty(`--x-${ink}`);
  // Some grounds are made of inks: what was moved may move its own ground, a little less each time.
  for (let moved = true, turn = 0; moved && turn < 8; turn++) {
    moved = false;
    const seen = colors(root, PAIRS.flatMap(([ink, grounds]) => [ink, ...grounds]).map((name) => `var(--x-${name})`));
    let at = 0;
    for (const [ink, grounds] of PAIRS) {
      const these = seen.slice(at, (at += 1 + grounds.length));
      if (these.some((color) => !color)) continue;
      const better = contrast(new Float32Array(these.flatMap((color) => color.slice(0, 3))));
      if (better.length !== 3) continue;
      const [r, g, b] = [...better].map((n) => Math.round(n * 255));
      root.style.setProperty(`--x-${ink}`, `rgb(${r} ${g} ${b})`);
      moved = true;
    }
  }
}

// ---- Room ---------------------------------------------------------------------------------------------------------------
// Nothing of the host's may move by itself: while something below us is in view, we grow inside a window of the height
// that was ours, until the visitor asks for more or what would move is out of view.
function arrive(host, hold, root) {
  hold.className = "hold";
  const box = hold.getBoundingClientRect();
  const inView = box.bottom > 0 && box.bottom < innerHeight - 1 && host.getClientRects().length > 0;
  if (!inView || hold.closest("dialog")) {
    hold.replaceChildren(root);
    return;
  }
  hold.style.setProperty("block-size", `${Math.max(box.height, 1)}px`);
  hold.classList.add("peek");
  const more = document.createElementNS("http://www.w3.org/1999/xhtml", "button");
  more.type = "button";
  more.className = "more";
  more.setAttribute("part", "button");
  more.textContent = page.more;
  const grow = () => {
    watch.disconnect();
    removeEventListener("scroll", look);
    hold.classList.remove("peek");
    hold.style.removeProperty("block-size");
    more.remove();
  };
  const look = () => {
    if (hold.getBoundingClientRect().bottom >= innerHeight + 1) grow();
  };
  more.onclick = grow;
  // What is reached by the keyboard must be seen whole.
  hold.replaceChildren(root, more);
  const watch = new ResizeObserver(() => {
    if (root.scrollHeight <= hold.clientHeight + 1) grow();
  });
  watch.observe(root);
  addEventListener("scroll", look, { passive: true });
}

// ---- Paper --------------------------------------------------------------------------------------------------------------
// The visit sheet alone, in a frame of its own: printing the host's page would print the host.
function printSheet(root) {
  const sheet = root.querySelector(".tx-visit");
  if (!sheet) return;
  const frame = document.createElementNS("http://www.w3.org/1999/xhtml", "iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.setAttribute("tabindex", "-1");
  for (const [name, value] of [["position", "fixed"], ["inset", "0 auto auto -9999px"], ["inline-size", "210mm"], ["block-size", "297mm"], ["border", "0"]]) {
    frame.style.setProperty(name, value);
  }
  (root.getRootNode().host ?? document.body).append(frame);
  const paper = frame.contentDocument;
  content("style.css").then((text) => {
    const style = new frame.contentWindow.CSSStyleSheet();
    style.replaceSync(text);
    paper.adoptedStyleSheets = [style];
    const around = paper.createElement("div");
    around.className = "tx-guest tx-guest--paper";
    around.append(paper.importNode(sheet, true));
    paper.body.replaceChildren(around);
    paper.title = document.title;
    // As on our own pages: the largest letters with which it fits on A4 and Letter (`domain::plan::largest_letters`).
    const shown = around.firstElementChild;
    shown.classList.add("tx-visit--measured");
    for (let tenths = 105; tenths >= 60; tenths--) {
      shown.style.setProperty("--tx-letters", `${tenths / 10}pt`);
      if (shown.offsetHeight <= (250 * 96) / 25.4) break;
    }
    shown.classList.remove("tx-visit--measured");
    frame.contentWindow.onafterprint = () => frame.remove();
    frame.contentWindow.print();
  });
}
