// The review queue by keys: every key presses a button or follows a link of the page, and the answer takes the place of what is shown, so that a quick hand need not wait
// for a page to load.
import { offer } from './focus.js';
import { $, say, listen } from './turns.js';

async function show(answer, address) {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // Another page answers, or the text in which words are chosen: go there, it has a script of its own.
  if (!$('.review, #settled', page)) return void location.assign(address ?? answer.url);
  history.replaceState(null, '', answer.redirected || address ? answer.url : location.href);
  $('main').replaceWith($('main', page));
  document.title = page.title;
  ($('.faults') ?? $('#what') ?? $('#settled'))?.focus({ preventScroll: true });
}

async function send(form, button) {
  const body = new FormData(form, button);
  const told = $('#bar').textContent;
  say('Saving …');
  try {
    const answer = await fetch(form.getAttribute('action') ?? location.href, { method: 'POST', body });
    if (answer.status === 403) return say('Your editing rights have ended; sign in again.', true);
    await show(answer);
  } catch { say(`No answer: nothing was decided. Try again. (${told})`, true); }
}

async function follow(link) {
  try { await show(await fetch(link.href), link.href); } catch { location.assign(link.href); }
}

const press = what => { const b = $(what); return b && !b.disabled ? send(b.form, b) : undefined; };
function place(n) {
  const choice = $(`#k${n}`), first = $('button.first[value=place]');
  if (!choice || !first) return;
  choice.checked = true;
  return send(first.form, first);
}
const go = step => {
  const all = [...document.querySelectorAll('.queue a')], now = all.findIndex(a => a.ariaCurrent === 'true');
  return all.length > 1 ? follow(all[(now + step + all.length) % all.length]) : undefined;
};
const link = key => { const a = $(`#item [data-key=${key}]`); return a ? (key === 's' ? follow(a) : void location.assign(a.href)) : undefined; };
const keys = {
  a: () => press('button.first[value=place]'), 1: () => place(1), 2: () => place(2), 3: () => place(3), 4: () => place(4), j: () => go(1), k: () => go(-1), s: () => link('s'), t: () => link('t'), e: () => link('e'),
  o: () => press('button[value=orphan]'), r: () => press('button[value=retire]'), u: () => press('#turn [value^=undo]'), U: () => press('#turn [value^=redo]'),
};

// Digits and letters mean nothing to a choice or a button that has the focus.
listen({ keys, send, steps: ['j', 'k'], typing: 'input:not([type=radio]), textarea, select', isOff: () => $('.review')?.dataset.keys === 'off' });
addEventListener('load', () => setTimeout(() => offer($('.faults') ?? $('#what'), { preventScroll: true })));
