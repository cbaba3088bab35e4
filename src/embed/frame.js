// The page inside an iframe: one <treatment-explorer> with the attributes of the address and the page's link inside it,
// and what the host may learn of it: its height, and facts. Without a listener the page scrolls and works.
(() => {
  "use strict";
  const NAMES = ["treatment", "view", "areas", "concern", "lang", "theme", "heading-level", "booking", "clinic", "pass-params"];
  const CAMPAIGN = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];
  const SLUGS = " {slugs} ";
  const NAME = "treatment-explorer";
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const given = (name) => (asked.get(name) ?? "").slice(0, 2000).trim();
  const words = (text) => text.match(/[^\s,]+/g) ?? [];
  // The names of our own attributes are in this address, and say what is shown, areas too: no campaign may have them.
  const passed = words(given("pass-params")).filter((name) => !NAMES.includes(name));
  const style = new CSSStyleSheet();
  style.replaceSync(
    "html,body{margin:0;background:transparent}treatment-explorer{display:block;min-height:20rem}html.sized{overflow:hidden}" +
      "treatment-explorer>a{display:inline-block;padding:.75rem;font:1rem/1.5 system-ui,sans-serif}",
  );
  document.adoptedStyleSheets = [style];

  // What the host's page hands on, name by name: what is wrong with one takes no other away.
  const campaign = (text) => {
    if (typeof text !== "string" || given("pass-params") === "none") return;
    const [heard, own] = [new URLSearchParams(text), new URL(location.href)];
    for (const name of [...CAMPAIGN, ...passed]) {
      const value = heard.get(name);
      if (value !== null && /^[\w.-]{1,40}$/.test(name) && /^\P{Cc}{0,500}$/u.test(value)) own.searchParams.set(name, value);
    }
    history.replaceState(null, "", own);
  };

  const begin = () => {
    const element = document.createElement(NAME);
    for (const name of NAMES) if (asked.has(name)) element.setAttribute(name, name === "pass-params" ? passed.join(" ") : given(name));
    element.setAttribute("loading", "eager");
    // The page's own link is what is seen before, without and after failure, as on any other page.
    const [first] = words(given("treatment"));
    for (const link of document.querySelectorAll("body > a")) {
      if (SLUGS.includes(` ${first} `)) link.href += `treatments/${first}/`;
      element.append(link);
    }
    document.body.append(element);

    // The host that answers first is the host; before that nothing but a knock is sent, which holds nothing.
    let host = null;
    let told = 0;
    let cut = 0;
    // What happens before a host answers is told when one does.
    const early = [];
    const tell = (message) => {
      if (host) host.source.postMessage({ [NAME]: 1, ...message }, host.origin);
      else if (early.length < 50) early.push(message);
    };
    const knock = () => parent.postMessage({ [NAME]: 1, knock: 1 }, "*");
    // Nothing may be out of reach: scrollbars are kept away only while everything is inside. The host needs a moment to
    // follow, and scrollbars that come and go meanwhile would lay everything out anew.
    const fit = () => {
      clearTimeout(cut);
      const fits = element.getBoundingClientRect().height <= innerHeight + 1;
      if (fits) root.classList.add("sized");
      else cut = setTimeout(() => root.classList.remove("sized"), 200);
    };
    const height = () => {
      const now = Math.ceil(element.getBoundingClientRect().height);
      if (now !== told && now > 0) tell({ height: (told = now) });
      fit();
    };
    addEventListener("message", (event) => {
      const said = event.data;
      if (event.source !== parent || parent === window || !said || typeof said !== "object" || said[NAME] !== 1) return;
      if (host && event.origin !== host.origin) return;
      if (said.call === 1 && !host) knock();
      if (said.hello === 1 && !host) {
        host = { source: event.source, origin: event.origin === "null" ? "*" : event.origin };
        campaign(said.campaign);
        new ResizeObserver(height).observe(element);
        addEventListener("resize", fit);
        height();
        for (const message of early.splice(0)) tell(message);
      }
    });
    for (const fact of ["ready", "error", "view", "change", "estimate", "export"]) {
      element.addEventListener(`tx-${fact}`, (event) => tell({ fact, detail: event.detail }));
    }
    element.addEventListener("tx-book", (event) => tell({ fact: "book", detail: { url: event.detail.url } }));
    // Nothing of anybody's stands below the element here, so that it need not wait until it is asked for more.
    element.addEventListener("tx-ready", () => element.shadowRoot.querySelector(".more")?.click());
    if (parent !== window) knock();
  };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
