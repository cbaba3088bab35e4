// Starts the tools. An external file, so that the strict policy needs no exception for it.
const tell = (off) => {
  const page = document.documentElement;
  if (off) page.dataset.tools = "off"; else delete page.dataset.tools;
  for (const notice of document.querySelectorAll("[data-testid=tools-off]")) notice.hidden = !off;
};
// A review that is overdue by the visitor's clock is told, also on a page that a followed link brings in.
const tellOverdue = () => {
  for (const notice of document.querySelectorAll("[data-next-review]")) {
    notice.hidden = !(Date.now() >= Date.parse(notice.dataset.nextReview + "T00:00") + 864e5);
  }
};
tellOverdue();
new MutationObserver(tellOverdue).observe(document.body, { childList: true });
const GLUE = "{glue}", WASM = "{wasm}";
if (typeof WebAssembly === "object") {
  // What never comes raises no error: after a while the page says so, and takes it back when it comes after all.
  const late = setTimeout(tell, 20000, true);
  import(GLUE)
    .then((glue) => glue.default({ module_or_path: WASM }).then(() => glue.site()))
    .then(() => tell(false), () => tell(true))
    .finally(() => clearTimeout(late));
} else tell(true);
