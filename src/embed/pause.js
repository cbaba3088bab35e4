// A pause between two steps: the way to be short on a slow phone.

/** Lets the host's page do what it has to do between two steps of ours. */
export const pause = () => window.scheduler?.yield?.() ?? new Promise((go) => setTimeout(go));
