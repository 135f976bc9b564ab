import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { specDirectory } from '../contract/editions.ts';

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
  for (const name of [`${method}.yaml`, 'envelope.yaml', join('editions', `${edition}.overlay.yaml`)]) {
    const file = join(specDirectory(), name);
    const line = existsSync(file) ? lineOf(id, readFileSync(file, 'utf8')) : 0;
    if (line > 0) return { file: `spec/${name}`, line };
  }
  return null;
}
