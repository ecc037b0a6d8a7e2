// Names complete as somebody types, by the ARIA combobox pattern: a list below the field, taken by arrows and Enter, closed by Esc. What is typed counts: nothing
// is chosen that nobody has gone to. Without this script the browser's own list does the same; its state no script can see, so it is put away here.
const MOST = 8, PAUSE = 150, FOLD = /\p{M}/gu;
const fold = text => text.normalize('NFD').replace(FOLD, '').toLowerCase();
let number = 0;

// The name that the cursor is in: of several with commas (or semicolons) between, the one being typed.
function part(field) {
  if (!('several' in field.dataset)) return { from: 0, to: field.value.length };
  const mark = field.value.includes(';') ? ';' : ',', at = field.selectionStart ?? field.value.length;
  const from = field.value.lastIndexOf(mark, at - 1) + 1, next = field.value.indexOf(mark, at);
  return { from: from + (field.value.slice(from).match(/^\s*/)[0].length), to: next < 0 ? field.value.length : next };
}

function known(field, typed) {
  const words = fold(typed), all = [...(document.getElementById(field.dataset.list)?.options ?? [])].map(o => o.value);
  const rank = name => fold(name).startsWith(words) ? 0 : fold(name).includes(' ' + words) ? 1 : 2;
  return all.filter(name => fold(name).includes(words) && fold(name) !== words).sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}

function enhance(field) {
  const list = Object.assign(document.createElement('span'), { id: `names-${++number}`, className: 'names', hidden: true });
  let at = -1, asked = 0, pause, taken = false;
  Object.assign(field.dataset, { list: field.getAttribute('list') });
  field.removeAttribute('list');
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Names');
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' })) field.setAttribute(name, value);
  field.parentElement.classList.add('has-names');
  field.after(list);

  const close = () => { at = -1; list.hidden = true; field.setAttribute('aria-expanded', 'false'); field.removeAttribute('aria-activedescendant'); };
  const go = to => {
    at = to;
    [...list.children].forEach((option, i) => { option.setAttribute('aria-selected', i === at); if (i === at) option.scrollIntoView({ block: 'nearest' }); });
    if (at < 0) field.removeAttribute('aria-activedescendant'); else field.setAttribute('aria-activedescendant', list.children[at].id);
  };
  const take = name => {
    const { from, to } = part(field);
    field.setRangeText(name, from, to, 'end');
    taken = true;
    close();
    // What a script puts in, the browser tells nobody.
    for (const told of ['input', 'change']) field.dispatchEvent(new Event(told, { bubbles: true }));
  };
  const show = names => {
    if (document.activeElement !== field) return close();
    const was = list.children[at]?.textContent;
    list.replaceChildren(...names.map((name, i) => {
      const option = Object.assign(document.createElement('span'), { id: `${list.id}-${i}`, textContent: name, dir: 'auto' });
      option.setAttribute('role', 'option');
      option.addEventListener('pointerdown', e => { e.preventDefault(); take(name); });
      return option;
    }));
    list.hidden = names.length === 0;
    field.setAttribute('aria-expanded', String(names.length > 0));
    go(names.indexOf(was));
  };
  const typed = async () => {
    const { from, to } = part(field), words = field.value.slice(from, to).trim(), turn = ++asked;
    if (!words) return close();
    const here = known(field, words);
    show(here);
    if (!field.dataset.suggest || words.length < 2 || here.length >= MOST) return;
    // The server is asked when the keys rest, not at each.
    clearTimeout(pause);
    await new Promise(rests => { pause = setTimeout(rests, PAUSE); });
    if (turn !== asked || taken) return;
    try {
      const found = await (await fetch(`${document.documentElement.dataset.base ?? ''}/suggest?kind=${field.dataset.suggest}&q=${encodeURIComponent(words)}`)).json();
      if (turn === asked && !taken) show([...new Set([...here, ...found.filter(name => fold(name) !== fold(words))])].slice(0, MOST));
    } catch { /* the names of the page are left */ }
  };
  const key = e => {
    if (e.isComposing) return;
    const open = !list.hidden, step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step) {
      if (!open) { taken = false; void typed(); if (list.hidden) return; }
      e.preventDefault();
      go(at + step < -1 ? list.children.length - 1 : at + step >= list.children.length ? -1 : at + step);
    } else if (open && at >= 0 && e.key === 'Enter' && !e.ctrlKey && !e.metaKey) { e.preventDefault(); e.stopPropagation(); take(list.children[at].textContent); }
    else if (open && e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); taken = true; close(); }
    else if (e.key === 'Enter' || e.key === 'Tab') { taken = true; close(); }
  };
  field.addEventListener('input', e => { if (e.isTrusted) { taken = false; void typed(); } });
  field.addEventListener('keydown', key);
  field.addEventListener('blur', () => { taken = true; close(); });
}

// Takes up every field with a list below an element; those that are taken up already stay.
export function combobox(root) { for (const field of root.querySelectorAll('input[list]')) enhance(field); }

combobox(document);
