// How the words of an attribute are read: each reader gives a value, or `undefined` for what is not known.

export const words = (text) => text.match(/[^\s,]+/g) || [];
/** One of some words. */
export const among = (choices) => ({ choices, read: (v) => (choices.split(" ").indexOf(v.toLowerCase()) < 0 ? undefined : v.toLowerCase()) });
/** Several words, of which those that fail the test are told and left out. */
export const each = (test) => (v, bad) => {
  const good = [];
  for (const word of words(v)) if (test(word)) good.push(word); else bad(word, "it is left out");
  return good;
};
