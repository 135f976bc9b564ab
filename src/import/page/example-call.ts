import type { Json } from '../../contract/contract.ts';
import type { Block } from './blocks.ts';
import { lenientJson } from './lenient-json.ts';

/** The data of a sample of cURL, between single quotes. */
const data = /\s-d\s+'([^']*)'/;

/** The parameters with which the first sample of cURL calls a method, without the token; null where none can be read. */
export function exampleCall(
  blocks: readonly Block[],
  method: string,
): { readonly [name: string]: Json } | null {
  for (const block of blocks) {
    if (block.kind !== 'code' || !block.text.toLowerCase().includes(`/${method.toLowerCase()}`)) continue;
    const found = data.exec(block.text)?.[1];
    const value = found === undefined ? undefined : lenientJson(found);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    return Object.fromEntries(
      Object.entries(value as Readonly<Record<string, Json>>).filter(([name]) => name !== 'auth'),
    );
  }
  return null;
}
