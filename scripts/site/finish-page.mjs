import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseFragment, serialize } from 'parse5';

/** The anchor of a heading, as GitHub makes it. */
function anchorOf(title) {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}

function textOf(node) {
  return node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join('');
}

function* elementsIn(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName !== undefined) yield child;
    yield* elementsIn(child);
  }
}

/** Where a link of the repository leads in the site. */
function linkInSite(from, link) {
  if (/^[a-z]+:|^#/.test(link)) return link;
  const [path, anchor] = link.split('#', 2);
  const target = join(dirname(from), path);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  const to = (place) => `${relative(dirname(from), place) || '.'}${hash}`;
  if (target === 'README.md') return to('index.html');
  if (target.endsWith('.md') && !target.startsWith('spec/')) return to(target.replace(/\.md$/, '.html'));
  if (/^docs\/images\/|^reports\/sample\/|\.html$/.test(target) || !existsSync(target)) return link;
  return to(statSync(target).isDirectory() ? join(target, 'index.html') : `${target}.html`);
}

/**
 * Gives headings their anchors, links their targets in the site, and wide tables a place to scroll.
 * Also collects what the search and the check of links need.
 */
export function finishPage(output, content) {
  const fragment = parseFragment(content);
  const page = { output, title: output, anchors: [], links: [], sections: [], html: '' };
  const seen = new Map();
  let section = { anchor: '', heading: '', text: '' };
  for (const child of fragment.childNodes) {
    if (/^h[1-6]$/.test(child.tagName ?? '')) {
      const heading = textOf(child);
      const base = anchorOf(heading);
      const count = seen.get(base) ?? 0;
      seen.set(base, count + 1);
      const anchor = count === 0 ? base : `${base}-${count}`;
      child.attrs.push({ name: 'id', value: anchor });
      page.anchors.push(anchor);
      if (child.tagName === 'h1') page.title = heading;
      section = { anchor, heading, text: '' };
      page.sections.push(section);
    } else section.text += ` ${textOf(child)}`;
  }
  for (const element of elementsIn(fragment)) {
    for (const attribute of element.attrs) {
      if (!['href', 'src', 'srcset'].includes(attribute.name)) continue;
      attribute.value = linkInSite(output === 'index.html' ? 'README.md' : output, attribute.value);
      page.links.push(attribute.value);
    }
    if (element.tagName === 'pre') element.attrs = [{ name: 'tabindex', value: '0' }];
  }
  page.html = serialize(fragment)
    .replaceAll('<table>', '<div class="wide" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
  return page;
}
