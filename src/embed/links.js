// Links in what an instance shows. Our files stand below the version's folder, our pages above it; on the host's page
// neither may be asked of the host.
import { putPlaces } from "./clinic.js";
import { lent } from "./lent.js";

const CAMPAIGN = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];

/** Puts the host's clinic in place of ours, and settles all links. */
export function settle(made, o, clinic) {
  if (clinic) {
    const said = [[".tx-booking__name, [data-clinic=name]", clinic.name], ["[data-clinic=funding]", clinic.funding]];
    for (const [selector, text] of said) for (const place of made.querySelectorAll(selector)) if (text) place.textContent = text;
    for (const link of made.querySelectorAll('a[href^="tel:"]')) {
      if (!clinic.phone) continue;
      link.textContent = link.textContent.replace(link.getAttribute("href").slice(4), clinic.phone);
      link.href = `tel:${clinic.phone}`;
    }
    if (clinic.booking && !o.booking) o.booking = clinic.booking;
    // Places and notices of ours are not the host's.
    for (const notice of made.querySelectorAll(".tx-booking__new")) notice.remove();
    const words = made.querySelector("[data-directions]")?.dataset ?? {};
    for (const list of made.querySelectorAll(".tx-booking__places")) putPlaces(list, clinic.places, words, o.lang);
  }
  settleLinks(made, o);
}

/** Gives every link in `made` the address it must have on the host's page. */
export function settleLinks(made, o) {
  const links = made.querySelectorAll("a[href]");
  for (const link of links) settleLink(link, o);
  if (made.localName === "a") settleLink(made, o);
}

function settleLink(link, o) {
  if (link.dataset.settled || !link.hasAttribute("href")) return;
  link.dataset.settled = "";
  const href = link.getAttribute("href");
  if (link.hasAttribute("data-book")) {
    if (o.booking) link.setAttribute("href", o.booking);
    book(link, o);
  } else if (href[0] === "/") link.setAttribute("href", lent.pages + href.slice(lent.root.length));
  if (href[0] !== "#" && !/^(tel|mailto):/.test(link.getAttribute("href"))) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener");
  }
}

/** Hands the campaign's parameters on to the booking link, and nothing about the visitor. */
export function book(link, o) {
  if (o.pass === null || !/^https?:/.test(link.href)) return;
  const given = new URLSearchParams(location.search);
  const target = new URL(link.href);
  for (const names of [CAMPAIGN, o.pass]) {
    for (const name of names) if (given.has(name)) target.searchParams.set(name, given.get(name));
  }
  link.href = target.href;
}
