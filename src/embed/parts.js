// Fetches the parts of the program, each with its digest, and remembers what did not come.
import { html, lent } from "./lent.js";
import { pause } from "./pause.js";

let digests = {};
let blame = null;
let missing = "";

/** Tells what the digests are, and who says why a file did not come. */
export function check(known, blamer) {
  digests = known;
  blame = blamer;
}

/** Why the last part did not come; other files of ours leave their fault in `last`, which is told once. */
check.fault = async () => {
  const { last } = check;
  check.last = null;
  return last ?? (await blame(missing));
};

// A tool is made of some sixty parts, asked for at once. Asked in one task, they hold a slow phone up for a quarter of
// a second: every few of them the host's page may do what it has to do.
const AT_ONCE = 3;
let asked = 0;
let turn = Promise.resolve();
const next = () => {
  if (++asked % AT_ONCE === 0) turn = turn.then(pause);
  return turn;
};

/** The answer for one part of the program. */
export async function part(name) {
  await next();
  try {
    const answer = await fetch(new URL(name, import.meta.url), { integrity: digests[name], credentials: "omit" });
    if (!answer.ok || !digests[name]) throw new Error(name);
    return answer;
  } catch (error) {
    missing = name;
    throw error;
  }
}

/** Sets the inside of an element, also where Trusted Types or XML ask for more than a string. */
export function setHtml(element, text) {
  if (document.contentType === "text/html") {
    element.innerHTML = lent.trusted("createHTML", text);
    return;
  }
  const drawn = element.namespaceURI === "http://www.w3.org/2000/svg";
  const made = drawn ? html(`<svg>${text}</svg>`).firstChild : html(text);
  (element.content ?? element).replaceChildren(...made.childNodes);
}
