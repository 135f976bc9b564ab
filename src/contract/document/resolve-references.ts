import { ContractError, type ContractProblem } from '../contract-error.ts';
import { pathOf, pointerOf, valueAt } from '../pointer.ts';
import type { SourceDocument } from './read-document.ts';

interface Place {
  readonly document: SourceDocument;
  readonly path: readonly (string | number)[];
}

/**
 * Replaces every `$ref` by what it points to, in this document or (`../envelope.yaml#/…`) in `others`, keyed by the
 * name used in the reference. Members beside a `$ref` are kept, as OpenAPI 3.1 allows.
 * @throws {ContractError} for a reference that leads nowhere or in a circle.
 */
export function resolveReferences(
  document: SourceDocument,
  others: Readonly<Record<string, SourceDocument>>,
): Record<string, unknown> {
  const problems = new Map<string, ContractProblem>();

  const follow = (reference: string, place: Place, trail: readonly string[]): unknown => {
    const [name = '', fragment = ''] = reference.split('#', 2);
    const target = name === '' ? place.document : others[name];
    const refuse = (why: string): undefined => {
      const pointer = pointerOf(place.path);
      problems.set(
        `${place.document.file}#${pointer}`,
        place.document.problem(pointer, `The reference ${JSON.stringify(reference)} ${why}.`),
      );
      return undefined;
    };
    if (target === undefined) return refuse('names a file that is not part of this contract');
    const path = pathOf(fragment);
    const found = valueAt(target.value, path);
    const mark = `${target.file}#${fragment}`;
    if (found === undefined) return refuse('leads nowhere');
    if (trail.includes(mark)) return refuse('leads back to itself');
    return visit(found, { document: target, path }, [...trail, mark]);
  };

  const visit = (node: unknown, place: Place, trail: readonly string[]): unknown => {
    const below = (part: string | number): Place => ({
      document: place.document,
      path: [...place.path, part],
    });
    if (Array.isArray(node)) return node.map((item, index) => visit(item, below(index), trail));
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node)
      .filter(([name]) => name !== '$ref')
      .map(([name, item]) => [name, visit(item, below(name), trail)] as const);
    const reference = (node as { $ref?: unknown }).$ref;
    if (typeof reference !== 'string') return Object.fromEntries(entries);
    const target = follow(reference, { document: place.document, path: [...place.path, '$ref'] }, trail);
    return typeof target === 'object' && target !== null && !Array.isArray(target)
      ? { ...target, ...Object.fromEntries(entries) }
      : target;
  };

  const resolved = visit(document.value, { document, path: [] }, []) as Record<string, unknown>;
  if (problems.size > 0) throw new ContractError([...problems.values()]);
  return resolved;
}
