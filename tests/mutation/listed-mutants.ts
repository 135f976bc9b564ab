import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';

/** A place in the judge where a mutant survives, and why that is no gap. */
export interface ListedMutant {
  /** Path of the source. */
  readonly file: string;
  /** The piece of it that is mutated, white space as single blanks. */
  readonly snippet: string;
  readonly reason: string;
}

/** The rows of `docs/judge-mutants.md`: a heading names the file, a row a piece of the source and the reason. */
export function listedMutants(): readonly ListedMutant[] {
  const page = readFileSync(join(packageRoot(), 'docs', 'judge-mutants.md'), 'utf8');
  let file = '';
  return page.split('\n').flatMap((line) => {
    file = /^## `(.+)`$/.exec(line)?.[1] ?? file;
    const [, snippet = '', reason = ''] = /^\| `(.+)` \| (.+) \|$/.exec(line) ?? [];
    return snippet === '' ? [] : [{ file, snippet: snippet.replaceAll('\\|', '|'), reason }];
  });
}
