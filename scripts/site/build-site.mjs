import { copyFileSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Eleventy from '@11ty/eleventy';
import { apiPage } from './api-page.mjs';
import { checkLinks } from './check-links.mjs';
import { finishPage } from './finish-page.mjs';
import { layout } from './layout.mjs';
import { methodPages } from './method-pages.mjs';
import { outputOf, readPages } from './pages.mjs';
import { repositoryPages } from './repository-pages.mjs';
import { searchIndex } from './search-index.mjs';

// Builds the documentation site from the pages of the repository: `site/`, or the directory that the first parameter names.
const root = join(import.meta.dirname, '..', '..');
process.chdir(root);
const output = process.argv[2] ?? 'site';
rmSync(output, { recursive: true, force: true });

const pages = [...readPages(), ...(await methodPages()), apiPage()];
const finished = [];
/** What people wrote or the build derived; files of the repository are shown and not searched. */
const written = new Set(pages.map(({ path }) => outputOf(path)));
const shown = repositoryPages(pages);

const eleventy = new Eleventy(join('scripts', 'site'), output, {
  quietMode: true,
  configPath: null,
  config(configuration) {
    configuration.setUseGitIgnore(false);
    configuration.setTemplateFormats(['md', 'html']);
    for (const { path, text } of [...pages, ...shown])
      configuration.addTemplate(path, text, {
        source: path,
        permalink: outputOf(path),
        // Braces in a page are text: no page is a template.
        templateEngineOverride: path.endsWith('.md') ? 'md' : false,
      });
    configuration.addTransform('page', function (content) {
      const page = finishPage(this.page.outputPath.slice(output.length + 1), content);
      finished.push(page);
      return layout(page, pages);
    });
  },
});
await eleventy.write();

for (const name of ['docs/images', 'reports/sample']) cpSync(name, join(output, name), { recursive: true });
for (const name of ['site.css', 'search.js'])
  copyFileSync(join(import.meta.dirname, name), join(output, name));
copyFileSync(join('node_modules', 'minisearch', 'dist', 'umd', 'index.js'), join(output, 'minisearch.js'));
writeFileSync(
  join(output, 'search-index.js'),
  searchIndex(finished.filter((page) => written.has(page.output))),
);

const broken = checkLinks(output, finished);
if (broken.length > 0) {
  console.error(`Links that lead nowhere:\n${broken.join('\n')}`);
  process.exit(1);
}
console.log(`${finished.length} pages in ${output}/index.html`);
