import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const single = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'reports/README.md'];

/** Where a page of the repository stands in the site: at its own path, so that relative links stay right. */
export function outputOf(path) {
  return path === 'README.md'
    ? 'index.html'
    : `${path.replace(/\.md$/, '')}.html`.replace(/\.html\.html$/, '.html');
}

/** The pages of the repository that readers of the site want, as written. */
export function readPages() {
  const docs = readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
    .sort();
  return [...single, ...docs].map((path) => {
    const text = readFileSync(path, 'utf8');
    return { path, text, title: titleOf(text, path) };
  });
}

function titleOf(text, path) {
  const title = /^# (.+)$/m.exec(text)?.[1] ?? path;
  return title.replaceAll('`', '');
}
