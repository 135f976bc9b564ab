import { documentMethod } from '../generic/document-method.ts';
import type { DescriptionSource } from '../generic/method-description.ts';
import { refusal } from '../pipeline/outcome.ts';
import type { PortalMethod } from './portal-method.ts';

/** The methods of a portal by registered name. */
export interface MethodRegistry {
  /** The methods that are written by hand. */
  readonly all: readonly PortalMethod[];
  /** The names of the methods that are answered from documents, those of REST 3.0 among them. */
  readonly described: readonly string[];
  readonly documents: DescriptionSource;
  /** The method of a name in any case, or undefined. @see docs/reference/portal.md B.3 */
  find(name: string): PortalMethod | undefined;
  /** The method of exactly this name. */
  findExactly(name: string): PortalMethod | undefined;
}

/**
 * Puts methods under their names; of two with one name the later wins, so that a test can replace a method. What no method is written for
 * comes from its document, which is read on the first call.
 */
export function createMethodRegistry(
  methods: readonly PortalMethod[],
  documents: DescriptionSource,
): MethodRegistry {
  const byName = new Map(methods.map((method) => [method.name, method]));
  const all = [...byName.values()];
  const findExactly = (name: string): PortalMethod | undefined => {
    const known = byName.get(name);
    if (known !== undefined || !documents.names.has(name)) return known;
    const made = madeFrom(name, documents);
    if (made !== undefined) byName.set(name, made);
    return made;
  };
  return {
    all,
    described: [...documents.names].filter((name) => !byName.has(name)),
    documents,
    find: (name) => findExactly(name.toLowerCase()) ?? findExactly(name),
    findExactly,
  };
}

/** The method of a document; one that cannot be read says so with status 500 whenever it is called. */
function madeFrom(name: string, documents: DescriptionSource): PortalMethod | undefined {
  try {
    return documentMethod(name, documents);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const outcome = refusal(500, 'BROKEN_DOCUMENT', text);
    return { name, scopes: [], fromDocument: true, handle: () => outcome };
  }
}
