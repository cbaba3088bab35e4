// How an instance looks on the host's page: parts, levels of headings, light or dark, and colors that can be read.
import { contrast } from "./explorer.js";

// Names of parts for the host's style, by what our own style calls them.
const PARTS = [
  [".tx-button", "button"], [".tx-button--primary", "button button-primary"], [".tx-callout", "callout"],
  [".tx-figure", "figure"], [".tx-areas__list", "area-list"], [".tx-segment__option", "chip"],
  [".tx-estimator", "estimator"], [".tx-estimator__value", "range"], [".tx-estimator__how", "evidence"],
  [".tx-plan", "plan"], [".tx-guest__choose", "nav"], [".tx-section", "section"], ["h1, h2, h3, h4", "heading"],
  [".tx-sheet", "dialog"],
];

const UNNAMED = `:is(${PARTS.map(([selector]) => selector).join()}):not([part])`;

/** Gives parts their names, the last that fits, and headings the level that the host wants; in `root`, and itself. */
export function decorate(root, level) {
  const all = (selector) => [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];
  for (const element of all(UNNAMED)) {
    element.setAttribute("part", PARTS.findLast(([selector]) => element.matches(selector))[1]);
  }
  if (level !== 2) {
    for (const heading of all("h2, h3, h4, h5")) {
      const now = Math.min(9, +heading.localName[1] + level - 2);
      if (heading.getAttribute("aria-level") !== String(now)) heading.setAttribute("aria-level", now);
    }
  }
}

/** The host's own ground decides: a dark box on a light page is what nobody asked for. */
export function themeAround(host, root) {
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
/** Moves inks of the host until each can be read on its grounds. */
export function legible(root) {
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
