// Keys that are pressed while a save is on its way belong to what comes after it: they wait, and are pressed again on the page that the answer makes. None is lost,
// and none lands in the form that is about to be replaced.
let waiting = null;
const field = at => at?.matches?.('textarea, input:not([type]), input:is([type=text], [type=search], [type=url])');

export const hold = () => { waiting ??= []; };
export const isHeld = () => waiting !== null;

// Presses the keys again, in order, each where the focus is by then; stops where one of them begins another save. "drop" forgets them: what they were meant for is
// not there.
export function release(press, drop = false) {
  const keys = waiting ?? [];
  waiting = null;
  while (!drop && keys.length > 0) {
    const key = keys.shift(), at = document.activeElement;
    if (field(at) && !key.ctrlKey && key.key.length === 1) document.execCommand('insertText', false, key.key);
    else if (field(at) && key.key === 'Backspace') document.execCommand('delete');
    else if (field(at) && key.ctrlKey && key.key.toLowerCase() === 'a') at.select();
    else if (at?.matches?.('textarea') && key.key === 'Enter' && !key.ctrlKey) document.execCommand('insertText', false, '\n');
    else press({ ...key, target: at, altKey: false, isComposing: false, preventDefault() {}, stopPropagation() {} });
    if (waiting) { waiting.push(...keys); return; }
  }
}

document.addEventListener('keydown', e => {
  if (!waiting || e.isComposing || e.altKey || ['Control', 'Shift', 'Meta', 'Alt'].includes(e.key)) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  waiting.push({ key: e.key, ctrlKey: e.ctrlKey || e.metaKey, metaKey: false, shiftKey: e.shiftKey });
}, true);
