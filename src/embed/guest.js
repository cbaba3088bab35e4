// What an instance does once the program is there: brings its content, wakes the tools in it, and keeps them polite.
// Bundled with the glue into app.js by `site::embed`.
import init, { enter, guest } from "./explorer.js";
import { clinicOf } from "./clinic.js";
import { content, lend, lent, longHtml } from "./lent.js";
import { book, settle, settleLinks } from "./links.js";
import { decorate, legible, themeAround } from "./look.js";
import { printSheet } from "./paper.js";
import { check } from "./parts.js";
import { pause } from "./pause.js";
import { readAll } from "./readers.js";
import { hide, reveal, revealNew, wait } from "./reveal.js";
import { arrive } from "./room.js";

export { sheet } from "./lent.js";

let started = null;

/** Starts the program, once for all instances. */
export const start = (loader) => (started ??= (async () => {
  lend(loader);
  check(loader.digests, loader.blame);
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

const SHARED = new Set(["compare", "plan"]);

/** Opens one instance, and gives at once what the loader may do with it; the loader says what its attributes mean. */
export function open(loader) {
  const o = { ...loader, ...readAll(loader) };
  const several = o.treatments.length !== 1;
  const treatments = o.treatments.length ? o.treatments : o.known;
  let slug = several ? "" : o.treatments[0];
  let clinic = null;
  // What was chosen when the visitor went on to another treatment.
  let chosen = null;
  const root = document.createElementNS("http://www.w3.org/1999/xhtml", "div");
  root.className = "tx-guest";
  root.setAttribute("part", "root");
  root.lang = o.lang;
  let control = null;
  let shown = "";
  let ready;
  // What each tool takes.
  const heights = new Map();
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) heights.set(target, target.offsetHeight);
  });
  const standing = new Promise((done) => (ready = done));

  const fileOf = () => {
    if (SHARED.has(o.view)) return `content/${o.view}.html`;
    return slug ? `content/${slug}.${o.view}.html` : "content/choose.html";
  };
  const tell = (fact, word) => {
    if (fact === "awake") ready();
    else if (fact === "missing") stop();
    else if (fact === "unread") {
      // A word of a plan is the visitor's: only what the host has written itself is told to it.
      if (o.areas.some((area) => area.slice(0, 40) === word)) o.bad("areas", word, "ids of our target areas");
      else if (`concern=${o.concern}`.slice(0, 40) === word) o.bad("concern", o.concern, "the id of one of our concerns");
    } else o.fact("change", word ? { what: fact, count: +word } : { what: fact });
  };
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    o.fail(await check.fault());
  };
  // What the tools begin with: what was chosen before, and in place of it what the host says, or has changed since.
  const begin = () => {
    const plan = chosen ?? o.plan();
    const says = (name) => !plan || o.changed.has(name);
    let parts = (plan || "v=1").replace(/^#/, "").split("&");
    // A check speaks for what was written, and no longer fits what the host has changed.
    const put = (key, value, old) => {
      parts = parts.filter((part) => !["check", ...old].includes(part.split("=")[0]));
      if (value) parts.push(`${key}=${value}`);
    };
    if (says("areas")) put("area", o.areas.join(), ["area", "areas"]);
    if (says("concern")) put("concern", o.concern, ["concern"]);
    const of = (key) => parts.some((part) => part.startsWith(key));
    if (o.view === "compare" && (says("treatment") || !of("treatment="))) put("treatment", o.treatments.join(), ["treatment"]);
    // A plan that was begun with another treatment stays with it, until the host shows another.
    if (o.view === "plan" && slug && (says("treatment") || !of("plan="))) put("plan", slug, ["plan"]);
    o.changed.clear();
    return parts.join("&");
  };

  // The newest showing, which ends all before it, and what is to be done once the content stands whole.
  let newest = 0;
  let arrived = () => {};
  const show = async (first) => {
    const mine = ++newest;
    const stale = () => o.stale() || mine !== newest;
    const file = fileOf();
    const made = await longHtml(await content(file));
    let bits;
    // Each step is a task of its own.
    const steps = [
      () => settle(made, o, clinic),
      () => choose(made, treatments, slug, several, (next) => {
        chosen = control?.("plan") ?? chosen;
        slug = next;
        show(false).catch((error) => o.fail(error));
      }),
      () => decorate(made, o.level),
      () => (bits = wait(made)),
      () => {
        leave();
        sizes.disconnect();
        heights.clear();
        // What is below must not come up and go down again while another treatment is shown.
        if (!first) root.style.setProperty("min-block-size", `${root.getBoundingClientRect().height}px`);
        else {
          hide(root);
          o.hold.append(root);
        }
        root.replaceChildren(made);
      },
      () => theme(o.theme),
      () => {
        if (first) arrived = arrive(o.host, o.hold, root);
      },
      () => reveal(root, bits, stale),
      () => {
        for (const frame of root.querySelectorAll("[data-tool]")) sizes.observe(frame);
        root.style.removeProperty("min-block-size");
        arrived();
        arrived = () => {};
      },
    ];
    for (const step of steps) {
      await pause();
      if (stale()) return;
      await step();
    }
    await pause();
    if (stale()) return;
    const place = root.querySelector("[data-page-data]");
    if (place) {
      place.dataset.pageData = place.dataset.pageData.slice(lent.root.length);
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
      } else window.open(lent.pages + (slug ? `treatments/${slug}/` : "") + hash, "_blank", "noopener");
    }
  });
  // The middle button opens it beside the host's page.
  root.addEventListener("auxclick", (event) => {
    const link = event.button === 1 && event.target instanceof Element && event.target.closest("a[data-book]");
    if (!link) return;
    book(link, o);
    if (!o.fact("book", { url: link.href }, true)) event.preventDefault();
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
  // The host may change its own colors later: by a class, a style or an attribute around us.
  let later = 0;
  const around = new MutationObserver(() => {
    clearTimeout(later);
    later = setTimeout(again, 100);
  });
  for (let at = o.host; at; at = at.parentElement ?? at.getRootNode().host ?? null) {
    around.observe(at, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
  }
  let evidence = null;
  const watch = new MutationObserver((changes) => {
    const made = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node instanceof Element);
    for (const node of made) {
      decorate(node, o.level);
      settleLinks(node, o);
    }
    for (const [frame, height] of heights) revealNew(frame, made.filter((node) => frame.contains(node)), height, o.stale);
    const value = root.querySelector(".tx-estimator__value");
    const now = value ? !root.querySelector(".tx-estimator__none") : null;
    if (now !== null && now !== evidence) o.fact("estimate", { evidence: now });
    evidence = now;
  });

  const leaveAll = () => {
    clearTimeout(later);
    for (const watching of [watch, sizes, around]) watching.disconnect();
    dark.removeEventListener("change", again);
    leave();
  };
  const awake = (async () => {
    if (o.clinic) clinic = await clinicOf(o);
    if (!o.stale()) await show(true);
    if (o.stale()) return leaveAll();
    watch.observe(root, { childList: true, subtree: true });
    await standing;
  })();
  return {
    awake,
    /** What is chosen; nothing before the tools have begun. */
    plan: () => control?.("plan"),
    set: (fragment) => {
      chosen = null;
      control?.("set", fragment);
    },
    reset: () => {
      chosen = null;
      control?.("reset");
    },
    theme,
    leave: leaveAll,
  };
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
