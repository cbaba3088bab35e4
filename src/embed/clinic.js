// The clinic of the host, from the file that the attribute `clinic` names.

// How long the host's file may take, in milliseconds: without it our own clinic is shown.
const PATIENCE = 5000;

/** Name, phone, booking, funding, places and prices of the host's clinic; `null`, and a warning, when the file cannot be
 * used. */
export async function clinicOf(o) {
  const bad = (what, then = "our own clinic is shown") => {
    const message = `The file of clinic="${o.clinic.slice(0, 80)}" ${what}; ${then}.`;
    const fix = "Write it as clinic.schema.json says, and let it be read from other origins.";
    console.warn(`<treatment-explorer> ${message} ${fix}`);
    o.fact("error", { code: "content", message, fix });
    return null;
  };
  let said;
  try {
    const answer = await fetch(o.clinic, { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return bad(`answers ${answer.status}`);
    said = await answer.json();
  } catch {
    return bad("cannot be read");
  }
  if (!said || typeof said !== "object") return bad("is no object");
  const read = (from, name, test) => (typeof from[name] === "string" && from[name].length < 300 && test(from[name]) ? from[name].trim() : "");
  const text = (name, test) => read(said, name, test);
  const clinic = {
    name: text("name", isWord),
    phone: text("phone", isPhone),
    booking: text("booking_url", isAddress),
    funding: text("funding", isWord),
    places: (Array.isArray(said.location) ? said.location : []).filter((p) => p && typeof p === "object").slice(0, 20).map((p) => ({
      name: read(p, "name", isWord),
      lines: [read(p, "street", isWord), `${read(p, "city", isWord)}, ${read(p, "state", isWord)} ${read(p, "postal_code", isWord)}`],
      phone: read(p, "phone", isPhone),
      directions: read(p, "directions_url", isAddress),
      hours: (Array.isArray(p.walk_in) ? p.walk_in : []).filter(isHours),
    })),
    prices: [],
  };
  const whole = (n) => Number.isInteger(n) && n >= 0 && n < 65536;
  if (Array.isArray(said.price)) {
    for (const p of said.price) {
      if (p && typeof p.treatment === "string" && whole(p.low) && whole(p.high) && p.low <= p.high) clinic.prices.push(p);
      else bad("has a price that is not { treatment, low, high } in whole US dollars", "that price is left out");
    }
  }
  return clinic;
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const isWord = (v) => v.trim() !== "";
const isPhone = (v) => /^[+\d][\d\s().-]{3,30}$/.test(v);
const isAddress = (v) => /^https?:/.test(v) && URL.canParse(v);
const isHours = (h) => h && Array.isArray(h.days) && h.days.every((day) => DAYS.includes(day)) && [h.from, h.to].every((at) => /^\d\d:\d\d$/.test(at));

/** Writes the places into the list of ours, in the words that the content lends. */
export function putPlaces(list, places, { directions, walkIn }, lang) {
  const make = (name, text, ...inside) => {
    const made = document.createElementNS("http://www.w3.org/1999/xhtml", name);
    made.append(...(text ? [text] : []), ...inside);
    return made;
  };
  const link = (href, text) => {
    const made = make("a", text);
    made.href = href;
    return made;
  };
  // The first of January 2024 was a Monday.
  const weekday = new Intl.DateTimeFormat(lang, { weekday: "short", timeZone: "UTC" });
  const day = (name) => weekday.format(Date.UTC(2024, 0, 1 + DAYS.indexOf(name)));
  list.replaceChildren(...places.map((place) => {
    const item = make("li", "", make("p", "", make("strong", place.name)), make("address", place.lines[0], make("br"), place.lines[1]));
    item.className = "tx-place";
    if (place.phone) item.append(make("p", "", link(`tel:${place.phone}`, place.phone)));
    const hours = place.hours.map((h) => make("li", `${h.days.map(day).join(", ")}: ${h.from}–${h.to}`));
    if (hours.length) item.append(make("p", walkIn), make("ul", "", ...hours));
    if (place.directions) item.append(link(place.directions, directions));
    return item;
  }));
}
