import { describedMethods, editions, isImported } from '../../contract/editions.ts';
import { loadContract } from '../../contract/load-contract.ts';
import type { Lines } from '../facts.ts';

/** A clause that is written by hand, and the lines of the official docs that it cites. */
export interface CitedLines {
  readonly clause: string;
  readonly path: string;
  readonly lines: Lines;
}

/** The page of a link to lines of the docs: `…/blob/COMMIT/PATH#L1-L2`. */
const linked = /\/blob\/[0-9a-f]+\/([^#]+)#/;

/** All clauses of documents that are written by hand which cite lines of a page of the official docs, in any edition. */
export async function citedLines(): Promise<readonly CitedLines[]> {
  const cited: CitedLines[] = [];
  for (const method of describedMethods().filter((name) => !isImported(name)))
    for (const edition of editions(method)) {
      const { clauses } = await loadContract({ method, edition, trusted: true });
      for (const { id, source } of clauses) {
        const path = linked.exec(source.link ?? '')?.[1];
        if (path !== undefined && source.lines !== undefined)
          cited.push({ clause: `${method}@${edition}:${id}`, path, lines: source.lines });
      }
    }
  return cited;
}
