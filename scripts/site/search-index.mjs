import MiniSearch from 'minisearch';

/** How much of a section stands below its heading in a list of results. */
const excerpt = 160;

/** The options that the page reads the index with; the two must be the same. */
export const options = {
  idField: 'id',
  fields: ['page', 'heading', 'text'],
  storeFields: ['page', 'heading', 'excerpt'],
};

/** A script that sets the index of all sections. It is a script, because a page from a disk may load no other file. */
export function searchIndex(pages) {
  const search = new MiniSearch(options);
  search.addAll(
    pages.flatMap(({ output, title, sections }) =>
      sections.map(({ anchor, heading, text }) => ({
        id: `${output}#${anchor}`,
        page: title,
        heading,
        text,
        excerpt: text.trim().replaceAll(/\s+/g, ' ').slice(0, excerpt),
      })),
    ),
  );
  return `window.siteSearch = ${JSON.stringify({ options, index: JSON.stringify(search) })};\n`;
}
