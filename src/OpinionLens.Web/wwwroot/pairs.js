// Proposed pairs by keys: every key presses a button of the pair that is looked at, and the answer takes the place of what is shown.
import { offer } from './focus.js';
import { $, say, listen } from './turns.js';

const all = () => [...document.querySelectorAll('.pairs > li')];

// The pair with the focus, or around it; null where none is looked at: then nothing is decided.
const now = () => all().find(li => li.contains(document.activeElement));

async function send(form, button) {
  const before = all().map(li => li.id), looked = now()?.id, at = all().findIndex(li => li.contains(button)), undoes = button.value.startsWith('undo'), told = $('#bar').textContent;
  say('Saving …');
  try {
    const answer = await fetch(form.getAttribute('action') ?? location.href, { method: 'POST', body: new FormData(form, button) });
    if (answer.status === 403) return say('Your editing rights have ended; sign in again.', true);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!$('.pairs, #settled', page)) {
      if (answer.ok) return void location.assign(answer.url);
      return say($('.faults li, main h1', page)?.textContent ?? 'Nothing was done; load the page again.', true);
    }
    $('main').replaceWith($('main', page));
    // What was decided is gone, also by a redo, so the next stands where it stood; what was refused is still there. A refusal tells itself (role=alert).
    // What an undo brought back is looked at: the next key is meant for it.
    const after = all(), back = undoes ? after.find(li => !before.includes(li.id)) : undefined;
    const gone = at >= 0 ? at : undoes ? -1 : before.findIndex(id => !after.some(li => li.id === id));
    const there = back ?? (gone < 0 ? after.find(li => li.id === looked) ?? after[0] : after[Math.min(gone, after.length - 1)]);
    (there ?? $('#settled'))?.focus();
    there?.scrollIntoView({ block: 'nearest' });
    // A status that comes with the page is not read out; one that changes is.
    const bar = $('#bar').textContent;
    say('');
    setTimeout(() => say(bar), 50);
  } catch { say(`No answer: nothing was decided. Try again. (${told})`, true); }
}

const press = b => b && !b.disabled ? send(b.form, b) : undefined;
const choose = what => press(now()?.querySelector(what));
function go(step) {
  const here = all().indexOf(now()), there = all()[here < 0 ? 0 : here + step];
  there?.focus();
  there?.scrollIntoView({ block: 'nearest' });
}
const keys = { a: () => choose('button.first'), j: () => go(1), k: () => go(-1), u: () => press($('#turn [value^=undo]')), U: () => press($('#turn [value^=redo]')) };
for (const key of ['1', '2', '3', '4', 'x']) keys[key] = () => choose(`[data-key="${key}"]`);

listen({ keys, send, steps: ['j', 'k'], isOff: () => $('.deciding')?.dataset.keys === 'off' });
addEventListener('load', () => setTimeout(() => offer($('.faults') ?? all()[0], { preventScroll: true })));
