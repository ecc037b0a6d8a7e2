// The check page by keys, a count that follows, and changes kept while one goes on. Every key does what a field or button of its row does.
// Single keys act only while a row itself has the focus, so that they never meet somebody who types.
import { offer } from './focus.js';

const form = document.querySelector('form.check');
const rows = [...form.querySelectorAll('tbody tr')];
const count = form.querySelector('.tally-live'), kept = form.querySelector('.kept');
const role = row => row.querySelector('select');
const shown = () => rows.map(role).filter(Boolean);
const bodies = () => shown().filter(s => s.value === 'body').length;
// Rows of other pages are counted by the server; here only the difference is.
const before = bodies(), [body, other] = count.textContent.match(/\d+/g).map(Number);
const roles = { b: 'body', h: 'heading', y: 'byline', f: 'footer' }, acts = { e: ['edit'], s: ['split'], j: ['join'], d: ['drop', 'restore'] };
let timer, sending;

async function keep() {
  const fields = new FormData(form);
  fields.set('act', 'typed');
  sending = new AbortController();
  try {
    const answer = await fetch(location.href, { method: 'POST', body: fields, redirect: 'manual', signal: sending.signal });
    kept.textContent = answer.ok ? 'Kept.' : 'Not kept; press a button to try again.';
  } catch (e) { if (e.name !== 'AbortError') kept.textContent = 'Not kept: no answer. It goes along with the next button.'; }
}

form.addEventListener('change', () => {
  const more = bodies() - before, as = form.querySelector('[name=as]:checked');
  if (as) for (const save of form.querySelectorAll('[value=save]')) save.textContent = as.value === 'revision' ? save.dataset.revision : save.dataset.article;
  count.textContent = `${body + more} body · ${other - more} other`;
  clearTimeout(timer);
  timer = setTimeout(keep, 300);
});
// The button sends everything itself.
form.addEventListener('submit', () => { clearTimeout(timer); sending?.abort(); });

function enter(row) {
  for (const r of rows) r.tabIndex = r === row ? 0 : -1;
  return row;
}
function act(row, names) { row.querySelector(names.map(n => `button[value^="${n}-"]`).join())?.click(); }

enter(rows.find(r => '#' + r.id === location.hash) ?? rows[0]);
for (const row of rows) {
  row.addEventListener('focus', () => enter(row));
  row.addEventListener('keydown', e => {
    if (e.target !== row || e.ctrlKey || e.metaKey || e.altKey) return;
    const next = { ArrowDown: 1, ArrowUp: -1 }[e.key], select = role(row);
    if (next) rows[rows.indexOf(row) + next]?.focus();
    else if (roles[e.key] && select) { select.value = roles[e.key]; form.dispatchEvent(new Event('change')); }
    else if (acts[e.key]) act(row, acts[e.key]);
    else return;
    e.preventDefault();
  });
}
// Going to the row of the address takes the focus away, so it is set after that; a fault comes first.
addEventListener('load', () => setTimeout(() => {
  const fault = document.querySelector('.faults');
  if (fault) offer(fault);
  else offer(form.querySelector('[name^=text-], #after-1, #before') ?? (location.hash.startsWith('#r') ? rows.find(r => r.tabIndex === 0) : null), { preventScroll: true });
}));
