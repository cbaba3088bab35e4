// Shows content bit by bit: a whole article laid out in one task would hold a slow phone's page up for a second.
import { pause } from "./pause.js";

// A bit has at most so many elements: about 10 ms of layout on a slow phone.
const BIT = 24;
// How long one layout may take before fewer elements are laid out at once, in milliseconds.
const LONG = 10;
const WAITS = "data-tx-waits";
// What is drawn, chosen from, or stands side by side is one thing: half of it would take the place of the other half.
const WHOLE = "svg, select, .tx-compare__asked, .tx-compare__boxes";

/** Keeps an element from being laid out. */
export const hide = (element) => element.setAttribute(WAITS, "");
/** Shows it. */
export const unhide = (element) => element.removeAttribute(WAITS);

/** Shows a bit, and what stands around it and waits for its first bit: an empty box would be seen, and moved. */
function show(bit) {
  for (let at = bit; at; at = at.parentElement?.closest(`[${WAITS}]`)) unhide(at);
}

/** Keeps the bits of `made` from being laid out, and gives them in their order, each with the number of its elements. */
export function wait(made) {
  const bits = [];
  const within = (parent) => {
    for (const child of parent.children) {
      const elements = child.querySelectorAll("*").length + 1;
      hide(child);
      if (elements > BIT && !child.matches(WHOLE)) within(child);
      else bits.push([child, elements]);
    }
  };
  within(made);
  return bits;
}

/** Shows the bits, a few in each task; ends early when `stale()`. */
export async function reveal(root, bits, stale) {
  // The first letters of a font cost most, so that the first steps are small.
  let most = 1;
  let shown = 0;
  for (const [bit, elements] of bits) {
    if (shown && shown + elements > most) {
      const began = performance.now();
      // Asking for its place has it laid out now, and not all at once later.
      root.getBoundingClientRect();
      const took = performance.now() - began;
      if (took > LONG) most = Math.max(most / 2, 1);
      else if (took < LONG / 3) most *= 2;
      await pause();
      if (stale()) return;
      shown = 0;
    }
    show(bit);
    shown += elements;
  }
}

// What is made anew with fewer elements is laid out at once.
const FEW = 3 * BIT;

/** Lays out what has just been made in a tool: what is in view before the browser paints, the rest bit by bit. `height`
 * is what the tool took before, and what it keeps meanwhile. */
export function revealNew(frame, made, height, stale) {
  const active = frame.getRootNode().activeElement ?? null;
  // Where the visitor is at work, and in a dialog that looks for what to focus, nothing may go away for a moment.
  const free = made.filter((node) => !node.contains(active) && !node.closest("dialog"));
  if (free.reduce((sum, node) => sum + node.querySelectorAll("*").length, 0) < FEW) return;
  const bits = free.flatMap(wait);
  frame.style.setProperty("min-block-size", `${height}px`);
  requestAnimationFrame(async () => {
    const hold = frame.closest(".peek");
    const end = Math.min(innerHeight, hold ? hold.getBoundingClientRect().bottom : Infinity);
    let at = frame.getBoundingClientRect().top;
    while (bits.length && at < end) {
      let last;
      for (let shown = 0; bits.length && shown < BIT; shown += last[1]) show((last = bits.shift())[0]);
      at = last[0].getBoundingClientRect().bottom;
    }
    await pause();
    await reveal(frame, bits, stale);
    frame.style.removeProperty("min-block-size");
  });
}
