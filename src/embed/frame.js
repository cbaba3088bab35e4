// The page inside an iframe: one <treatment-explorer> with the attributes of the address, and its height told to the
// host, if the host listens. Without a listener the page scrolls and works.
(() => {
  "use strict";
  const NAMES = ["treatment", "view", "areas", "concern", "lang", "theme", "heading-level", "booking", "clinic", "pass-params"];
  const NAME = "treatment-explorer";
  const asked = new URLSearchParams(location.search);
  const style = new CSSStyleSheet();
  style.replaceSync("html,body{margin:0;background:transparent}treatment-explorer{display:block;min-height:20rem}html.sized{overflow:hidden}");
  document.adoptedStyleSheets = [style];

  const begin = () => {
    const element = document.createElement(NAME);
    for (const name of NAMES) if (asked.has(name)) element.setAttribute(name, asked.get(name).slice(0, 2000));
    element.setAttribute("loading", "eager");
    document.body.append(element);
    // The host that answers first is the host; before that nothing but a knock is sent, which holds nothing.
    let host = null;
    let told = 0;
    const tell = (message) => host && host.source.postMessage({ [NAME]: 1, ...message }, host.origin);
    const knock = () => parent.postMessage({ [NAME]: 1, knock: 1 }, "*");
    const height = () => {
      const now = Math.ceil(element.getBoundingClientRect().height);
      if (host && now !== told && now > 0) tell({ height: (told = now) });
    };
    addEventListener("message", (event) => {
      const said = event.data;
      if (event.source !== parent || parent === window || !said || typeof said !== "object" || said[NAME] !== 1) return;
      if (host && event.origin !== host.origin) return;
      if (said.call === 1 && !host) knock();
      if (said.hello === 1 && !host) {
        host = { source: event.source, origin: event.origin === "null" ? "*" : event.origin };
        document.documentElement.classList.add("sized");
        new ResizeObserver(height).observe(element);
        const campaign = said.campaign;
        if (typeof campaign === "string" && /^[\w%=&.+-]{1,1000}$/.test(campaign)) {
          const own = new URL(location.href);
          for (const [name, value] of new URLSearchParams(campaign)) if (/^utm_\w{1,20}$/.test(name)) own.searchParams.set(name, value);
          history.replaceState(null, "", own);
        }
        height();
      }
    });
    for (const fact of ["ready", "error", "view", "change", "estimate", "export"]) {
      element.addEventListener(`tx-${fact}`, (event) => tell({ fact, detail: event.detail }));
    }
    element.addEventListener("tx-book", () => tell({ fact: "book", detail: {} }));
    if (parent !== window) knock();
  };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
