import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Links within the site whose file or anchor is not there, each with its page. Addresses elsewhere are not tried. */
export function checkLinks(directory, pages) {
  const anchors = new Map(pages.map(({ output, anchors: own }) => [output, new Set(own)]));
  return pages.flatMap(({ output, links }) =>
    links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = '', anchor = ''] = link.split('#', 2);
        const target = path === '' ? output : join(dirname(output), path);
        if (!existsSync(join(directory, target))) return true;
        const known = anchors.get(target);
        return anchor !== '' && known !== undefined && !known.has(anchor);
      })
      .map((link) => `${output}: ${link}`),
  );
}
