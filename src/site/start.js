// Starts the tools. An external file, so that the strict policy needs no exception for it.
const off = () => {
  document.documentElement.dataset.tools = "off";
  for (const notice of document.querySelectorAll("[data-testid=tools-off]")) notice.hidden = false;
};
const GLUE = "{glue}", WASM = "{wasm}";
if (typeof WebAssembly === "object") {
  import(GLUE).then((glue) => glue.default({ module_or_path: WASM })).catch(off);
} else off();
