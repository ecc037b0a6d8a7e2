// Search as you type and keys for relating claims. Every answer is the page itself, asked again: without this script the button does the same.
import { offer } from './focus.js';

const form = document.getElementById('relate');
const seek = document.getElementById('seek');
const hits = document.getElementById('hits');
const found = document.getElementById('found');
const PAUSE = 250;
let timer, under;

async function show(words) {
  const address = new URL(location.href);
  address.hash = '';
  if (words) address.searchParams.set('q', words); else address.searchParams.delete('q');
  under?.abort();
  under = new AbortController();
  try {
    const answer = await fetch(address, { signal: under.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const chosen = hits.querySelector(':checked')?.closest('li');
    hits.replaceChildren(...page.getElementById('hits').children);
    // A claim that was chosen stays, also where the new words do not find it.
    if (chosen && !document.getElementById(chosen.querySelector('input').id)) hits.prepend(chosen);
    else if (chosen) document.getElementById(chosen.querySelector('input').id).checked = true;
    found.textContent = page.getElementById('found').textContent;
    history.replaceState(null, '', address);
  } catch (e) { if (e.name !== 'AbortError') found.textContent = 'The search does not answer; press “Search”.'; }
}

const words = seek?.querySelector('#words');
function typed() {
  clearTimeout(timer);
  timer = setTimeout(() => show(words.value.trim()), PAUSE);
}
words?.addEventListener('input', typed);
// Somebody may have typed before this script came.
if (words && words.value !== words.defaultValue) typed();
seek?.addEventListener('keydown', e => {
  if (e.key !== 'ArrowDown') return;
  e.preventDefault();
  const radio = hits.querySelector(':checked') ?? hits.querySelector('input');
  radio?.focus();
  if (radio) radio.checked = true;
});

// Digits choose the kind while a radio has the focus: in the fields they are digits.
form.addEventListener('keydown', e => {
  if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); form.requestSubmit(); return; }
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.type !== 'radio') return;
  const kind = form.querySelectorAll('[name=kind]')['1234'.indexOf(e.key)];
  if (!kind) return;
  e.preventDefault();
  kind.checked = true;
  kind.focus();
});

// What comes near stands there already; else one searches.
offer(document.querySelector('.faults') ?? words);
