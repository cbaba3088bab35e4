// Types of <treatment-explorer>: attributes, properties, methods and events.
// Append-only from release 1.0.0 on: no name here is ever taken back or given another meaning.

export type TreatmentExplorerView = "article" | "areas" | "estimator" | "safety" | "compare" | "plan";
export type TreatmentExplorerMode = "inline" | "popup" | "floating";
export type TreatmentExplorerTheme = "auto" | "light" | "dark";
export type TreatmentExplorerLoading = "lazy" | "eager" | "interaction";
export type TreatmentExplorerAnalytics = "events" | "datalayer" | "off";
export type TreatmentExplorerHeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Further codes may follow: let a `switch` have a default. */
export type TreatmentExplorerErrorCode =
  | "bad-attribute"
  | "no-wasm"
  | "csp-wasm"
  | "fetch"
  | "integrity"
  | "content"
  | "version-clash"
  | (string & {});

/** What `tx-change` tells of; further words may follow. */
export type TreatmentExplorerChange = "areas" | "concern" | "sessions" | "fitzpatrick" | "choice" | (string & {});

/** How the plan was taken along; further words may follow. */
export type TreatmentExplorerExport = "calendar" | "text" | "markdown" | "print" | "link" | (string & {});

/** The attributes as HTML writes them. All are optional and live. */
export interface TreatmentExplorerAttributes {
  /** A slug, several slugs between spaces or commas, or `*` (the default) for a chooser among all. */
  treatment?: string;
  /** What is shown first; `estimator` by default. */
  view?: TreatmentExplorerView;
  /** In the flow of the page (the default), in a dialog, or behind a floating button. */
  mode?: TreatmentExplorerMode;
  /** Ids of areas that are chosen to begin with, between spaces or commas. */
  areas?: string;
  /** The id of the concern that is chosen to begin with. */
  concern?: string;
  /** BCP 47; by default the nearest `lang` of the page, then the browser's languages, then `en`. */
  lang?: string;
  /** `auto`, the default, is dark where the ground around the element is dark. */
  theme?: TreatmentExplorerTheme;
  /** When the program is fetched; `lazy` by default. */
  loading?: TreatmentExplorerLoading;
  /** The level of the topmost heading; 2 by default. */
  "heading-level"?: TreatmentExplorerHeadingLevel | `${TreatmentExplorerHeadingLevel}`;
  /** A web address or a `tel:` address; by default the clinic's own. */
  booking?: string;
  /** The address of a `clinic.json`. */
  clinic?: string;
  /** Parameters that the booking link carries on beside the five `utm_…`, or `none`. */
  "pass-params"?: string;
  /** How facts are told; `events` by default. */
  analytics?: TreatmentExplorerAnalytics;
  /** The nonce of your content security policy. */
  nonce?: string;
}

/** What the reader chose. No answer of the safety check is ever in it. */
export interface TreatmentExplorerPlan {
  version: 1;
  /** In the words of a shared link: `v=1&area=…`. */
  fragment: string;
}

/** One thing on the page that is in the way. */
export interface TreatmentExplorerFinding {
  /** A code of `tx-error`, or the name of something else that was found. */
  code: string;
  what: string;
  /** The line that helps. */
  fix: string;
}

/** What `report()` says. Never an area or an answer. */
export interface TreatmentExplorerReport {
  version: string;
  /** Where the element's files come from. */
  address: string;
  view: TreatmentExplorerView;
  state: "shown" | "fallback" | "waiting";
  findings: TreatmentExplorerFinding[];
}

/** What `detail` of each event holds: never an area, an answer or a date. */
export interface TreatmentExplorerEventDetails {
  "tx-ready": { ms: number; version: string };
  "tx-error": { code: TreatmentExplorerErrorCode; message: string; fix: string };
  "tx-open": Record<string, never>;
  "tx-close": Record<string, never>;
  /** `choose` while a treatment is still to be chosen. */
  "tx-view": { view: TreatmentExplorerView | "choose" };
  /** `count` is how many areas are chosen now; for anything but areas there is none. */
  "tx-change": { what: TreatmentExplorerChange; count?: number };
  "tx-estimate": { evidence: boolean };
  "tx-export": { kind: TreatmentExplorerExport };
  /** Cancelable: prevent it to book in your own way. */
  "tx-book": { url: string };
}

export type TreatmentExplorerEventMap = {
  [Name in keyof TreatmentExplorerEventDetails]: CustomEvent<TreatmentExplorerEventDetails[Name]>;
};

export declare class TreatmentExplorerElement extends HTMLElement {
  /** The release of the element, such as `1.0.0`. */
  static readonly version: string;

  // Each gives what its attribute says, and "" where there is none, not the default that counts then.
  treatment: string;
  view: TreatmentExplorerView | "";
  mode: TreatmentExplorerMode | "";
  areas: string;
  concern: string;
  lang: string;
  theme: TreatmentExplorerTheme | "";
  loading: TreatmentExplorerLoading | "";
  get headingLevel(): `${TreatmentExplorerHeadingLevel}` | "";
  set headingLevel(level: TreatmentExplorerHeadingLevel | `${TreatmentExplorerHeadingLevel}` | "");
  booking: string;
  clinic: string;
  passParams: string;
  analytics: TreatmentExplorerAnalytics | "";
  /** That of every element; the browser does not write it to the attribute, and hides the attribute's own. */
  nonce: string;

  /** Settles when the element is awake; rejected when it cannot be, and the light-DOM child is what the reader sees. */
  readonly ready: Promise<TreatmentExplorerElement>;

  /** Opens the dialog; inline, begins at once. */
  open(): Promise<TreatmentExplorerElement>;
  /** Closes the dialog. */
  close(): void;
  /** Fetches the program now, without showing anything. */
  preload(): Promise<void>;
  /** Forgets everything that was chosen, also by the attributes, and everything that was answered. */
  reset(): void;
  /** What the reader chose. */
  getPlan(): TreatmentExplorerPlan;
  /** Chooses what an earlier `getPlan()` or the fragment of a shared link says; what cannot be read is left out. */
  setPlan(plan: TreatmentExplorerPlan | string): void;
  /** What on this page is in the element's way, and the line that fixes it. */
  report(): Promise<TreatmentExplorerReport>;
}

/**
 * For JSX. With React's types: `declare module "react" { namespace JSX { interface IntrinsicElements
 * extends TreatmentExplorerIntrinsicElements {} } }`. The global namespace below serves the others.
 */
export interface TreatmentExplorerIntrinsicElements {
  "treatment-explorer": TreatmentExplorerAttributes & {
    id?: string;
    class?: string;
    className?: string;
    key?: string | number | null;
    ref?: unknown;
    slot?: string;
    style?: unknown;
    hidden?: boolean;
    children?: unknown;
    [attribute: `data-${string}`]: unknown;
    [attribute: `aria-${string}`]: unknown;
    [handler: `on${string}`]: unknown;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "treatment-explorer": TreatmentExplorerElement;
  }
  interface GlobalEventHandlersEventMap extends TreatmentExplorerEventMap {}
  namespace JSX {
    interface IntrinsicElements extends TreatmentExplorerIntrinsicElements {}
  }
}
