// The attributes of the element: what is not known means the default, and one readable warning.

export const SLUGS = " {slugs} ";
export const LANGUAGES = " {languages} ";

export const words = (text) => text.match(/[^\s,]+/g) || [];
const among = (choices) => ({ choices, read: (v) => (` ${choices} `.indexOf(` ${v.toLowerCase()} `) < 0 ? undefined : v.toLowerCase()) });
const address = (schemes) => (v) => {
  try {
    const url = new URL(v, document.baseURI);
    return schemes.indexOf(url.protocol) < 0 ? undefined : url.href;
  } catch {
    return undefined;
  }
};
const each = (test) => (v, bad) => {
  const good = [];
  for (const word of words(v)) if (test(word)) good.push(word); else bad(word);
  return good;
};
const slug = (w) => SLUGS.indexOf(` ${w} `) >= 0;
export const READERS = {
  treatment: { fallback: [], choices: `* ${SLUGS.trim()}`, read: (v, bad) => (v === "*" ? [] : each(slug)(v, bad)) },
  view: { fallback: "estimator", ...among("article areas estimator safety compare plan") },
  mode: { fallback: "inline", ...among("inline popup floating") },
  areas: { fallback: [], choices: "ids of target areas, such as face.cheek", read: each((w) => /^[a-z][a-z_.-]{0,60}$/.test(w)) },
  concern: { fallback: "", choices: "the id of a concern, such as acne-scars", read: (v) => (/^[a-z][a-z-]{0,60}$/.test(v) ? v : undefined) },
  lang: { fallback: "", choices: "a BCP 47 language tag", read: (v) => (/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(v) ? v.toLowerCase() : undefined) },
  theme: { fallback: "auto", ...among("auto light dark") },
  loading: { fallback: "lazy", ...among("lazy eager interaction") },
  "heading-level": { fallback: 2, choices: "1 2 3 4 5 6", read: (v) => (/^[1-6]$/.test(v) ? +v : undefined) },
  booking: { fallback: "", choices: "a https:, http: or tel: address", read: address("https: http: tel:") },
  clinic: { fallback: "", choices: "the address of a clinic.json", read: address("https: http:") },
  "pass-params": { fallback: [], choices: "names of parameters, or none", read: (v, bad) => (v === "none" ? null : each((w) => /^[\w.-]{1,40}$/.test(w))(v, bad)) },
  analytics: { fallback: "events", ...among("events datalayer off") },
  nonce: { fallback: "", choices: "the nonce of the page's policy", read: (v) => (/^[\w+/=-]{1,200}$/.test(v) ? v : undefined) },
};
export const NAMES = Object.keys(READERS);
