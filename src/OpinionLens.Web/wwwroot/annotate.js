// Keys, selections and saving of the pages where claims are made and changed. Everything here does what a link or a button of the page does: without this script
// nothing is missing but speed. A choice is shown at once, and the form follows from the server; a page that a form answers with takes the place of this one
// without a jump. Single keys act only while the text has the focus.
import { keep, handOver, touched } from './drafts.js';
import { offer, fromHere } from './focus.js';
import { words, sentences, borders, range, selected } from './passages.js';
import { claimFields } from './claimfields.js';
import { combobox } from './combobox.js';
import { hold, isHeld, release } from './typeahead.js';

const $ = (what, from = document) => from.querySelector(what);
const bar = (said, bad) => { const b = $('#bar'); if (b) { b.textContent = said; b.classList.toggle('lost', !!bad); } };
let text, side, form, fields, draft, dirty, wanted = 0, waiting = null;

// --- the passage: paragraph and units, as the server counts them -------------------------------------------------------------------------------------------
const pick = () => side?.dataset.p ? { p: +side.dataset.p, start: +side.dataset.start, end: +side.dataset.end } : null;
const row = p => $(`#p${p}`);
const rows = () => [...text.querySelectorAll('.row')];

function show(passage) {
  for (const r of rows()) r.classList.toggle('now', r.id === `p${passage?.p}`);
  for (const s of text.querySelectorAll('.picked')) s.classList.remove('picked');
  if (!window.CSS?.highlights) return;
  if (passage) CSS.highlights.set('passage', new Highlight(range(row(passage.p), passage))); else CSS.highlights.delete('passage');
}

// The page may be about something, as the review is about a passage: that stays.
const about = () => ['of', 'choose'].map(name => [name, new URLSearchParams(location.search).get(name)]).filter(([, value]) => value).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
function address({ p, start, end }, kept = side.dataset.with) {
  return `${location.pathname}?p=${p}&at=${start}-${end}${kept ? `&with=${kept}` : ''}${about()}`;
}

// The words are marked at once, and stand in the form at once; the rest of it comes when the keys rest. What somebody has touched by then stays.
function choose(passage, { scroll = true } = {}) {
  const changed = passage.p !== pick()?.p;
  Object.assign(side.dataset, passage);
  show(passage);
  if (scroll && changed) row(passage.p).scrollIntoView({ block: 'nearest' });
  if (!form) blank();
  const last = form && [...form.querySelectorAll('[name^=quote]')].at(-1);
  if (last) {
    last.value = words(row(passage.p)).textContent.slice(passage.start, passage.end);
    form.elements[`at${last.name.slice(5)}`].value = `${passage.p}.${passage.start}`;
  }
  clearTimeout(waiting);
  const turn = ++wanted;
  side.ariaBusy = 'true';
  waiting = setTimeout(() => { waiting = fill(address(passage), turn); }, 40);
}

// Before the first choice there is no form: an empty one takes the keys until the server has filled it.
function blank() {
  const one = $('#blank', side);
  if (!one) return;
  side.querySelector(':scope > p')?.remove();
  one.replaceWith(one.content);
  bind();
}

async function fill(url, turn) {
  history.replaceState(null, '', url);
  try {
    const page = await read(await fetch(url));
    if (turn !== wanted) return;
    waiting = null;
    side.removeAttribute('aria-busy');
    follow($('#side', page));
  } catch {
    if (turn === wanted) { waiting = null; side.removeAttribute('aria-busy'); }
    bar('Connection lost: the form will follow when the line is back.', true);
  }
}

// A form that somebody works in stays where it is, with the focus in it.
function follow(next) {
  const fresh = $('form.entry', next);
  if (!fresh || !isWorkedIn()) { side.replaceWith(next); bind(); return; }
  fields.follow(fresh);
  for (const old of [...side.children]) if (old !== form && old.id !== 'new') old.remove();
  const parts = [...next.children], at = parts.indexOf(fresh);
  for (const [i, part] of parts.entries()) if (part !== fresh && part.id !== 'new') { if (i < at) form.before(part); else side.append(part); }
}

