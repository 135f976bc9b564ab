import type { Json } from '../../contract/contract.ts';
import type { JsonType, SuccessFact } from '../facts.ts';
import type { Block, CodeBlock } from './blocks.ts';
import { lenientJson } from './lenient-json.ts';
import { namedRows } from './read-parameters.ts';

type Members = { readonly [name: string]: Json };

/** The value of a sample, where it is an object: the body of a response. */
export function objectIn({ text }: CodeBlock): Members | null {
  const value = lenientJson(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
}

/** What a page says of a success: the first sample with a result, and the types that the table of returned data gives. */
export function readSuccess(blocks: readonly Block[]): SuccessFact {
  const samples = blocks.flatMap((block) => {
    if (block.kind !== 'code') return [];
    const sample = objectIn(block);
    return sample === null || !('result' in sample) || 'error' in sample ? [] : [{ sample, block }];
  });
  const [first] = samples;
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [namedRows(block.rows)] : []));
  const top = tables.find((rows) => rows.some(({ name }) => name === 'result'));
  const resultTypes = top?.find(({ name }) => name === 'result')?.types ?? null;
  const others = tables.filter((rows) => rows !== top);
  const members: Record<string, readonly JsonType[]> = {};
  // The tables behind that of the body describe the result first, then what is nested in it: the first word on a name counts.
  for (const { name, types } of others.flat()) if (types !== null) members[name] ??= types;
  return {
    sample: first?.sample ?? null,
    resultTypes,
    members,
    lines: first === undefined ? null : [first.block.line, first.block.lastLine],
  };
}
