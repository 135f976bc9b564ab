import { dirname, relative } from 'node:path';
import { outputOf } from './pages.mjs';

const groups = [
  ['Start', (path) => /^(README|CHANGELOG|CONTRIBUTING)\.md$/.test(path)],
  ['Guides', (path) => path.startsWith('docs/guides/')],
  ['Reference', (path) => path.startsWith('docs/reference/') || path === 'reports/README.md'],
  ['Methods', (path) => path.startsWith('docs/methods/')],
  ['Explanation', (path) => /^docs\/explanation\/[^/]+$/.test(path)],
  ['Decisions', (path) => path.startsWith('docs/explanation/decisions/')],
];

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function navigation(output, pages, to) {
  const item = ({ path, title }) => {
    const place = outputOf(path);
    const here = place === output ? ' aria-current="page"' : '';
    return `<li><a href="${to(place)}"${here}>${escaped(title)}</a></li>`;
  };
  const sample = `<li><a href="${to('reports/sample/index.html')}">The published sample of a report</a></li>`;
  return groups
    .map(([title, belongs]) => {
      const own = pages.filter(({ path }) => belongs(path));
      const isOpen = title !== 'Decisions' && title !== 'Methods';
      const open = isOpen || own.some(({ path }) => outputOf(path) === output) ? ' open' : '';
      const items = `${own.map(item).join('')}${title === 'Start' ? sample : ''}`;
      return `<details${open}><summary>${title}</summary><ul>${items}</ul></details>`;
    })
    .join('\n');
}

/** A finished page with title, navigation and search around it. All addresses are relative, so that the site works wherever it lies. */
export function layout({ output, title, html }, pages) {
  const root = relative(dirname(output), '.');
  const to = (place) => relative(dirname(output), place);
  return `<!doctype html>
<html lang="en" data-root="${root === '' ? '' : `${root}/`}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}${output === 'index.html' ? '' : ' · b24-conformance'}</title>
<link rel="stylesheet" href="${to('site.css')}">
<script defer src="${to('minisearch.js')}"></script>
<script defer src="${to('search-index.js')}"></script>
<script defer src="${to('search.js')}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<a class="home" href="${to('index.html')}">b24-conformance</a>
<search><label for="search">Search</label><input id="search" type="search" autocomplete="off"><p id="count" role="status"></p><ul id="results" hidden></ul></search>
</header>
<div class="columns">
<nav aria-label="Pages">${navigation(output, pages, to)}</nav>
<main id="content">${html}</main>
</div>
</body>
</html>
`;
}
