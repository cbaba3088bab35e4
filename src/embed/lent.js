// What the loader lends to the program, the files that all instances share, and how HTML of ours becomes nodes.
import { pause } from "./pause.js";

/** get, trusted, digests, pages, base, root, more, blame: as `program.js` gives them. */
export let lent;

/** Takes over what the loader lends. */
export function lend(loader) {
  lent = loader;
}

let style = null;
/** The style of every instance. */
export const sheet = () => (style ??= lent.get("style.css").then((answer) => answer.text()).then((text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}).catch((error) => {
  style = null;
  throw error;
}));

const texts = new Map();
/** The text of one of our files, fetched once. */
export const content = (name) => {
  if (!texts.has(name)) {
    texts.set(name, lent.get(name).then((answer) => answer.text()).catch((error) => {
      texts.delete(name);
      throw error;
    }));
  }
  return texts.get(name);
};

// Before they are adopted, for from then on they load: our pictures are not where the host's page is.
const adopt = (page) => {
  for (const image of page.images) image.setAttribute("src", lent.base + image.getAttribute("src").slice(lent.root.length));
  const made = document.createDocumentFragment();
  while (page.body.firstChild) made.append(document.adoptNode(page.body.firstChild));
  return made;
};
/** Nodes of ours, on whatever kind of page: the one way there from text. */
export const html = (text) => adopt(new DOMParser().parseFromString(lent.trusted("createHTML", text), "text/html"));

// A slow phone reads some 3 kB in a millisecond.
const PIECE = 32_000;
/** The same for a whole article, read piece by piece. */
export async function longHtml(text) {
  if (text.length < 2 * PIECE) return html(text);
  const page = document.implementation.createHTMLDocument("");
  for (let at = 0; at < text.length; at += PIECE) {
    page.write(lent.trusted("createHTML", text.slice(at, at + PIECE)));
    await pause();
  }
  page.close();
  return adopt(page);
}
