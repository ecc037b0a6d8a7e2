// Keeps what stands in a claim's form: in this browser within a third of a second, on the server within two. Nothing typed is older than that when a program, a
// line or a battery dies. A form that is saved, and a draft that is thrown away, are forgotten in both places.
const LOCAL = 250, SERVER = 1500, AGAIN = 4000, SURE = 5000;
const DRAFTS = `${document.documentElement.dataset.base ?? ''}/drafts`;
const key = form => `draft:${form.dataset.who}:${form.dataset.draft}`;
const clock = () => new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

function fields(form) {
  const sent = new FormData(form);
  sent.delete('take');
  sent.set('place', form.dataset.draft);
  sent.set('address', location.pathname + location.search);
  return sent;
}

// Whether somebody has typed or chosen before the script came. A page that one comes back to is filled in by the browser: what stands there then is nobody's typing.
export function touched(form) {
  if (performance.getEntriesByType('navigation')[0]?.type !== 'navigate') return false;
  return [...form.elements].some(f => f.type === 'hidden' ? false
    : f.type === 'radio' || f.type === 'checkbox' ? f.checked !== f.defaultChecked
    : f.options ? [...f.options].some(o => o.defaultSelected) ? [...f.options].some(o => o.selected !== o.defaultSelected) : f.selectedIndex > 0
    : f.defaultValue !== undefined && f.value !== f.defaultValue);
}

export function keep(form, say) {
  let local, server, sure, first = 0, sent = 0, stopped = false, under = null;

  const here = () => {
    clearTimeout(local);
    clearTimeout(sure);
    sure = null;
    local = null;
    try { localStorage.setItem(key(form), JSON.stringify({ fields: [...fields(form)].filter(([name]) => !name.startsWith('__')) })); } catch { /* a full or forbidden store: the server's copy is left */ }
  };

  const there = async leaving => {
    clearTimeout(server);
    server = null;
    first = 0;
    const mark = ++sent;
    try {
      const answer = await (under = fetch(DRAFTS, { method: 'POST', body: fields(form), keepalive: leaving === true, redirect: 'error' }));
      if (!answer.ok) throw new Error(answer.status);
      // The server has it now; what is typed after that makes the browser's copy anew. Who leaves at this moment may get a page that was made before: so the copy stays
      // a while, and the next page looks whether the draft is asked about.
      if (mark === sent && !local) known();
      if (mark === sent && !stopped) say(`Draft kept ${clock()}`);
    } catch {
      if (stopped) return;
      say(`Connection lost: you can keep reading and typing. Draft kept on this device ${clock()}. Trying again.`, true);
      server ??= setTimeout(there, AGAIN);
    }
  };

  const known = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key(form)));
      if (!kept || stopped) return drop();
      localStorage.setItem(key(form), JSON.stringify({ ...kept, sent: true }));
      sure = setTimeout(drop, SURE);
    } catch { drop(); }
  };
  const drop = () => { clearTimeout(sure); sure = null; try { localStorage.removeItem(key(form)); } catch { /* then there is no copy either */ } };

  const typed = () => {
    local ??= setTimeout(here, LOCAL);
    // From the first letter that the server lacks, not from the last: who never pauses is kept too.
    first ||= Date.now();
    clearTimeout(server);
    server = setTimeout(there, Math.max(0, Math.min(SERVER, first + SERVER - Date.now())));
  };
  const leave = () => { if (local) here(); if (server) there(true); };

  form.addEventListener('input', typed);
  form.addEventListener('change', typed);
  if (touched(form)) typed();
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leave);
  return {
    now: here,
    // Waits for what is under way: a draft that comes in after the save would be asked about for nothing.
    async pause() { clearTimeout(server); server = null; await under?.catch(() => {}); },
    stop() {
      stopped = true;
      clearTimeout(local);
      clearTimeout(server);
      if (sure) drop();
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    },
    forget() { this.stop(); localStorage.removeItem(key(form)); },
  };
}

// What this browser kept and the server has not: typed in the seconds before the server or the line died, in this form or in another of the same article. It is handed
// over, and the page asks "Restore draft?".
export async function handOver(form) {
  if (new URLSearchParams(location.search).has('restore')) return false;
  const own = key(form), all = own.slice(0, own.lastIndexOf('/') + 1), isNew = form.dataset.draft.startsWith('claim/');
  let handed = false;
  for (const name of Object.keys(localStorage).filter(k => isNew ? k.startsWith(all) : k === own)) {
    const kept = JSON.parse(localStorage.getItem(name));
    if (kept.sent && document.querySelector('#restore')) localStorage.removeItem(name); else handed = await give(form, name, kept) || handed;
  }
  return handed;
}

async function give(form, name, kept) {
  const body = fields(form);
  for (const field of [...body.keys()]) if (!field.startsWith('__')) body.delete(field);
  for (const [field, value] of kept.fields) body.append(field, value);
  try {
    const answer = await fetch(DRAFTS, { method: 'POST', body, redirect: 'error' });
    if (!answer.ok) return false;
    localStorage.removeItem(name);
    return true;
  } catch { return false; }
}
