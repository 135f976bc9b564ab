import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { DocumentValue } from './sources.ts';

/** How each document begins that the import has made. */
export const madeByImport = '# Made by `b24-conformance import`.';

/** Columns of a line, as in the documents that are written by hand. */
const lineWidth = 120;
/** Nodes above this depth are written in lines: what reads documents quickly looks for members such as `scope` at the beginning of a line. */
const blockDepth = 6;
/** What a reader takes in at a glance on one line. */
const maxInline = 80;

/** A document as it stands in its file: small lists and mappings on one line each. The same facts give the same text. */
export function documentText(value: DocumentValue): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node, path) {
      const items = isMap(node) ? node.items.map((pair) => pair.value) : node.items;
      const isPlain = items.every((item) => isScalar(item) || (isSeq(item) && item.items.every(isScalar)));
      const isSmall = JSON.stringify(node).length <= maxInline;
      if (isPlain && isSmall && (isSeq(node) || path.length > blockDepth)) node.flow = true;
    },
  });
  document.commentBefore = `${madeByImport.slice(1)} What is to be said otherwise belongs in an overlay.`;
  return document.toString({ lineWidth, flowCollectionPadding: true });
}