const read = async answer => new DOMParser().parseFromString(await answer.text(), 'text/html');
const settled = async () => { if (typeof waiting === 'number') { clearTimeout(waiting); waiting = fill(address(pick()), wanted); } await waiting; };

// --- forms: the answer takes the place of what differs ---------------------------------------------------------------------------------------------------------
async function send(sent, button) {
  const body = new FormData(sent, button);
  // Another form than the one somebody types into: that one stays as it is.
  const typing = dirty && sent !== form && form?.isConnected;
  if (typing) draft?.now(); else await draft?.pause();
  bar('Saving …');
  if (sent === form) hold();
  const offerThen = fromHere();
  let answer, page, stays = false;
  try {
    answer = await fetch(sent.action || location.href, { method: 'POST', body });
    page = await read(answer);
  } catch {
    draft?.now();
    bar('Connection lost: nothing is lost. It is kept on this device and sent when the line is back.', true);
    release(onAnyKey);
    return void setTimeout(() => send(sent, button), 4000);
  }
  if (answer.status === 403) release(onAnyKey);
  if (answer.status === 403) return bar('Your editing rights have ended; sign in again. What you typed is kept on this device.', true);
  if (answer.ok && sent === form) { draft?.forget(); pace(); }
  if (!$('#side', page) || !side) {
    // Another page answers: go there, it is a plain page.
    if (answer.redirected) return location.assign(answer.url);
    $('main').replaceWith($('main', page));
  } else take(page, answer, stays = typing || sent !== form && isWorkedIn());
  if (stays && text) show(pick()); else bind();
  const fault = $('.faults');
  if (fault) offerThen(fault); else offerThen(text, { preventScroll: true });
  bar('');
  release(onAnyKey, !!fault);
}
const isWorkedIn = () => !!form?.isConnected && (dirty || fields?.touched.size > 0 || form.contains(document.activeElement));

function take(page, answer, typing) {
  history.replaceState(null, '', answer.redirected || !answer.ok ? answer.url : location.href);
  const fresh = new Map([...page.querySelectorAll('.desk .row')].map(r => [r.id, r]));
  for (const old of rows()) { const next = fresh.get(old.id); if (next && next.outerHTML !== old.outerHTML) old.replaceWith(next); }
  for (const part of typing ? ['header.head', '#turn'] : ['header.head', '#side', '#turn']) $(`main ${part}`).replaceWith($(`main ${part}`, page));
  for (const note of document.querySelectorAll('main > .slip')) note.remove();
  $('.desk').before(...page.querySelectorAll('main > .slip'));
  const passage = pick();
  if (passage) row(passage.p)?.scrollIntoView({ block: 'nearest' });
}

// Seconds between the claims kept here, for this editor's eyes alone: it never leaves the browser.
function pace(now = Date.now()) {
  const kept = JSON.parse(sessionStorage.getItem('pace') ?? '{"n":0,"ms":0,"last":0}'), step = now - kept.last;
  const next = { n: kept.n + 1, ms: kept.last && step < 300000 ? kept.ms + step : kept.ms, steps: (kept.steps ?? 0) + (kept.last && step < 300000 ? 1 : 0), last: now };
  sessionStorage.setItem('pace', JSON.stringify(next));
}
function tellPace() {
  const kept = JSON.parse(sessionStorage.getItem('pace') ?? 'null'), where = $('#pace');
  if (kept?.n && where) where.textContent = `${kept.n} kept here${kept.steps ? `, ${Math.round(kept.ms / kept.steps / 1000)} s each` : ''}`;
}

