/*
 * What the page can do beyond being read: filter, open and close, compare subjects, copy. It stands in every report, so
 * it is small; it loads nothing and makes no markup of text. Without it the page is complete.
 */
(() => {
  const form = document.getElementById('filter');
  const cases = document.getElementById('cases');
  if (!form || !cases) return;
  const field = (name) => form.elements.namedItem(name);
  const output = form.querySelector('output');
  const names = ['v', 'q', 'l', 'c', 'd', 'a', 'b'];
  const sections = [...cases.querySelectorAll('.clause')];
  let index = null;
  let columnRule = false;

  // A case that stands in a line with its family has no id of its own: the line has what they share.
  function idOf(element) {
    const family = element.tagName === 'B' && element.closest('[data-f]');
    return family ? family.dataset.f + element.textContent : element.id;
  }

  // Made when it is first needed, so that a page of ten thousand cases opens as fast as a small one.
  function makeIndex() {
    return sections.map((section) => ({
      section,
      groups: [...section.querySelectorAll('.collapsed, .like, .wide')],
      items: [...section.querySelectorAll('[id][data-v], .collapsed li[id], .collapsed b')].map((element) => {
        const id = idOf(element);
        return {
          element,
          slot: id.slice(id.indexOf(':') + 1),
          verdicts: element.closest('[data-v]').dataset.v.split(' '),
          text: `${id} ${element.textContent}`.toLowerCase(),
        };
      }),
    }));
  }

  function wanted() {
    const data = new FormData(form);
    const [a, b] = ['a', 'b'].map((name) => data.get(name) || '');
    return {
      verdicts: new Set(data.getAll('v')),
      words: String(data.get('q') || '')
        .toLowerCase()
        .split(/\s+/)
        .filter(Boolean),
      level: data.get('l'),
      clause: data.get('c'),
      pair: a !== '' && b !== '' && a !== b ? [Number(a), Number(b)] : null,
      differences: data.get('d') !== null,
    };
  }

  function differs({ verdicts }, { pair }) {
    return pair ? verdicts[pair[0]] !== verdicts[pair[1]] : verdicts.length > 1;
  }

  function show(element, shown) {
    if (element.hidden === shown) element.hidden = !shown;
  }

  function applyTo({ section, groups, items }, want) {
    const { level, clause, verdicts, words, pair, differences } = want;
    const here = (!level || section.dataset.l === level) && (!clause || section.dataset.c === clause);
    const comparing = pair || differences;
    const different = new Set(
      comparing ? items.filter((item) => differs(item, want)).map(({ slot }) => slot) : [],
    );
    const shown = new Set();
    for (const item of items) {
      const fits =
        here &&
        (verdicts.size === 0 || item.verdicts.some((verdict) => verdicts.has(verdict))) &&
        words.every((word) => item.text.includes(word)) &&
        (!comparing || different.has(item.slot));
      show(item.element, fits);
      if (fits) shown.add(item.slot);
    }
    for (const row of section.querySelectorAll('[data-f]'))
      show(row, row.querySelector('b:not([hidden])') !== null);
    for (const group of groups)
      show(group, group.querySelector(':is(li, tr, b)[id]:not([hidden]), b:not([hidden])') !== null);
    show(section, shown.size > 0);
    return shown;
  }

  function showColumns(pair) {
    const [sheet] = document.styleSheets;
    if (columnRule) sheet.deleteRule(sheet.cssRules.length - 1);
    columnRule = pair !== null;
    if (pair === null) return;
    const kept = pair.map((at) => `:not(:nth-child(${at + 2}))`).join('');
    sheet.insertRule(
      `:is(.differences,.matrix) :is(td,th):nth-child(n+2)${kept}{display:none}`,
      sheet.cssRules.length,
    );
  }

  function isActive(want) {
    const { verdicts, words, level, clause, pair, differences } = want;
    return verdicts.size > 0 || words.length > 0 || Boolean(level || clause || pair || differences);
  }

  /** Opens a group for the filter, and closes it again if the filter had opened it. */
  function openFor(group, open) {
    if (open && !group.open) group.dataset.by = 'filter';
    if (open) group.open = true;
    else if (group.dataset.by) {
      group.open = false;
      delete group.dataset.by;
    }
  }

  function apply() {
    const want = wanted();
    const active = isActive(want);
    if (!active && !index) {
      output.value = '';
      return;
    }
    index ??= makeIndex();
    const shown = index.reduce((sum, part) => sum + applyTo(part, want).size, 0);
    const total = index.reduce((sum, { items }) => sum + new Set(items.map(({ slot }) => slot)).size, 0);
    showColumns(want.pair);
    // A hit inside a closed group is invisible; of many hits the groups stay closed, so that the page stays short.
    for (const group of cases.querySelectorAll('.collapsed'))
      openFor(group, active && shown <= 400 && !group.hidden);
    for (const method of cases.querySelectorAll('.method')) {
      show(method, method.querySelector('.clause:not([hidden])') !== null);
      openFor(method, active && shown <= 400 && !method.hidden);
    }
    output.value = active ? `${shown} of ${total} cases` : `All ${total} cases`;
  }

  function keep() {
    const data = new URLSearchParams();
    for (const name of names) {
      const values = new FormData(form).getAll(name).filter(Boolean);
      if (values.length > 0) data.set(name, values.join(' '));
    }
    const hash = data.size > 0 ? `#?${data}` : location.hash.startsWith('#?') ? '#cases' : location.hash;
    if (hash !== location.hash) history.replaceState(null, '', hash);
  }

  function fill(data) {
    for (const box of form.querySelectorAll('[name=v]'))
      box.checked = (data.get('v') || '').split(' ').includes(box.value);
    if (field('d')) field('d').checked = data.get('d') === '1';
    for (const name of ['q', 'l', 'c', 'a', 'b']) if (field(name)) field(name).value = data.get(name) || '';
    apply();
  }

  function find(id) {
    const element = document.getElementById(id);
    if (element) return element;
    const families = [...cases.querySelectorAll('[data-f]')].filter(({ dataset }) =>
      id.startsWith(dataset.f),
    );
    return families.flatMap((family) => [...family.querySelectorAll('b')]).find((one) => idOf(one) === id);
  }

  function reveal(target) {
    if (target.closest('[hidden]')) fill(new URLSearchParams());
    for (let one = target; one; one = one.parentElement) if (one.tagName === 'DETAILS') one.open = true;
    target.scrollIntoView();
  }

  function follow() {
    const { hash } = location;
    if (hash.startsWith('#?')) {
      fill(new URLSearchParams(hash.slice(2)));
      cases.scrollIntoView();
      return;
    }
    const target = find(decodeURIComponent(hash.slice(1)));
    for (const one of cases.querySelectorAll('.found')) one.classList.remove('found');
    if (!target) return;
    if (!target.id) target.classList.add('found');
    reveal(target);
  }

  function setAll(open) {
    for (const one of cases.querySelectorAll('details')) one.open = open && !one.hidden;
  }

  function selectText(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  function copy(button) {
    const code = button.parentElement.querySelector('code');
    const said = (word) => {
      button.textContent = word;
    };
    const denied = () => {
      selectText(code);
      said('Selected');
    };
    if (!navigator.clipboard) return denied();
    navigator.clipboard.writeText(code.textContent).then(() => said('Copied'), denied);
  }

  // A list of thousands can neither be read nor made in time: the text field finds a clause as well.
  if (sections.length <= 1000) for (const { dataset } of sections) field('c').add(new Option(dataset.c));
  else field('c').closest('label').hidden = true;
  for (const place of document.querySelectorAll('.copy')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy: ${place.firstElementChild.textContent}`);
    place.append(button);
  }
  form.hidden = false;
  document.addEventListener('click', ({ target }) => {
    if (target.closest('.copy > button')) copy(target);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () =>
    setTimeout(() => {
      apply();
      keep();
    }),
  );
  form.addEventListener('input', () => {
    apply();
    keep();
  });
  field('open').addEventListener('click', () => setAll(true));
  field('close').addEventListener('click', () => setAll(false));
  addEventListener('hashchange', follow);
  // Where the style sheet cannot open what is collapsed for the printer.
  if (!CSS.supports('selector(::details-content)')) {
    let opened = [];
    addEventListener('beforeprint', () => {
      opened = [...document.querySelectorAll('details:not([open])')];
      for (const one of opened) one.open = true;
    });
    addEventListener('afterprint', () => {
      for (const one of opened) one.open = false;
    });
  }
  if (location.hash) follow();
})();
