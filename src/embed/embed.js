// Defines <treatment-explorer>, and fetches glue, WebAssembly and content only when an instance is near or asked for.
// Bundled into a classic script: it must run where modules do not, know its own address, and do no harm when it is
// included twice. Host pages may have extended Array and Object: no `for…in`, no list methods that they are known to
// replace.
import { LANGUAGES, NAMES, READERS, SLUGS } from "./attributes.js";
import { watchPage } from "./openers.js";
import { ALLOW, BASE, Fault, PAGES, TAG, TEXT, VERSION, blocked, load, script, warn } from "./program.js";
import { words } from "./values.js";

const known = customElements.get(TAG);
if (!known) define();
else if (known.version !== VERSION) {
  const message = `Version ${known.version} is already on this page; version ${VERSION} stays out.`;
  const fix = "Include one version of embed.js only.";
  warn(`${message} ${fix}`);
  document.dispatchEvent(new CustomEvent("tx-error", { detail: { code: "version-clash", message, fix } }));
}

function define() {
  const propertyOf = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) {
      near.unobserve(entry.target);
      entry.target.preload().catch(() => {});
      entry.target[ARRIVE]();
    }
  }, { rootMargin: "100% 0px" });
  const ARRIVE = Symbol("arrive");
  // The height that the host's style kept free until now: once defined, that style no longer applies.
  const kept = new Map();
  for (const element of document.querySelectorAll(TAG)) kept.set(element, element.getBoundingClientRect().height);
  let sheet = null;
  const style = () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync("{loader-style}");
    }
    return sheet;
  };
  const make = (name, part, text) => {
    const made = document.createElementNS("http://www.w3.org/1999/xhtml", name);
    if (part) made.setAttribute("part", part);
    if (text) made.textContent = text;
    return made;
  };

  class TreatmentExplorer extends HTMLElement {
    static observedAttributes = NAMES;
    static version = VERSION;
    #shadow = null;
    #hold = null;
    #dialog = null;
    #slot = null;
    #stay = null;
    // The newest opening, and whether one is under way.
    #opening = 0;
    #busy = false;
    #began = 0;
    // What was chosen, as far as the tools do not hold it, and the attributes that the host has changed since.
    #plan = "";
    #changed = new Set();
    #told = new Set();
    #fault = null;
    #wanted = false;
    #ready;
    #settle;
    #leaving = 0;
    #again = false;
    #isReady = false;

    constructor() {
      super();
      this.#renew();
    }

    #renew() {
      this.#isReady = false;
      this.#ready = new Promise((done, failed) => (this.#settle = { done, failed }));
      this.#ready.catch(() => {});
    }

    /** Resolves when the tools stand, rejects when they cannot. */
    get ready() {
      return this.#ready;
    }

    connectedCallback() {
      clearTimeout(this.#leaving);
      near.unobserve(this);
      // What was set before this script came hides the property of the same name.
      for (const name of NAMES) {
        const property = propertyOf(name);
        if (!Object.prototype.hasOwnProperty.call(this, property)) continue;
        const value = this[property];
        delete this[property];
        this[property] = value;
      }
      if (this.#stay || this.#busy) {
        // A popup that is moved while it is open is no longer above the page.
        if (this.#dialog?.open) this.open();
        return;
      }
      this.#frame();
      const loading = this.#read("loading");
      if (this.#read("mode") === "inline") {
        if (loading === "eager") this[ARRIVE]();
        else if (loading === "lazy") near.observe(this);
        else this.#onTouch();
      }
      if (this.#wanted) this.open();
    }

    disconnectedCallback() {
      near.unobserve(this);
      // A node that is moved comes back at once: only one that stays away leaves.
      clearTimeout(this.#leaving);
      this.#leaving = setTimeout(() => this.isConnected || this.#leave(), 1000);
    }

    attributeChangedCallback(name, before, now) {
      if (before === now || !this.#hold) return;
      if (name === "theme") this.#stay?.theme(this.#read("theme"));
      else if (name === "mode") {
        this.#leave();
        this.connectedCallback();
      } else if (name === "loading") this.connectedCallback();
      else if (name !== "analytics" && name !== "nonce") {
        this.#changed.add(name);
        if (this.#again) return;
        // Several attributes that are set together open it anew once.
        this.#again = true;
        queueMicrotask(() => {
          this.#again = false;
          if (this.#stay || this.#busy) this.#open();
        });
      }
    }

    /** Opens the popup; inline, begins at once. */
    open() {
      this.#wanted = !this.isConnected;
      if (this.#wanted) return this.#ready;
      const dialog = this.#dialog;
      if (dialog && !dialog.matches(":modal")) {
        const moved = dialog.open;
        dialog.open = false;
        dialog.showModal();
        if (!moved) this.#fact("open", {});
      }
      if (!this.#stay && !this.#busy) this.#open();
      return this.#ready;
    }

    /** Closes the popup. */
    close() {
      this.#dialog?.close();
    }

    /** Fetches the program, and shows nothing. */
    preload() {
      return load(this.#read("nonce")).then(() => {});
    }

    /** Forgets what was chosen and answered. */
    reset() {
      this.#plan = "";
      this.#stay?.reset();
    }

    /** What was chosen: `{ version, fragment }`. No answer of the safety check is in it. */
    getPlan() {
      return { version: 1, fragment: this.#stay?.plan() ?? this.#plan };
    }

    /** Takes over what `getPlan()` gave, or the fragment of a shared link; what cannot be read is left out. */
    setPlan(plan) {
      const fragment = typeof plan === "string" ? plan : plan && typeof plan === "object" ? plan.fragment : "";
      this.#plan = typeof fragment === "string" ? fragment.slice(0, 4096) : "";
      this.#stay?.set(this.#plan);
    }

    /** What on this page is in the way, and the line that fixes it. Never an area or an answer. */
    async report() {
      const nonce = this.#read("nonce");
      const fault = await load(nonce).then(() => this.#fault, (error) => error);
      const [view, mode, analytics] = [this.#read("view"), this.#read("mode"), this.#read("analytics")];
      let findings;
      try {
        const doctor = await script("doctor.js", nonce);
        findings = doctor.examine(this, { fault, told: this.#told, blocked, allow: ALLOW, base: BASE, mode, analytics });
      } catch {
        findings = fault ? [{ code: fault.code, what: fault.message, fix: fault.fix }] : [];
      }
      return { version: VERSION, address: BASE, view, state: this.#stay && this.#isReady ? "shown" : fault ? "fallback" : "waiting", findings };
    }

    // ---- inside ----

    [ARRIVE]() {
      if (!this.#stay && !this.#busy && this.#read("mode") === "inline") this.#open();
    }

    #read(name, reader = READERS[name]) {
      // Browsers hide the attribute of a nonce, and keep the property.
      const given = (name === "nonce" && this.nonce) || this.getAttribute(name);
      if (given === null || given.trim() === "") return reader.fallback;
      const bad = (word, then) => this.#bad(name, word, reader.choices, then);
      const value = reader.read(given.trim(), bad);
      if (value !== undefined) return value;
      bad(given.trim());
      return reader.fallback;
    }

    #bad(name, word, choices, then = "the default is used") {
      const shown = word.length > 60 ? word.slice(0, 60) + "…" : word;
      const message = `${name}="${shown}" is not known; ${then}.`;
      if (this.#told.has(message) || this.#told.size > 50) return;
      this.#told.add(message);
      const fix = `Use: ${choices}.`;
      warn(`${message} ${fix}`);
      queueMicrotask(() => this.#fact("error", { code: "bad-attribute", message, fix }));
    }

    // Tells a fact to the host: by an event, and to the data layer where the host wants it.
    #fact(name, detail, cancelable = false) {
      const analytics = this.#read("analytics");
      // What the visitor does is not told then; what the host can act on is.
      if (analytics === "off" && !/^(ready|error|book)$/.test(name)) return true;
      const event = new CustomEvent(`tx-${name}`, { bubbles: true, composed: true, cancelable, detail });
      const goes = this.dispatchEvent(event);
      if (analytics === "datalayer") {
        (window.dataLayer ||= []).push?.({ event: `tx-${name}`, tx: detail });
      }
      return goes;
    }

    // What stands in the shadow root before anything is fetched: the host's own fallback.
    #frame() {
      this.#shadow ??= this.attachShadow({ mode: "open" });
      this.#shadow.adoptedStyleSheets = [style()];
      this.#slot = make("slot");
      const link = make("a", "", TEXT.link);
      const first = this.#read("treatment")[0];
      link.href = PAGES + (first ? `treatments/${first}/` : "");
      this.#slot.append(link);
      this.#hold = make("div");
      this.#hold.className = "hold";
      this.#dialog = null;
      const mode = this.#read("mode");
      if (mode === "inline") {
        this.#hold.append(this.#slot);
        const height = kept.get(this);
        kept.delete(this);
        if (height > 100) this.#hold.style.setProperty("min-height", `${height}px`);
        this.#shadow.replaceChildren(this.#hold);
        return;
      }
      this.#dialog = make("dialog", "dialog");
      this.#dialog.setAttribute("aria-label", TEXT.title);
      const close = make("button", "button", TEXT.close);
      close.type = "button";
      close.className = "close";
      close.onclick = () => this.close();
      this.#dialog.append(close, this.#hold);
      this.#dialog.onclose = () => this.#fact("close", {});
      const shown = mode === "floating" ? make("button", "button button-primary", TEXT.open) : this.#slot;
      if (mode === "floating") {
        shown.type = "button";
        shown.className = "float";
        shown.onclick = () => this.open();
      }
      this.#shadow.replaceChildren(shown, this.#dialog);
    }

    #onTouch() {
      const begin = make("button", "button", TEXT.open);
      begin.type = "button";
      begin.className = "begin";
      begin.onclick = () => this.#open();
      this.#hold.append(begin);
    }

    async #open() {
      const mine = ++this.#opening;
      const stale = () => mine !== this.#opening;
      this.#busy = true;
      this.#began ||= performance.now();
      try {
        const app = await load(this.#read("nonce"));
        if (stale()) return;
        this.#settleStay();
        const sheet = await app.sheet();
        if (stale()) return;
        this.#shadow.adoptedStyleSheets = [style(), sheet];
        this.#stay = app.open({
          host: this,
          hold: this.#hold,
          stale,
          treatments: this.#read("treatment"),
          known: words(SLUGS),
          languages: words(LANGUAGES),
          view: this.#read("view"),
          theme: this.#read("theme"),
          read: (name, reader) => this.#read(name, reader),
          plan: () => this.#plan,
          changed: this.#changed,
          fact: (name, detail, cancelable) => this.#fact(name, detail, cancelable),
          bad: (name, word, choices) => this.#bad(name, word, choices, "it is left out"),
          // What goes wrong in one that was overtaken must not end the next.
          fail: (error) => stale() || this.#fail(error),
        });
        await this.#stay.awake;
        if (stale()) return;
        this.#fault = null;
        this.#settle.done(this);
        if (!this.#isReady) this.#fact("ready", { ms: Math.round(performance.now() - this.#began), version: VERSION });
        this.#isReady = true;
        if (doctor) this.#doctor();
      } catch (error) {
        if (!stale()) this.#fail(error);
      }
    }

    // Keeps what was chosen when the tools go.
    #settleStay() {
      if (!this.#stay) return;
      this.#plan = this.getPlan().fragment;
      this.#stay.leave();
      this.#stay = null;
    }

    #leave() {
      this.#opening++;
      this.#busy = false;
      this.#settleStay();
      this.#hold?.replaceChildren(this.#slot);
    }

    #fail(error) {
      const fault = error instanceof Fault ? error : new Fault("content", `The explorer stopped: ${error && error.message}`, "Tell the clinic; the link inside the element stays.");
      this.#opening++;
      this.#busy = false;
      this.#settleStay();
      this.#fault = fault;
      this.#hold.className = "hold";
      if (!this.#dialog || this.#read("mode") === "floating") this.#hold.replaceChildren(this.#slot);
      else this.#hold.replaceChildren(Object.assign(make("a", "", TEXT.link), { href: PAGES }));
      warn(`${fault.message} ${fault.fix}`);
      this.#settle.failed(fault);
      this.#renew();
      this.#fact("error", { code: fault.code, message: fault.message, fix: fault.fix });
      if (doctor) this.#doctor();
    }

    async #doctor() {
      const report = await this.report();
      script("doctor.js", this.#read("nonce")).then((doctor) => doctor.show(this.#shadow, report), () => warn(JSON.stringify(report)));
    }
  }

  // Attributes are properties too: `element.headingLevel = 3`.
  for (const name of NAMES) {
    const property = propertyOf(name);
    // `lang` and `nonce` every element has.
    if (property in HTMLElement.prototype) continue;
    Object.defineProperty(TreatmentExplorer.prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(name) ?? "";
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      },
    });
  }

  const doctor = new URLSearchParams(location.search).has("tx-doctor");

  customElements.define(TAG, TreatmentExplorer);
  watchPage(kept);
}