// --- keys ------------------------------------------------------------------------------------------------------------------------------------------------------
function paragraph(step) {
  const all = rows(), now = pick() ? all.indexOf(row(pick().p)) : -1, next = all[now < 0 ? 0 : now + step];
  if (next) choose({ p: +next.id.slice(1), start: 0, end: words(next).textContent.length });
}
function sentence(move) {
  const passage = pick() ?? { p: +rows()[0].id.slice(1), start: 0, end: 0 }, all = sentences(row(passage.p));
  if (!all.length) return;
  const last = all.length - 1, whole = passage.start === 0 && passage.end >= words(row(passage.p)).textContent.length;
  let a = whole ? 0 : Math.max(0, all.findLastIndex(s => s[0] <= passage.start)), b = whole ? 0 : Math.max(a, all.findLastIndex(s => s[0] < passage.end));
  if (move === 'first') a = b = 0;
  if (move === 'next' && !whole) a = b = Math.min(last, b + 1);
  if (move === 'before' && !whole) a = b = Math.max(0, a - 1);
  if (move === 'grow') b = Math.min(last, b + 1);
  if (move === 'shrink') b = Math.max(a, b - 1);
  choose({ p: passage.p, start: all[a][0], end: all[b][1] });
}
function nudge(edge, step) {
  const passage = pick();
  if (!passage) return;
  const all = borders(row(passage.p), edge), at = step > 0 ? all.find(b => b > passage[edge]) : all.findLast(b => b < passage[edge]);
  const next = { ...passage, [edge]: at ?? passage[edge] };
  if (next.start < next.end) choose(next);
}
function further() {
  const passage = pick();
  if (!passage) return;
  side.dataset.with = [side.dataset.with, `${passage.p}.${passage.start}-${passage.end}`].filter(Boolean).join(',');
  bar('The passage is kept: choose a further one.');
  if (dirty) addPassage(passage); else paragraph(0);
}
function addPassage() {
  const all = [...form.querySelectorAll('[name^=quote]')], n = all.length + 1;
  if (n > 4) return bar('A claim rests on at most four passages here.', true);
  const p = all.at(-1).closest('p').cloneNode(true), area = $('textarea', p), at = $('input', p), label = $('label', p);
  [area.id, area.name, area.value, at.name, at.value, label.htmlFor, label.textContent] = [`quote${n}`, `quote${n}`, '', `at${n}`, '', `quote${n}`, `Passage ${n}`];
  all.at(-1).closest('p').after(p);
}
const press = what => { const b = $(what); if (b && !b.disabled) b.form.requestSubmit(b); };
const keys = {
  ']': () => paragraph(1), '[': () => paragraph(-1), n: () => sentence('first'), ArrowRight: () => sentence('next'), ArrowLeft: () => sentence('before'),
  'Shift ArrowRight': () => sentence('grow'), 'Shift ArrowLeft': () => sentence('shrink'), '.': () => nudge('end', 1), ',': () => nudge('end', -1), '>': () => nudge('start', 1), '<': () => nudge('start', -1),
  '+': () => { if (form) further(); }, Enter: async () => { const coming = settled(); if ($('#statement')) return $('#statement').focus(); await coming; if ($('#statement')) $('#statement').focus(); else press('#side .first'); }, 0: async () => { await settled(); press('form.nothing button'); }, u: () => press('#turn [value^=undo]'), U: () => press('#turn [value^=redo]'),
};
function onKey(e) {
  const ctrl = e.ctrlKey || e.metaKey;
  if (e.target !== text || e.altKey) return;
  if (ctrl && e.key.toLowerCase() === 'z') { e.preventDefault(); return press(`#turn [value^=${e.shiftKey ? 'redo' : 'undo'}]`); }
  if (ctrl && e.key === 'Enter') { e.preventDefault(); return void settled().then(() => form?.requestSubmit($('[value=next]', form))); }
  const action = keys[e.shiftKey && e.key.startsWith('Arrow') ? `Shift ${e.key}` : e.key];
  if (ctrl || !action || (e.key.length === 1 && text.dataset.keys === 'off')) return;
  e.preventDefault();
  action();
}
function onFormKey(e) {
  if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); settled().then(() => form.requestSubmit($('[value=next], .first', form))); }
  if (e.key === 'Escape' && text) { e.preventDefault(); text.focus(); }
  const set = e.target.closest?.('fieldset[data-digits]');
  if (set && /^[1-9]$/.test(e.key) && e.target.type === 'radio') { const choice = $(`label:nth-of-type(${e.key}) input`, set); choice?.click(); choice?.focus(); }
}

