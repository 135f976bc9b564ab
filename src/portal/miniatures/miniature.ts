import type { Interceptor } from '../pipeline/interceptor.ts';

/** A portal that breaks one promise on purpose, so that a check can be shown to notice. */
export interface Miniature {
  readonly name: string;
  /** Id of the contract's clause that it breaks, or `portal-wide` for a portal that is wrong, or gone, altogether. */
  readonly clause: string;
  readonly level: 'MUST' | 'SHOULD' | 'network';
  readonly kind: 'one-promise' | 'portal-wide';
  /** One sentence for people: what it does wrong. */
  readonly breaks: string;
  /** Makes its interceptor, with whatever it has to remember; called once per portal. */
  make(): Interceptor;
}

/** A group of miniatures of one clause: name → what it breaks, and its interceptor. */
export type Breakages = Readonly<Record<string, readonly [breaks: string, make: () => Interceptor]>>;

/** Miniatures that break one MUST clause and nothing else. */
export function must(clause: string, breakages: Breakages): readonly Miniature[] {
  return named(clause, 'MUST', 'one-promise', breakages);
}

/** Miniatures that break one SHOULD clause and nothing else. */
export function should(clause: string, breakages: Breakages): readonly Miniature[] {
  return named(clause, 'SHOULD', 'one-promise', breakages);
}

/** Portals that are wrong, or gone, altogether. */
export function portalWide(level: 'MUST' | 'network', breakages: Breakages): readonly Miniature[] {
  return named('portal-wide', level, 'portal-wide', breakages);
}

function named(
  clause: string,
  level: Miniature['level'],
  kind: Miniature['kind'],
  breakages: Breakages,
): readonly Miniature[] {
  return Object.entries(breakages).map(([name, [breaks, make]]) => ({
    name,
    clause,
    level,
    kind,
    breaks,
    make,
  }));
}
