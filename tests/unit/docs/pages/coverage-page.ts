import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { specDirectory } from '../../../../src/contract/editions.ts';
import { coverageOf, reachOf } from '../../../../src/import/coverage/coverage-of.ts';
import { coveragePage } from '../../../../src/import/coverage/coverage-page.ts';
import type { DocumentValue } from '../../../../src/import/document/sources.ts';

/** The page about what the committed imported documents judge. */
export function committedCoveragePage(): string {
  const directory = join(specDirectory(), 'imported');
  const files = readdirSync(directory).filter((name) => name.endsWith('.yaml'));
  const reach = files.sort().map((name) => {
    const document = parse(readFileSync(join(directory, name), 'utf8')) as DocumentValue;
    return reachOf(name.slice(0, -'.yaml'.length), document);
  });
  return coveragePage(coverageOf(reach), { v3: [], leftOut: [] });
}
