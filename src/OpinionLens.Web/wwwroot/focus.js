// A page may say where the focus begins, but not take it from somebody who went into a field, or pressed Tab, while the page was still loading or an answer on its way.
// The row of the address has the focus by the browser's doing, not by anybody's.
const isFree = at => !at || at === document.body || at === document.documentElement || at.matches(':target');

export function offer(target, options) { if (isFree(document.activeElement)) target?.focus(options); }

// To be called before a wait: offers afterwards only where the focus is still where it was, or went away with a part of the page.
export function fromHere() {
  const from = document.activeElement;
  return (target, options) => { if (document.activeElement === from) target?.focus(options); else offer(target, options); };
}
