import type { PortalMethod } from './portal-method.ts';

/** The methods of a portal by registered name. */
export interface MethodRegistry {
  readonly all: readonly PortalMethod[];
  /** The method of a name in any case, or undefined. @see docs/portal.md B.3 */
  find(name: string): PortalMethod | undefined;
  /** The method of exactly this name. */
  findExactly(name: string): PortalMethod | undefined;
}

/** Puts methods under their names; of two with one name the later wins, so that a test can replace a method. */
export function createMethodRegistry(methods: readonly PortalMethod[]): MethodRegistry {
  const byName = new Map(methods.map((method) => [method.name, method]));
  return {
    all: [...byName.values()],
    find: (name) => byName.get(name.toLowerCase()) ?? byName.get(name),
    findExactly: (name) => byName.get(name),
  };
}
