import { existsSync, readFileSync } from 'node:fs';
import { isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';
import { readTextFile } from '../../read-text-file.ts';
import { ContractError, type ContractProblem } from '../contract-error.ts';
import { pathOf, pointerOf } from '../pointer.ts';
import { isEmpty, parseYaml } from './parse-yaml.ts';

/** A YAML file: its value, and a way back from any place in the value to its line. */
export interface SourceDocument {
  readonly file: string;
  readonly bytes: Buffer;
  readonly value: Record<string, unknown>;
  /** The problem `message` at the place a pointer names, or at the nearest place above it that the file has. */
  problem(pointer: string, message: string): ContractProblem;
}

/** The key or value node that a path leads to, or the nearest one above. */
function nodeAt(root: Node | null, path: readonly string[]): Node | null {
  let found: Node | null = root;
  let node: unknown = root;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === part,
      );
      if (pair === undefined) break;
      found = pair.key as Node;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(part)];
      if (item === undefined) break;
      found = item as Node;
      node = item;
    } else break;
  }
  return found;
}

/** The path of the innermost member or item around an offset, as far as the file could be parsed. */
function pathAround(root: unknown, offset: number): (string | number)[] {
  const holds = (node: unknown) => {
    const range = isNode(node) ? node.range : null;
    return range != null && range[0] <= offset && offset < Math.max(range[2], range[0] + 1);
  };
  if (isMap(root)) {
    const pair = root.items.findLast(({ key, value }) => holds(key) || holds(value));
    if (pair === undefined) return [];
    return [isScalar(pair.key) ? String(pair.key.value) : '', ...pathAround(pair.value, offset)];
  }
  if (!isSeq(root)) return [];
  const index = root.items.findIndex(holds);
  return index < 0 ? [] : [index, ...pathAround(root.items[index], offset)];
}

/**
 * Reads a YAML (or JSON) file.
 * @throws {ContractError} when the file cannot be read, is too large, no text, no YAML, repeats a key, or is no mapping.
 */
export function readDocument(file: string): SourceDocument {
  const refuse = (message: string, line = 1) =>
    new ContractError([{ file, line, column: 1, pointer: '', message }]);
  const read = readTextFile(file);
  if ('problem' in read) throw refuse(`The file ${read.problem}.`, read.line);
  const parsed = parseYaml(read.text);
  const root = parsed.document.contents as Node | null;
  const place = (offset: number) => {
    const { line, col } = parsed.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = parsed.problems.map(({ offset, message }) => {
    return { file, ...place(offset), pointer: pointerOf(pathAround(root, offset)), message };
  });
  if (problems.length > 0) throw new ContractError(problems);
  if (isEmpty(parsed)) throw refuse('The file is empty. It must hold a mapping of names to values.');
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuse('The document must be a mapping of names to values.');
  return {
    file,
    bytes: read.bytes,
    value: value as Record<string, unknown>,
    problem(pointer, message) {
      const node = nodeAt(root, pathOf(pointer));
      return { file, ...place(node?.range?.[0] ?? 0), pointer, message };
    },
  };
}

const shared = new Map<string, SourceDocument>();

/**
 * Reads a YAML file that many documents share: it is parsed once, as long as it stays the same. What it gives must not be changed.
 * @throws {ContractError} as `readDocument` does
 */
export function readShared(file: string): SourceDocument {
  const known = shared.get(file);
  if (known !== undefined && existsSync(file) && readFileSync(file).equals(known.bytes)) return known;
  const document = readDocument(file);
  shared.set(file, document);
  return document;
}
