import { valueAt } from '../../contract/pointer.ts';
import type { Gaps, ReachableLevel } from '../document/gaps.ts';
import type { DocumentValue } from '../document/sources.ts';

/** How far the document of a method reaches on a level: judged, only recorded, or not at all. */
export type Reach = 'MUST' | 'INFO' | 'none';

/** What the document of a method judges. */
export interface MethodReach {
  readonly method: string;
  readonly reach: Readonly<Record<ReachableLevel, Reach>>;
  /** Why a level is not reached, or recorded only. */
  readonly gaps: Gaps;
}

/** How many methods of a module reach each level. */
export interface ModuleCoverage {
  readonly module: string;
  readonly methods: readonly MethodReach[];
}

/** The outcome or clause of each level. */
const places: Readonly<Record<ReachableLevel, readonly string[]>> = {
  L1: ['x-outcomes', 'parameters-missing', 'level'],
  L2: ['x-clauses', 'success-result', 'level'],
  L3: ['x-outcomes', 'unknown-id', 'level'],
};

/** What the document of a method judges. A success of which nothing is known is not reached. */
export function reachOf(method: string, document: DocumentValue): MethodReach {
  const gaps = (valueAt(document, ['x-import', 'gaps']) ?? {}) as Gaps;
  const levelAt = (level: ReachableLevel): Reach => {
    const said = valueAt(document, places[level]);
    return said === 'MUST' || said === 'INFO' ? said : 'none';
  };
  const schema = ['paths', `/${method}`, 'post', 'responses', '200', 'content', 'application/json', 'schema'];
  const isKnown = valueAt(document, [...schema, 'properties', 'result']) !== true;
  const L2 = levelAt('L2');
  return {
    method,
    reach: { L1: levelAt('L1'), L2: L2 === 'INFO' && !isKnown ? 'none' : L2, L3: levelAt('L3') },
    gaps,
  };
}

/** Methods by module, which is the first part of their names. */
export function coverageOf(methods: readonly MethodReach[]): readonly ModuleCoverage[] {
  const modules = new Map<string, MethodReach[]>();
  for (const reach of methods) {
    const module = (reach.method.split('.', 1)[0] ?? '').toLowerCase();
    modules.set(module, [...(modules.get(module) ?? []), reach]);
  }
  return [...modules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([module, of]) => ({ module, methods: of }));
}

/** How many methods reach a level so far. */
export function countReach(methods: readonly MethodReach[], level: ReachableLevel, reach: Reach): number {
  return methods.filter((method) => method.reach[level] === reach).length;
}
