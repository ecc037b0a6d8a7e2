// Where words stand in the rows of a text, in UTF-16 units of the paragraph as the server counts them. Sentences are the server's own: never cut here.
const trim = (all, a, b) => { while (a < b && /\s/.test(all[a])) a++; while (b > a && /\s/.test(all[b - 1])) b--; return [a, b]; };

// The element whose text is the paragraph, to the letter.
export const words = row => row.querySelector(':scope > p[lang]');

// Half-open spans of the sentences, without the blanks around them.
export function sentences(row) {
  const all = words(row).textContent;
  let at = 0;
  return [...words(row).children].map(s => { const from = at; at += s.textContent.length; return trim(all, from, at); }).filter(([a, b]) => b > a);
}

// Where words begin ("start") or end ("end"), in order.
export const borders = (row, edge) => [...words(row).textContent.matchAll(/[\p{L}\p{N}’'-]+/gu)].map(m => edge === 'end' ? m.index + m[0].length : m.index);

// The range of a passage in the page.
export function range(row, { start, end }) {
  const walk = document.createTreeWalker(words(row), NodeFilter.SHOW_TEXT), found = document.createRange();
  for (let at = 0, node; (node = walk.nextNode()); at += node.length) {
    if (start >= at && start <= at + node.length) found.setStart(node, start - at);
    if (end >= at && end <= at + node.length) { found.setEnd(node, end - at); break; }
  }
  return found;
}

// What the pointer has selected, a passage for each paragraph that it touches.
export function selected(rows) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return [];
  const chosen = selection.getRangeAt(0);
  return rows.map(row => part(row, chosen)).filter(Boolean);
}

function part(row, chosen) {
  const text = words(row);
  if (!chosen.intersectsNode(text)) return null;
  const before = document.createRange();
  const unit = (node, offset) => { before.selectNodeContents(text); before.setEnd(node, offset); return before.toString().length; };
  const start = text.contains(chosen.startContainer) ? unit(chosen.startContainer, chosen.startOffset) : 0;
  const end = text.contains(chosen.endContainer) ? unit(chosen.endContainer, chosen.endOffset) : text.textContent.length;
  const [a, b] = trim(text.textContent, start, end);
  return b > a ? { p: +row.id.slice(1), start: a, end: b } : null;
}
