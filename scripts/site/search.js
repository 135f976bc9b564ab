/** The search of the site: an index in a file beside the page, read in the browser, without any request elsewhere. */
(() => {
  const root = document.documentElement.dataset.root ?? '';
  const input = document.querySelector('#search');
  const list = document.querySelector('#results');
  const count = document.querySelector('#count');
  const maxShown = 20;
  let search = null;

  /** The index is large, so it is read when somebody types. */
  function loaded() {
    if (search === null) {
      const { options, index } = window.siteSearch;
      search = window.MiniSearch.loadJSON(index, options);
    }
    return search;
  }

  function itemOf({ id, page, heading, excerpt }) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${root}${id}`;
    link.textContent = heading === page ? page : `${page}: ${heading}`;
    const text = document.createElement('span');
    text.textContent = excerpt;
    item.append(link, text);
    return item;
  }

  input.addEventListener('input', () => {
    const words = input.value.trim();
    const found =
      words === ''
        ? []
        : loaded().search(words, {
            prefix: true,
            fuzzy: 0.1,
            combineWith: 'AND',
            boost: { heading: 3, page: 2 },
          });
    list.replaceChildren(...found.slice(0, maxShown).map(itemOf));
    list.hidden = found.length === 0;
    count.textContent =
      words === '' ? '' : `${found.length} ${found.length === 1 ? 'section' : 'sections'} found`;
  });
})();
