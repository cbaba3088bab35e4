// The visit sheet alone, in a frame of its own: printing the host's page would print the host.
import { content } from "./lent.js";

/** Prints the visit sheet in `root`, if there is one. */
export function printSheet(root) {
  const sheet = root.querySelector(".tx-visit");
  if (!sheet) return;
  const frame = document.createElementNS("http://www.w3.org/1999/xhtml", "iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.setAttribute("tabindex", "-1");
  for (const [name, value] of [["position", "fixed"], ["inset", "0 auto auto -9999px"], ["inline-size", "210mm"], ["block-size", "297mm"], ["border", "0"]]) {
    frame.style.setProperty(name, value);
  }
  // Beside what is shown: in the host's own content it would not be laid out.
  root.getRootNode().append(frame);
  const paper = frame.contentDocument;
  content("style.css").then((text) => {
    const style = new frame.contentWindow.CSSStyleSheet();
    style.replaceSync(text);
    paper.adoptedStyleSheets = [style];
    const around = paper.createElement("div");
    around.className = "tx-guest tx-guest--paper";
    around.append(paper.importNode(sheet, true));
    paper.body.replaceChildren(around);
    paper.title = document.title;
    // As on our own pages: the largest letters with which it fits on A4 and Letter (`domain::plan::largest_letters`).
    const shown = around.firstElementChild;
    shown.classList.add("tx-visit--measured");
    for (let tenths = 105; tenths >= 60; tenths--) {
      shown.style.setProperty("--tx-letters", `${tenths / 10}pt`);
      if (shown.offsetHeight <= (250 * 96) / 25.4) break;
    }
    shown.classList.remove("tx-visit--measured");
    frame.contentWindow.onafterprint = () => frame.remove();
    frame.contentWindow.print();
  });
}
