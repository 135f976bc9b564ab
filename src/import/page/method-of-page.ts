import type { Block } from './blocks.ts';
import { plainText } from './cell-text.ts';

/** Which method a page describes. */
export interface PageMethod {
  readonly method: string;
  readonly isV3: boolean;
  /** Whether the heading names the method and the file is called after it: the page is about nothing else. */
  readonly isTitled: boolean;
}

/** A method's name with dots: letters first, then parts. */
const dotted = /\b[a-z][\w]*(?:\.[a-z]\w*)+/gi;
/** A call in a sample of cURL: the name is the last part of the path. */
const address =
  /\/rest\/(api\/)?(?:[^\s'"/]+\/){0,2}([a-z]\w*(?:\.\w+)*)(?:\.(?:json|xml))?(?=['"\s?\\]|$)/gi;
/** A call by a library: the first text of it. */
const call = /(?:callMethod|call|method['"]?\s*:|CRest::call)\s*\(?\s*['"]([a-z]\w*(?:\.\w+)+)['"]/gi;

/** A name as the file of its page is called: `im.dialog.getUsers` in `im-dialog-get-users.md`. */
function slugOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
}

function squeezed(text: string): string {
  return text.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

/** How often each name is called, most often first. */
function counted(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** The heading of a page as plain text; empty where it has none. */
export function titleOf(blocks: readonly Block[]): string {
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  return heading?.kind === 'heading' ? plainText(heading.text) : '';
}

/**
 * The method that a page describes: the name in its heading, where samples call it or the file is called after it; else the one that
 * samples call. Null where the page describes none.
 */
export function methodOfPage(blocks: readonly Block[], path: string): PageMethod | null {
  const title = titleOf(blocks).replace(/\.\s+(?=[a-z]+$)/, '.');
  const titled = [...title.matchAll(dotted)].map(([name]) => name).at(-1);
  const code = blocks.flatMap((block) => (block.kind === 'code' ? [block.text] : [])).join('\n');
  const addresses = [...code.matchAll(address)].map(([, api, name = '']) => ({
    name,
    isV3: api !== undefined,
  }));
  const called = counted(addresses.map(({ name }) => name));
  const others = counted([...code.matchAll(call)].map(([, name = '']) => name));
  const file = squeezed(path.split('/').at(-1)?.replace(/\.md$/, '') ?? '');
  const isFile = (name: string) => file.startsWith(squeezed(name));
  const same = (name: string | undefined) => (one: string) => one.toLowerCase() === name?.toLowerCase();
  const exact = [titled, ...called, ...others].find((name) => name !== undefined && squeezed(name) === file);
  const method =
    exact ??
    (titled !== undefined && (called.some(same(titled)) || others.some(same(titled)) || isFile(titled))
      ? titled
      : (called.find(isFile) ?? others.find(isFile) ?? called[0] ?? titled ?? others[0]));
  if (method === undefined || method.toLowerCase() === 'api') return null;
  const own = addresses.filter(({ name }) => same(method)(name));
  const isV3 = own.length > 0 ? own.every((one) => one.isV3) : slugOf(path).includes('rest-v3');
  const isTitled =
    same(method)(titled ?? '') && file.includes(squeezed(method.split('.').slice(-2).join('')));
  return { method, isV3, isTitled };
}
