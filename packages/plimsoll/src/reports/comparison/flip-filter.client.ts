/** Script of a comparison: shows only the flips that fit the form above them. */
export const flipFilter = String.raw`
for (const form of document.querySelectorAll('form.flip-filters')) {
  const section = form.closest('section');
  const items = [...section.querySelectorAll('.flip')];
  const count = section.querySelector('.flip-count');
  const filter = () => {
    const wanted = new FormData(form);
    const words = String(wanted.get('search')).toLowerCase().split(/\s+/).filter(Boolean);
    const same = ['direction', 'side', 'category', 'severity'].filter((name) => wanted.get(name) !== '');
    let shown = 0;
    for (const item of items) {
      const text = words.length === 0 ? '' : item.textContent.toLowerCase();
      const fits = same.every((name) => item.dataset[name] === wanted.get(name)) && words.every((word) => text.includes(word));
      item.hidden = !fits;
      if (fits) shown += 1;
    }
    count.textContent = shown === 0 ? 'No flip fits these filters.' : 'Showing ' + shown + ' of ' + items.length + '.';
  };
  form.addEventListener('input', filter);
  form.addEventListener('reset', () => setTimeout(filter));
  form.addEventListener('submit', (event) => { event.preventDefault(); filter(); });
  filter();
}
`;
