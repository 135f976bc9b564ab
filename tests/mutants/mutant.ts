import { type FaultName, faults } from '../../src/portal/faults.ts';
import type { Interceptor } from '../../src/portal/pipeline/interceptor.ts';

/** What sort of thing goes wrong; the mutation runner reports by it. */
export const mutantKinds = [
  'schema',
  'status',
  'semantics',
  'encoding',
  'protocol',
  'authentication',
  'batch',
  'state',
  'robustness',
  'security',
  'proxy',
  'limits',
  'whole',
] as const;

/** One of the kinds of mutants. */
export type MutantKind = (typeof mutantKinds)[number];

/** A portal that breaks one promise on purpose, so that a check can be shown to notice. */
export interface Mutant {
  readonly name: string;
  readonly kind: MutantKind;
  /** Id of the contract's clause that it breaks, or `portal-wide` for a portal that is wrong, or gone, altogether. */
  readonly clause: string;
  /** A `network` mutant shows nothing of a portal: nobody may be accused. */
  readonly level: 'MUST' | 'SHOULD' | 'network';
  /** Further clauses that the very same deviation breaks in so many words: a crash on a malformed id is also no refusal. */
  readonly also: readonly string[];
  /** One sentence for people: what it does wrong. */
  readonly breaks: string;
  /** Makes its interceptor, with whatever it has to remember; called once per portal. */
  make(): Interceptor;
}

/** A group of mutants of one clause: name → what it breaks, its interceptor, and clauses that it cannot but break too. */
export type Breakages = Readonly<
  Record<string, readonly [breaks: string, make: () => Interceptor, also?: readonly string[]]>
>;

/** Faults of the product as mutants, so that neither is written twice. */
export function faulty(...names: readonly FaultName[]): Breakages {
  return Object.fromEntries(names.map((name) => [name, faults[name]]));
}

/** Mutants that break one MUST clause. */
export function must(kind: MutantKind, clause: string, breakages: Breakages): readonly Mutant[] {
  return named(kind, clause, 'MUST', breakages);
}

/** Mutants that break one SHOULD clause and nothing else. */
export function should(kind: MutantKind, clause: string, breakages: Breakages): readonly Mutant[] {
  return named(kind, clause, 'SHOULD', breakages);
}

/** Portals that are wrong, or gone, altogether. */
export function portalWide(
  kind: MutantKind,
  level: 'MUST' | 'network',
  breakages: Breakages,
): readonly Mutant[] {
  return named(kind, 'portal-wide', level, breakages);
}

function named(
  kind: MutantKind,
  clause: string,
  level: Mutant['level'],
  breakages: Breakages,
): readonly Mutant[] {
  return Object.entries(breakages).map(([name, [breaks, make, also = []]]) => ({
    name,
    kind,
    clause,
    level,
    also,
    breaks,
    make,
  }));
}
