// The fields of a claim's form while somebody works in it: what was touched stays, whatever answer comes late; the voice follows the holder; Enter goes on.
const plain = ['Tab', 'Escape', 'Enter', 'Control', 'Shift', 'Alt', 'Meta'];
const named = /^(quote|at)\d+$/;

// A form that was typed already, and comes back with a fault or out of a draft, is touched in all of its fields.
export function claimFields(form, isTyped) {
  const touched = new Set(isTyped ? [...form.elements].map(f => f.name).filter(Boolean) : []), hint = form.querySelector('#source-hint');
  const touch = e => { if (e.target.name) touched.add(e.target.name); };
  const value = (name, to) => { for (const f of form.querySelectorAll(`[name="${name}"]`)) if (f.type === 'radio') f.checked = f.value === to; else f.value = to; };

  // Between the author's voice and a reported one only: which of the reported ones it is, the editor knows better once it was touched.
  function voice() {
    const source = form.elements.source, now = form.elements.voice?.value;
    if (!source?.dataset.reported) return;
    const names = source.value.split(source.value.includes(';') ? ';' : ',').map(n => n.trim().toLowerCase()).filter(Boolean);
    const own = source.dataset.own.toLowerCase().split('\n'), isOwn = names.length > 0 && names.every(n => own.includes(n));
    const says = names.length > 0 && !isOwn;
    if (says && now === 'author') value('voice', source.dataset.reported);
    if (!says && now !== 'author' && !touched.has('voice')) value('voice', 'author');
    hint.textContent = isOwn ? `${source.value.trim()} is the article’s own author: the voice is the author’s.` : says && now === 'author' ? `Somebody else holds it: the voice is ${source.dataset.reported}.` : '';
  }

  const key = e => {
    // Also a key that only selects: what is typed next takes the place of what was there, not of what comes late.
    if (!plain.includes(e.key)) touch(e);
    if (e.key !== 'Enter' || e.ctrlKey || e.metaKey || e.isComposing || !e.target.matches('input, select')) return;
    e.preventDefault();
    next(e.target)?.focus();
  };
  // The field after this one; the radios of a group are one, and end at the one that is chosen.
  function next(from) {
    const all = [...form.elements].filter(f => f.type !== 'hidden' && !f.matches('fieldset') && f.offsetParent && (f.type !== 'radio' || f.checked || !form.querySelector(`[name="${f.name}"]:checked`)));
    const last = from.type === 'radio' ? all.findLast(f => f.name === from.name) ?? from : from;
    return all.find(f => last.compareDocumentPosition(f) & Node.DOCUMENT_POSITION_FOLLOWING && (f.type !== 'radio' || f.name !== from.name));
  }

  form.addEventListener('input', touch);
  form.addEventListener('change', touch);
  form.addEventListener('change', e => { if (['source', 'voice'].includes(e.target.name)) voice(); });
  form.addEventListener('keydown', key);
  // A form that came back was sent without leaving the field.
  if (form.elements.source?.value) voice();
  return {
    touched,
    key,
    // What belongs to another passage and nobody has touched is no longer shown as this one's.
    empty() { for (const f of form.elements) if (f.matches('textarea, input:not([type])') && !named.test(f.name) && !touched.has(f.name)) f.value = ''; },
    // Takes over from the same form as the server fills it, but for what somebody has touched, and the passages, which were chosen here.
    follow(fresh) {
      const names = new Set([...fresh.elements].map(f => f.name).filter(n => n && !named.test(n) && n !== 'id' && n !== 'then' && !n.startsWith('__')));
      for (const name of names) if (!touched.has(name)) value(name, fresh.elements[name].value ?? '');
      const [from, to] = [fresh.elements.source, form.elements.source];
      if (from && to) to.dataset.reported = from.dataset.reported;
      if (touched.has('source')) voice();
    },
  };
}
