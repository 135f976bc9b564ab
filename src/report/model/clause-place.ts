import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { documentFile, overlayFile, specDirectory } from '../../contract/editions.ts';
import { packageRoot } from '../../package-root.ts';

/** Where a document defines a clause: a file below the package, and a line counted from 1. */
export interface ClausePlace {
  readonly file: string;
  readonly line: number;
}

/** The line of a clause's key among the `x-clauses` of a document; 0 where it is not there. */
function lineOf(id: string, text: string): number {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => /^\s*x-clauses:\s*$/.test(line));
  return begin < 0 ? 0 : lines.findIndex((line, index) => index > begin && line.trim() === `${id}:`) + 1;
}

/** Where a clause of a method is defined: in the method's own document, in the envelope, or first in an edition's overlay. */
export function clausePlace(id: string, method: string, edition: string): ClausePlace | null {
  const overlay = overlayFile({ method, edition });
  const files = [
    documentFile(method),
    join(specDirectory(), 'envelope.yaml'),
    ...(overlay === null ? [] : [overlay]),
  ];
  for (const file of files) {
    const line = existsSync(file) ? lineOf(id, readFileSync(file, 'utf8')) : 0;
    if (line > 0) return { file: relative(packageRoot(), file).replaceAll('\\', '/'), line };
  }
  return null;
}
