// The attributes of the element, and how those are read that matter before the program is there.
import { among, each, words } from "./values.js";

export const SLUGS = " {slugs} ";
export const LANGUAGES = " {languages} ";
export const NAMES = words("treatment view mode areas concern lang theme loading heading-level booking clinic pass-params analytics nonce");

const slug = (w) => SLUGS.indexOf(` ${w} `) >= 0;
export const READERS = {
  treatment: { fallback: [], choices: `* ${SLUGS.trim()}`, read: (v, bad) => (words(v).indexOf("*") < 0 ? each(slug)(v, bad) : []) },
  view: { fallback: "estimator", ...among("article areas estimator safety compare plan") },
  mode: { fallback: "inline", ...among("inline popup floating") },
  theme: { fallback: "auto", ...among("auto light dark") },
  loading: { fallback: "lazy", ...among("lazy eager interaction") },
  analytics: { fallback: "events", ...among("events datalayer off") },
  nonce: { fallback: "", choices: "the nonce of the page's policy", read: (v) => (/^[\w+/=-]{1,200}$/.test(v) ? v : undefined) },
};
