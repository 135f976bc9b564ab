import { parse, type ValueNode } from '@humanwhocodes/momoa';
import { pathOf } from '../../contract/pointer.ts';
import { isTooDeep } from '../../exchange/record/json-depth.ts';

/** Where something stands in a text: UTF-16 offsets, the end not included. */
export type TextRange = readonly [start: number, end: number];

function below(node: ValueNode, part: string): ValueNode | undefined {
  if (node.type === 'Array') return node.elements[Number(part)]?.value;
  if (node.type !== 'Object') return undefined;
  // Of repeated members the last one counts, as it does for JSON.parse.
  return node.members.findLast(({ name }) => (name.type === 'String' ? name.value : name.name) === part)
    ?.value;
}

/**
 * Where the value that a JSON pointer leads to stands in a JSON text, for marking it inside a body. A member that
 * is missing is looked for in vain: then it is the value that lacks it. Null where that is the whole text, where
 * the text is no JSON, or where it nests too deeply to be walked.
 */
export function pointerRange(text: string, pointer: string): TextRange | null {
  if (pointer === '' || isTooDeep(text)) return null;
  let node: ValueNode;
  try {
    node = parse(text, { mode: 'json', ranges: true }).body;
  } catch {
    return null;
  }
  const root = node;
  for (const part of pathOf(pointer)) {
    const next = below(node, part);
    if (next === undefined) break;
    node = next;
  }
  return node === root || node.range === undefined ? null : [node.range[0], node.range[1]];
}