// --- words selected by pointer, also over several paragraphs ------------------------------------------------------------------------------------------------------
function onPointer(e) {
  if (!text.contains(e.target)) return;
  const found = selected(rows()).slice(-4);
  if (!found.length) return;
  side.dataset.with = (e.shiftKey ? side.dataset.with : '') ?? '';
  for (const one of found.slice(0, -1)) side.dataset.with = [side.dataset.with, `${one.p}.${one.start}-${one.end}`].filter(Boolean).join(',');
  choose(found.at(-1), { scroll: false });
  getSelection().removeAllRanges();
  text.focus({ preventScroll: true });
  bar(found.length > 1 ? `Your selection goes over ${found.length} paragraphs: it is proposed as ${found.length} passages of one claim.` : 'The selected words are the passage.');
}

// A key that was held back while a save was on its way, where the focus is now.
function onAnyKey(e) {
  if (form?.contains(e.target)) { onFormKey(e); fields.key(e); } else if (text) onKey({ ...e, target: text });
}

function bind() {
  [text, side] = [$('.desk article'), $('#side')];
  draft?.stop();
  form = $('form.entry[data-draft]');
  // What stands in a form that was sent back, or was taken from a draft, or was there before this script came, is somebody's typing.
  dirty = !!$('.faults') || new URLSearchParams(location.search).has('restore') || !!form && touched(form);
  if (text) text.tabIndex = 0;
  combobox(document);
  fields = form ? claimFields(form, dirty) : null;
  if (form) {
    draft = keep(form, bar);
    form.addEventListener('input', () => { dirty = true; });
    form.addEventListener('keydown', onFormKey);
    form.addEventListener('focusin', () => { if (waiting !== null && text) fields.empty(); });
  } else draft = null;
  if (text && pick()) show(pick());
  tellPace();
}

// The draft is older than this page: it is asked about before anything else, unless somebody is writing already.
async function begin() {
  if (form && !dirty && await handOver(form)) return location.reload();
  const first = $('.faults') ?? $('#restore');
  if (first) offer(first); else offer(text, { preventScroll: true });
}

document.addEventListener('submit', e => {
  if (!e.target.closest('main') || e.target.method !== 'post' || e.target.closest('aside.draft')) return;
  e.preventDefault();
  // While a claim is being saved it is not sent again; another form may go beside it.
  if (!isHeld() || e.target !== form) (e.target === form && waiting !== null ? settled() : Promise.resolve()).then(() => send(e.target, e.submitter));
});
document.addEventListener('click', e => {
  const drop = e.target.closest('aside.draft [name=drop]');
  if (drop && form) localStorage.removeItem(`draft:${form.dataset.who}:${drop.form.elements.place.value}`);
  const link = e.target.closest('.desk .row a[href]');
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey || dirty === undefined) return;
  const r = link.closest('.row'), said = link.ariaLabel?.match(/^Sentence (\d+)/);
  e.preventDefault();
  const span = said ? sentences(r)[said[1] - 1] : link.classList.contains('num') ? [0, words(r).textContent.length] : null;
  if (span) choose({ p: +r.id.slice(1), start: span[0], end: span[1] }, { scroll: false }); else sentence('grow');
  text.focus({ preventScroll: true });
});
document.addEventListener('keydown', e => { if (text) onKey(e); });
document.addEventListener('mouseup', e => { if (text) onPointer(e); });
bind();
// Going to the paragraph of the address takes the focus away, so it is set after that.
if (document.readyState === 'complete') begin(); else addEventListener('load', () => setTimeout(begin));
