// Optional, on the host's page: gives each of our iframes the height of its content, and hands on the page's campaign.
// It listens to frames of its own address only, and takes nothing but a whole number of pixels and named facts.
(() => {
  "use strict";
  const NAME = "treatment-explorer";
  const CAMPAIGN = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];
  const own = document.currentScript;
  const origin = new URL(own && own.src ? own.src : location.href).origin;
  // The tallest article has 70,000 pixels on a phone 280 wide, with everything in it unfolded. There is an end to it so
  // that content which grows with its window cannot grow for ever; what is taller scrolls inside.
  const MOST = 100000;
  const FACTS = " ready error view change estimate export book ";
  const page = new URLSearchParams(location.search);
  const frames = () => document.querySelectorAll("iframe");
  // What the address of a frame asks for beside the five names of every campaign; `none` is nothing at all.
  const campaign = (frame) => {
    let asked = "";
    try {
      asked = (new URL(frame.src).searchParams.get("pass-params") || "").trim();
    } catch {
      // A frame without an address of its own asks for nothing more.
    }
    const handed = new URLSearchParams();
    if (asked === "none") return "";
    for (const names of [CAMPAIGN, asked.match(/[^\s,]+/g) || []]) {
      for (const name of names) if (page.has(name)) handed.set(name, page.get(name));
    }
    return handed.toString();
  };
  const hello = (frame) => frame.contentWindow.postMessage({ [NAME]: 1, hello: 1, campaign: campaign(frame) }, origin);
  // What a height holds beside the content, where the host's page counts it in (`* { box-sizing: border-box }`).
  const around = (frame) => {
    const style = getComputedStyle(frame);
    if (style.boxSizing !== "border-box") return 0;
    let sum = 0;
    for (const side of ["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"]) sum += parseFloat(style[side]) || 0;
    return sum;
  };
  // Of a booking nothing is handed on but an address that can be one.
  const booked = (url) => (typeof url === "string" && /^(https?|tel):/i.test(url) ? { url } : {});
  addEventListener("message", (event) => {
    const said = event.data;
    if (event.origin !== origin || !said || typeof said !== "object" || said[NAME] !== 1) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== event.source) continue;
      if (said.knock === 1) hello(frame);
      else if (Number.isInteger(said.height) && said.height > 0) frame.style.height = `${Math.min(said.height, MOST) + around(frame)}px`;
      else if (typeof said.fact === "string" && FACTS.indexOf(` ${said.fact} `) >= 0) {
        let detail = said.detail && typeof said.detail === "object" ? said.detail : {};
        if (said.fact === "book") detail = booked(detail.url);
        frame.dispatchEvent(new CustomEvent(`tx-${said.fact}`, { bubbles: true, detail }));
      }
    }
  });
  // A frame that knocked before this ran knocks again when it is called. A call holds nothing, so it may go to whatever
  // stands in the frame now; said to our address only, it would be an error while the frame is still empty.
  for (const frame of frames()) {
    if (frame.src.indexOf(origin) === 0 && frame.contentWindow) frame.contentWindow.postMessage({ [NAME]: 1, call: 1 }, "*");
  }
})();
