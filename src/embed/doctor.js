// What on the host's page is in the way of the element, and the line that mends it. Fetched only when it is asked for;
// it reads the page and the element's attributes, and never an area or an answer.

/** The findings for one element. `known` is what the element itself has noted. */
export function examine(element, known) {
  const findings = [];
  const note = (code, what, fix) => findings.push({ code, what, fix });
  if (known.fault) note(known.fault.code, known.fault.message, known.fault.fix);
  for (const text of known.told) note("bad-attribute", text, "The warning on the console lists what it may be.");
  for (const [uri, directive] of known.blocked) note("policy", `The page's policy blocked ${uri} (${directive}).`, `Allow: ${known.allow}`);
  const box = element.getBoundingClientRect();
  if (!element.isConnected) note("detached", "The element is not on the page.", "Append it to the page.");
  else if (!element.getClientRects().length) note("hidden", "The element, or one around it, is hidden.", "It begins as soon as it is shown.");
  else if (known.mode === "inline" && box.width < 200) note("narrow", `The element is ${Math.round(box.width)} px wide.`, "Give the element around it a width of 280 px or more.");
  if (document.querySelector("base[href]")) note("base", "The page has a <base href>.", "Nothing to do: our addresses are whole.");
  if (document.compatMode !== "CSS1Compat") note("quirks", "The page is in quirks mode.", "Begin the page with <!doctype html>.");
  if (document.contentType !== "text/html") note("xml", `The page is ${document.contentType}.`, "Nothing to do: our HTML is read as HTML all the same.");
  if (parseFloat(getComputedStyle(document.documentElement).fontSize) < 14) note("font-size", "The page's root text is small.", "Nothing to do: the element keeps 16 px; set --tx-font-size for another size.");
  for (const name in []) {
    note("prototype", `Array.prototype has "${name}" added to it.`, "Nothing to do for the element; other scripts may stumble.");
    break;
  }
  for (const script of document.querySelectorAll('script[src*="/embed.js"]')) {
    if (!script.integrity && script.src.indexOf(known.base) === 0 && /\/\d+\.\d+\.\d+\/$/.test(known.base)) {
      note("no-integrity", "The snippet has no integrity.", "Copy the snippet anew from our Embed page.");
    }
  }
  if (known.analytics === "datalayer" && !window.dataLayer) note("datalayer", "The page has no dataLayer yet.", "Put the tag manager's snippet before ours.");
  return findings;
}

/** Shows a report below the element, for whoever added `?tx-doctor` to the address. */
export function show(shadow, report) {
  const lines = [`Treatment Explorer ${report.version}: ${report.state}`];
  for (const { what, fix } of report.findings) lines.push(`• ${what} ${fix}`);
  if (lines.length === 1) lines.push("Nothing is in the way.");
  console.info(lines.join("\n"));
  const shown = shadow.querySelector("pre") ?? document.createElementNS("http://www.w3.org/1999/xhtml", "pre");
  const style = { font: "14px/1.5 ui-monospace, monospace", "white-space": "pre-wrap", padding: "12px", border: "2px solid", background: "Canvas", color: "CanvasText" };
  for (const name of Object.keys(style)) shown.style.setProperty(name, style[name]);
  shown.textContent = lines.join("\n");
  shadow.append(shown);
}
