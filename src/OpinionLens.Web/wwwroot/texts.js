// Two texts beside each other, each scrolling by itself; the other follows from pair to pair, and in between in proportion. Pairs are the ties of the page, told by the server.
const root = document.querySelector('.facing-texts');
const panes = root ? [...root.querySelectorAll('.texts > section')] : [];
const lock = root?.querySelector('#lock');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

// Heights at which the two texts belong together, in order on both sides: [y in A, y in B].
function anchors() {
  const found = [...panes[0].querySelectorAll('.ties a')].map(tie => {
    const a = tie.closest('.facing-paragraph'), b = document.getElementById(tie.hash.slice(1));
    return b && [a.offsetTop, b.offsetTop];
  }).filter(Boolean).sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  // The longest run that rises on both sides: a tie that goes back would make the other text jump.
  const best = found.map(() => 1), from = found.map(() => -1);
  for (let i = 0; i < found.length; i++)
    for (let j = 0; j < i; j++)
      if (found[j][0] < found[i][0] && found[j][1] < found[i][1] && best[j] >= best[i]) { best[i] = best[j] + 1; from[i] = j; }
  const run = [];
  for (let i = best.indexOf(Math.max(...best)); i >= 0; i = from[i]) run.unshift(found[i]);
  return [[0, 0], ...run.filter(([a, b]) => a > 0 && b > 0), panes.map(p => p.scrollHeight)];
}

function place(points, side, y) {
  const i = Math.max(1, points.findIndex(p => p[side] > y)), other = 1 - side;
  const [p, q] = [points[i - 1], points[i] ?? points.at(-1)];
  return p[other] + (q[side] === p[side] ? 0 : (y - p[side]) / (q[side] - p[side])) * (q[other] - p[other]);
}

// Below some width the texts stand one after the other, and scroll with the page.
const scrolls = () => panes[0].scrollHeight > panes[0].clientHeight + 1;

let points, moved = null, held = 0;

// Both panes go to their own places: neither follows the other until nothing has moved for a while.
function hold() { clearTimeout(held); held = setTimeout(() => { held = 0; }, 300); }

function follow(side) {
  if (held) return hold();
  // What this script moves answers with a scroll of its own: that is not followed back.
  if (moved === side) { moved = null; return; }
  if (!lock.checked) return;
  // The eye rests a third down the pane.
  const third = panes[side].clientHeight / 3, other = panes[1 - side];
  const wanted = Math.round(place(points ??= anchors(), side, panes[side].scrollTop + third) - other.clientHeight / 3);
  // Beyond its ends a pane does not move, and so does not answer.
  const top = Math.min(Math.max(0, wanted), other.scrollHeight - other.clientHeight);
  if (Math.abs(other.scrollTop - top) < 2) return;
  moved = 1 - side;
  other.scrollTo({ top, behavior: 'instant' });
}

// Pair by pair through the text that has the focus, from the pair last shown where that is still in sight, else from the first that is in sight.
function go(step) {
  const side = panes[1].contains(document.activeElement) ? 1 : 0, pane = panes[side];
  const ties = [...pane.querySelectorAll('.ties a')];
  const [top, bottom] = scrolls() ? [pane.getBoundingClientRect().top, pane.getBoundingClientRect().bottom] : [0, innerHeight], box = tie => tie.closest('.facing-paragraph').getBoundingClientRect();
  const at = ties.findIndex(tie => tie.classList.contains('at') && (held || (box(tie).bottom > top && box(tie).top < bottom)));
  const seen = ties.findIndex(tie => box(tie).top >= top);
  const first = seen < 0 ? ties.length - 1 : step > 0 ? seen : Math.max(0, seen - 1);
  const tie = ties[Math.min(ties.length - 1, Math.max(0, at < 0 ? first : at + step))];
  if (!tie) return;
  const row = tie.closest('.facing-paragraph'), met = document.getElementById(tie.hash.slice(1));
  root.querySelectorAll('.at').forEach(r => r.classList.remove('at'));
  for (const shown of [tie, row, met]) shown?.classList.add('at');
  // The next key of any kind goes on from here.
  tie.focus({ preventScroll: true });
  hold();
  if (!scrolls()) return row.scrollIntoView({ block: 'center' });
  // Both at one height: a third down, or as near to that as the beginnings and ends of the texts let them come.
  const both = [[pane, row], [panes[1 - side], met]].filter(([, target]) => target);
  const lowest = Math.min(...both.map(([, target]) => target.offsetTop)), highest = Math.max(...both.map(([one, target]) => target.offsetTop - (one.scrollHeight - one.clientHeight)));
  const height = Math.min(lowest, Math.max(highest, pane.clientHeight / 3));
  for (const [one, target] of both) one.scrollTo({ top: target.offsetTop - height, behavior: calm.matches ? 'instant' : 'smooth' });
}

if (panes.length === 2 && lock) {
  root.classList.add('panes');
  const fit = () => { points = null; lock.closest('p').hidden = !scrolls(); };
  panes.forEach((pane, side) => { pane.tabIndex = 0; pane.addEventListener('scroll', () => follow(side), { passive: true }); });
  addEventListener('resize', fit);
  fit();
  // A tie shows its place in the other pane, and leaves this one where it is.
  root.addEventListener('click', e => {
    const tie = e.target.closest('.ties a'), to = tie && document.getElementById(tie.hash.slice(1)), pane = to?.closest('section');
    if (!to || pane.scrollHeight <= pane.clientHeight) return;
    e.preventDefault();
    history.replaceState(null, '', tie.hash);
    moved = panes.indexOf(pane);
    root.querySelectorAll('.at').forEach(r => r.classList.remove('at'));
    for (const shown of [tie, tie.closest('.facing-paragraph'), to]) shown.classList.add('at');
    pane.scrollTo({ top: to.offsetTop - pane.clientHeight / 3, behavior: 'instant' });
  });
  // Only with the focus in the texts: a single character does nothing elsewhere.
  root.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const act = { b: () => lock.click(), j: () => go(1), k: () => go(-1) }[e.key];
    if (act) { e.preventDefault(); act(); }
  });
}
