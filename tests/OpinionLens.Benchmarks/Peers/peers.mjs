// usage: node peers.mjs FOLDER [seconds a cell] -> tab-separated rows on standard output, the columns of "opinionlens evaluate anchoring".
// Other tools' ways to find a quote again, on the same files. A cell that is slow stops at its time and scores the quotes it has reached, taken evenly from the file.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import search from 'approx-string-match';

const require = createRequire(import.meta.url);
const DiffMatchPatch = require('diff-match-patch');
const { toTextPosition } = require('dom-anchor-text-quote');
import { textQuoteSelectorMatcher } from '@apache-annotator/selector';

// Approximate search, then the best of quote, prefix, suffix and position in the proportion 50 : 20 : 20 : 2.
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const similarity = (text, pattern) => {
  if (!pattern.length) return 1;
  if (text === pattern) return 1;
  const found = search(text, pattern, pattern.length);
  return found.length ? 1 - found[0].errors / pattern.length : 0;
};

function everywhere(text, pattern) {
  const places = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) places.push({ start: at, end: at + pattern.length, errors: 0 });
  return places;
}

function approximate(text, quote) {
  const exact = everywhere(text, quote.exact);
  const places = exact.length ? exact : search(text, quote.exact, Math.min(256, quote.exact.length / 2));
  let best = null;
  for (const place of places) {
    const score = weights.quote * (1 - place.errors / quote.exact.length)
      + weights.prefix * similarity(text.slice(Math.max(0, place.start - quote.prefix.length), place.start), quote.prefix)
      + weights.suffix * similarity(text.slice(place.end, place.end + quote.suffix.length), quote.suffix)
      + weights.position * (1 - Math.abs(place.start - quote.hint) / text.length);
    if (!best || score > best.score) best = { ...place, score };
  }
  return best;
}

// A text is one chunk to the exact matcher.
function chunks(text) {
  const chunk = { data: text, equals: other => other === chunk };
  return { currentChunk: chunk, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
}

async function exactWithContext(text, quote) {
  for await (const match of textQuoteSelectorMatcher({ exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix })(chunks(text)))
    return { start: match.startIndex, end: match.endIndex };
  return null;
}

const peers = {
  'approx-string-match 50/20/20/2': file => quote => approximate(file.text, quote),
  'dom-anchor-text-quote': file => quote => toTextPosition({ textContent: file.text }, quote, { hint: quote.hint }),
  'diff-match-patch': file => {
    const engine = new DiffMatchPatch();
    let diffs = null;
    return quote => {
      diffs ??= engine.diff_main(file.old, file.text);
      const [start, end] = [engine.diff_xIndex(diffs, quote.hint), engine.diff_xIndex(diffs, quote.hint + quote.exact.length)];
      return end > start ? { start, end } : null;
    };
  },
  'apache-annotator exact+context': file => quote => exactWithContext(file.text, quote),
};

function* evenly(quotes) {
  const stride = quotes.length > 1 ? [...Array(quotes.length).keys()].find(i => i > quotes.length * 0.382 && gcd(i, quotes.length) === 1) ?? 1 : 1;
  for (let i = 0, at = 0; i < quotes.length; i++, at = (at + stride) % quotes.length) yield quotes[at];
}

const gcd = (a, b) => b ? gcd(b, a % b) : a;

function paragraphOf(starts, at) {
  let low = 0, high = starts.length - 1;
  while (low < high) { const middle = (low + high + 1) >> 1; if (starts[middle] <= at) low = middle; else high = middle - 1; }
  return low;
}

const overlap = (a, b) => { const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)); return shared / (a.end - a.start + b.end - b.start - shared); };

async function score(method, make, file, seconds) {
  const find = make(file), sums = { scored: 0, must: 0, right: 0, iou80: 0, iou: 0, cut: 0, none: 0, wrong: 0, done: 0 };
  const before = process.cpuUsage(), started = performance.now();
  const answers = [];
  for (const quote of evenly(file.quotes)) {
    let place = null;
    try { place = await find(quote); } catch { /* some peers throw where they find nothing */ }
    answers.push([quote, place]);
    sums.done++;
    if (performance.now() - started > seconds * 1000) break;
  }
  const used = process.cpuUsage(before), cpu = (used.user + used.system) / 1e6;
  for (const [quote, place] of answers) {
    if (quote.kind !== 'anchor' && quote.kind !== 'orphan') continue;
    sums.scored++;
    if (quote.kind === 'orphan') { sums.cut++; if (place) sums.wrong++; else sums.none++; continue; }
    sums.must++;
    if (!place) continue;
    if (paragraphOf(file.starts, Math.floor((place.start + place.end) / 2)) !== quote.para) { sums.wrong++; continue; }
    const iou = overlap(place, quote);
    sums.right++; sums.iou += iou; if (iou >= 0.8) sums.iou80++;
  }
  const percent = (part, whole, none) => (whole ? 100 * part / whole : none).toFixed(2);
  return [method, file.doc, file.profile, sums.scored, percent(sums.right, sums.must, 100), percent(sums.iou80, sums.must, 100), (sums.must ? sums.iou / sums.must : 1).toFixed(4),
    sums.cut, percent(sums.none, sums.cut, 100), percent(sums.wrong, sums.scored, 0), Math.round(sums.done / Math.max(cpu, 1e-6))].join('\t');
}

const [folder, seconds = '4'] = process.argv.slice(2);
console.log('method\tdoc\tprofile\tn\tpara_right\tiou80\tiou_mean\torphan_n\torphan_none_pct\twrong\tqps');
for (const name of fs.readdirSync(folder).filter(n => /^[^.]+\.[^.]+\.json$/.test(n)).sort()) {
  const read = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  const [doc, profile] = name.split('.');
  let at = 0;
  const starts = read.newParas.map(p => { const start = at; at += p.length + 1; return start; });
  const file = { doc, profile, old: read.oldParas.join('\n'), text: read.newParas.join('\n'), starts, quotes: read.quotes };
  for (const [method, make] of Object.entries(peers)) console.log(await score(method, make, file, Number(seconds)));
}
