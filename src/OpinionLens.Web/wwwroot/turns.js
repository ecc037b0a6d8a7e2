// What pages of decisions share: each key presses a button of the page, and keys pressed while an answer is on its way are done in their turn.
export const $ = (what, from = document) => from.querySelector(what);

// What the page's bar says; bad is for what did not work.
export const say = (text, bad) => { const bar = $('#bar'); bar.textContent = text; bar.classList.toggle('lost', !!bad); };

// keys: what each does, as functions. send(form, button): posts a form. steps: keys that go on while they are held down; all others act once, so that nothing is decided unseen.
// isOff: whether single characters are to do nothing.
export function listen({ keys, send, steps = [], typing = 'input, textarea, select', isOff }) {
  let turn = Promise.resolve();
  const next = work => { turn = turn.then(work).catch(() => {}); };
  document.addEventListener('keydown', e => {
    // Single keys act only while nobody types.
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.(typing) || !keys[e.key] || isOff()) return;
    e.preventDefault();
    if (!e.repeat || steps.includes(e.key)) next(keys[e.key]);
  });
  document.addEventListener('submit', e => {
    if (!e.target.closest('main') || e.target.method !== 'post' || !e.submitter) return;
    e.preventDefault();
    next(() => send(e.target, e.submitter));
  });
}
