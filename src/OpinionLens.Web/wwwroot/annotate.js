// Keys of the annotation page. Every key does what a link or a button of the page does: without this script nothing is missing but speed.
// Single keys act only while the text has the focus, so that they never meet somebody who types.
const text = document.querySelector('.desk article');
const form = document.querySelector('.desk form.entry');
const at = () => document.querySelector('.row.now') ?? document.querySelector('.row');

const links = row => [...row.querySelectorAll('.acts a')];
const sentences = row => links(row).filter(a => a.ariaLabel?.startsWith('Sentence'));
const chosen = row => sentences(row).findIndex(a => a.ariaCurrent === 'true');

const go = link => { if (link) location.assign(link.href); };

function beside(step) {
  let row = at();
  if (row.classList.contains('now')) do { row = step > 0 ? row.nextElementSibling : row.previousElementSibling; } while (row && !row.classList.contains('row'));
  go(row?.querySelector('.num'));
}

function sentence(step) {
  const row = at(), all = sentences(row), now = chosen(row);
  if (!all.length) return;
  go(all[Math.min(all.length - 1, Math.max(0, now < 0 ? 0 : now + step))]);
}

const keys = {
  ']': () => beside(1), '[': () => beside(-1), n: () => sentence(0),
  ArrowRight: () => sentence(1), ArrowLeft: () => sentence(-1),
  grow: () => go(links(at()).find(a => a.classList.contains('grow'))),
  Enter: () => form?.querySelector('#statement').focus(),
  0: () => document.querySelector('form.nothing button')?.click(),
};

text.tabIndex = 0;
text.addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target !== text) return;
  const action = keys[e.shiftKey && e.key === 'ArrowRight' ? 'grow' : e.key];
  if (!action) return;
  e.preventDefault();
  action();
});
form?.addEventListener('keydown', e => {
  if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); form.requestSubmit(form.querySelector('[value=next]')); }
  if (e.key === 'Escape') { e.preventDefault(); text.focus(); }
});

// After a key the page comes anew: the text keeps the focus, unless there is a fault to read. Going to the paragraph of the address takes the focus away, so it is set after that.
const fault = document.querySelector('.faults');
if (fault) fault.tabIndex = -1;
addEventListener('load', () => setTimeout(() => fault ? fault.focus() : at().classList.contains('now') && text.focus({ preventScroll: true })));
