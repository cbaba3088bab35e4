// How the attributes are read that matter once an instance opens; the others are read by `attributes.js`.
import { each } from "./values.js";

const address = (schemes) => (v) => {
  try {
    const url = new URL(v, document.baseURI);
    return schemes.indexOf(url.protocol) < 0 ? undefined : url.href;
  } catch {
    return undefined;
  }
};
export const READERS = {
  areas: { fallback: [], choices: "ids of target areas, such as face.cheek", read: each((w) => /^[a-z][a-z_.-]{0,60}$/.test(w)) },
  concern: { fallback: "", choices: "the id of a concern, such as acne-scars", read: (v) => (/^[a-z][a-z-]{0,60}$/.test(v) ? v : undefined) },
  lang: { fallback: "", choices: "a BCP 47 language tag", read: (v) => (/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(v) ? v.toLowerCase() : undefined) },
  "heading-level": { fallback: 2, choices: "1 2 3 4 5 6", read: (v) => (/^[1-6]$/.test(v) ? +v : undefined) },
  booking: { fallback: "", choices: "a https:, http: or tel: address", read: address("https: http: tel:") },
  clinic: { fallback: "", choices: "the address of a clinic.json", read: address("https: http:") },
  "pass-params": { fallback: [], choices: "names of parameters, or none", read: (v, bad) => (v === "none" ? null : each((w) => /^[\w.-]{1,40}$/.test(w))(v, bad)) },
};

/** Reads them all. `o.read(name, reader)` gives the value of one. */
export function readAll(o) {
  const read = (name) => o.read(name, READERS[name]);
  return {
    lang: language(o, read("lang")),
    level: read("heading-level"),
    areas: read("areas"),
    concern: read("concern"),
    booking: read("booking"),
    clinic: read("clinic"),
    pass: read("pass-params"),
  };
}

// The language of the element, else of what stands around it, else one of the browser's; of those that we have.
function language(o, given) {
  const around = o.host.parentElement?.closest("[lang]")?.getAttribute("lang");
  const wanted = [given, around, ...navigator.languages].map((tag) => (tag || "").toLowerCase().split("-")[0]);
  return wanted.find((short) => o.languages.includes(short)) ?? o.languages[0];
}
