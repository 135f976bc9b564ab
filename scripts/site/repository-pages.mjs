import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is copied as it is, and so needs no page. */
const copied = /^docs\/images\/|^reports\/sample\//;

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function fileText(path) {
  return `<h1>${escaped(path)}</h1>\n<pre tabindex="0"><code>${escaped(readFileSync(path, 'utf8'))}</code></pre>\n`;
}

function directoryText(path) {
  const names = readdirSync(path).filter((name) => statSync(join(path, name)).isFile());
  const items = names.map((name) => `<li><a href="${name}">${escaped(name)}</a></li>`).join('\n');
  return `<h1>${escaped(path)}</h1>\n<ul>\n${items}\n</ul>\n`;
}

/** Paths within the repository that a text links to. */
function targetsOf({ path, text }) {
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)|href="([^"#]+)"/g)]
    .map(([, link, href]) => link ?? href ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(path), target).replace(/\/$/, ''));
}

/** Pages that show the files and directories of the repository to which other pages link: a site has no source browser. */
export function repositoryPages(pages) {
  const known = new Set(pages.map(({ path }) => path));
  const shown = [];
  const look = (page) => {
    for (const target of targetsOf(page)) {
      if (known.has(target) || copied.test(target) || !existsSync(target)) continue;
      known.add(target);
      const isDirectory = statSync(target).isDirectory();
      const path = isDirectory ? join(target, 'index.html') : `${target}.html`;
      const text = isDirectory ? directoryText(target) : fileText(target);
      const made = { path, text, title: target };
      shown.push(made);
      if (isDirectory) look(made);
    }
  };
  for (const page of pages) look(page);
  return shown;
}
