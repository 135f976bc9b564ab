import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { documentFile, specDirectory } from './editions.ts';

/** What a method does, as `info.summary` of its document says it: one sentence. Null where the document is not here or says nothing. */
export function documentSummary(method: string, directory = specDirectory()): string | null {
  if (!/^[\w.]+$/.test(method)) return null;
  const file = documentFile(method, directory);
  if (!existsSync(file)) return null;
  const { info } = parse(readFileSync(file, 'utf8')) as { info?: { summary?: unknown } };
  return typeof info?.summary === 'string' ? info.summary : null;
}
