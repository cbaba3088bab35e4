// Optional, on the host's page: gives each of our iframes the height of its content, and hands on the page's campaign.
// It listens to frames of its own address only, and takes nothing but a whole number of pixels and named facts.
(() => {
  "use strict";
  const NAME = "treatment-explorer";
  const own = document.currentScript;
  const origin = new URL(own && own.src ? own.src : location.href).origin;
  // The tallest article has 70,000 pixels on a phone 280 wide, with everything in it unfolded. There is an end to it so
  // that content which grows with its window cannot grow for ever; what is taller scrolls inside.
  const MOST = 100000;
  const FACTS = " ready error view change estimate export book ";
  const asked = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(location.search)) if (/^utm_\w{1,20}$/.test(name)) asked.set(name, value);
  const frames = () => document.querySelectorAll("iframe");
  const hello = (frame) => frame.contentWindow.postMessage({ [NAME]: 1, hello: 1, campaign: asked.toString() }, origin);
  // What a height holds beside the content, where the host's page counts it in (`* { box-sizing: border-box }`).
  const around = (frame) => {
    const style = getComputedStyle(frame);
    if (style.boxSizing !== "border-box") return 0;
    let sum = 0;
    for (const side of ["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"]) sum += parseFloat(style[side]) || 0;
    return sum;
  };
  addEventListener("message", (event) => {
    const said = event.data;
    if (event.origin !== origin || !said || typeof said !== "object" || said[NAME] !== 1) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== event.source) continue;
      if (said.knock === 1) hello(frame);
      else if (Number.isInteger(said.height) && said.height > 0) frame.style.height = `${Math.min(said.height, MOST) + around(frame)}px`;
      else if (typeof said.fact === "string" && FACTS.indexOf(` ${said.fact} `) >= 0) {
        const detail = said.detail && typeof said.detail === "object" ? said.detail : {};
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
