// What the loader lends to the program, and the files that all instances share.

/** get, html, trusted, digests, pages, base, root, more, blame: as `program.js` gives them. */
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
