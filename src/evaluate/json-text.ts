import { type MemberNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import { pointerOf } from '../contract/pointer.ts';
import { isTooDeep } from '../exchange/record/json-depth.ts';

/** A flaw of a JSON text that JSON.parse overlooks. */
export interface TextFlaw {
  readonly code: 'repeated-member' | 'lone-surrogate' | 'too-deep';
  readonly pointer: string;
  readonly name: string;
}

function nameOf({ name }: MemberNode): string {
  return name.type === 'String' ? name.value : name.name;
}

function* flawsIn(node: ValueNode, path: readonly (string | number)[]): Generator<TextFlaw> {
  if (node.type === 'String' && !node.value.isWellFormed())
    yield { code: 'lone-surrogate', pointer: pointerOf(path), name: '' };
  if (node.type === 'Array') {
    for (const [index, { value }] of node.elements.entries()) yield* flawsIn(value, [...path, index]);
  }
  if (node.type !== 'Object') return;
  const names = new Set<string>();
  for (const member of node.members) {
    const name = nameOf(member);
    const below = [...path, name];
    if (names.has(name)) yield { code: 'repeated-member', pointer: pointerOf(below), name };
    if (!name.isWellFormed()) yield { code: 'lone-surrogate', pointer: pointerOf(below), name };
    names.add(name);
    yield* flawsIn(member.value, below);
  }
}

/** Repeated members and lone surrogates in a text that JSON.parse takes. A text too deep to walk is a flaw itself. */
export function jsonTextFlaws(text: string): readonly TextFlaw[] {
  if (isTooDeep(text)) return [{ code: 'too-deep', pointer: '', name: '' }];
  return [...flawsIn(parse(text).body, [])];
}
