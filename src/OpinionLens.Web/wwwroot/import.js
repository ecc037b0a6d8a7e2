// Files dropped anywhere on the import page go into its file field; sizes are told before the wait; a form that was sent says that it works.
// Without this script the field takes several files all the same, and the server tells the rest.
const form = document.querySelector('form.take');
const file = form.querySelector('#file');
const works = form.querySelector('.works');
const megabyte = 1048576;

for (const hint of form.querySelectorAll('.scripted')) hint.hidden = false;

addEventListener('dragover', e => {
  if (!e.dataTransfer.types.includes('Files')) return;
  e.preventDefault();
  form.classList.add('over');
});
addEventListener('dragleave', e => { if (!e.relatedTarget) form.classList.remove('over'); });
addEventListener('drop', e => {
  if (!e.dataTransfer.files.length) return;
  e.preventDefault();
  form.classList.remove('over');
  file.files = e.dataTransfer.files;
  file.focus();
  works.textContent = `${[...file.files].map(f => f.name).join(', ')}: ready to be read.`;
});

form.addEventListener('submit', e => {
  const files = [...file.files];
  const large = files.find(f => f.size > file.dataset.each * megabyte);
  const all = files.reduce((sum, f) => sum + f.size, 0);
  if (large || all > file.dataset.all * megabyte) {
    e.preventDefault();
    works.textContent = large ? `${large.name} is larger than ${file.dataset.each} MB; leave out its pictures, or paste its text.` : `Together they are larger than ${file.dataset.all} MB; send them in parts.`;
    return;
  }
  form.ariaBusy = 'true';
  works.textContent = files.length ? `Reading ${files.map(f => f.name).join(', ')} …` : 'Reading …';
  // A plain text needs no such time: others are before it, or it is a large one.
  setTimeout(() => { if (form.ariaBusy) works.textContent += ' Other texts may be before it: at most two minutes.'; }, 4000);
});
// Back from the next page the old words would still be there.
addEventListener('pageshow', () => { form.ariaBusy = null; works.textContent = ''; });
