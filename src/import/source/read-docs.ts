import type { LeftOut, MethodFacts, SourceFacts } from '../facts.ts';
import { readPage } from '../page/read-page.ts';
import { chooseFacts } from './choose-facts.ts';
import type { SourceFiles } from './source-files.ts';

function readOne(files: SourceFiles, path: string, commit: string | null): MethodFacts | LeftOut {
  let text: string;
  try {
    text = files.read(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { path, reason: `The page cannot be read: ${why}.` };
  }
  return readPage(text, { path, commit });
}

/** What the pages of the official docs say of each method. */
export function readDocs(files: SourceFiles, commit: string | null): SourceFacts {
  const pages = files.names.filter((name) => name.endsWith('.md'));
  return chooseFacts(pages.map((path) => readOne(files, path, commit)));
}
