// What on the host's page is not the element, and still means it: stand-ins where tags are dropped, and buttons that open.
import { NAMES } from "./attributes.js";
import { TAG, warn } from "./program.js";

/** Begins to look for both. `kept` gets the height that the host's style kept free at each stand-in. */
export function watchPage(kept) {
  // Where an editor drops tags that it does not know: <div data-tx-treatment="…">.
  const adopt = (root) => {
    for (const place of root.querySelectorAll("div[data-tx-treatment]:not([data-tx-adopted])")) {
      place.setAttribute("data-tx-adopted", "");
      const element = document.createElement(TAG);
      const copy = () => {
        for (const name of NAMES) {
          const value = place.getAttribute(`data-tx-${name}`);
          if (value === null) element.removeAttribute(name);
          else if (value !== element.getAttribute(name)) element.setAttribute(name, value);
        }
      };
      copy();
      new MutationObserver(copy).observe(place, { attributes: true });
      if (!element.hasAttribute("loading")) kept.set(element, place.getBoundingClientRect().height);
      while (place.firstChild) element.append(place.firstChild);
      place.append(element);
    }
  };
  const whole = () => {
    adopt(document);
    new MutationObserver(() => adopt(document)).observe(document.body, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", whole);
  else whole();
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-tx-open]");
    if (!button) return;
    const wanted = button.getAttribute("data-tx-open");
    let element = null;
    try {
      element = document.querySelector(wanted);
    } catch {
      // No selector finds nothing.
    }
    if (element && element.localName !== TAG) element = element.querySelector(TAG);
    if (element) {
      event.preventDefault();
      element.open();
    } else warn(`data-tx-open="${wanted}" finds no <${TAG}>. Use: #id-of-the-element.`);
  });
}
