import type { MethodFacts } from '../facts.ts';
import type { Asked } from './outcomes.ts';
import type { KnownRefusal, KnownRefusals } from './refusals.ts';
import type { SuccessShape } from './success-shape.ts';

/** The levels that the facts of a method reach: missing parameter, success, unknown id. The envelope (L4) is asked of every method. */
export const reachableLevels = ['L1', 'L2', 'L3'] as const;

/** One of these levels. */
export type ReachableLevel = (typeof reachableLevels)[number];

/** Why a method does not reach a level, or reaches it as INFO only, which judges nothing. */
export type Gaps = Partial<Readonly<Record<ReachableLevel, string>>>;

function gapOf(refusal: KnownRefusal | string): string | null {
  if (typeof refusal === 'string') return refusal;
  return refusal.level === 'MUST' ? null : 'The page allows several statuses or codes.';
}

function successGap(
  { success }: MethodFacts,
  { refusesNothing, hasVagueForbidden }: KnownRefusals,
  { isSure }: SuccessShape,
  { isAsked, isPromised }: Asked,
): string | null {
  if (success.sample === null) return 'No sample of a success can be read.';
  if (!isSure)
    return 'The sample and the types of the returned data do not agree, or one of them is missing.';
  if (!isAsked) return 'A success writes, or needs values of parameters that no page can know.';
  if (isPromised) return null;
  if (refusesNothing) return 'The page speaks of values that are missing, although none is required.';
  return hasVagueForbidden ? 'A caller without rights is refused without a code that can be compared.' : null;
}

/** Why a method reaches no more than it does. */
export function gapsOf(facts: MethodFacts, refused: KnownRefusals, shape: SuccessShape, asked: Asked): Gaps {
  const gaps: readonly (readonly [ReachableLevel, string | null])[] = [
    ['L1', gapOf(refused.missing)],
    ['L2', successGap(facts, refused, shape, asked)],
    ['L3', gapOf(refused.unknownId)],
  ];
  return Object.fromEntries(gaps.filter(([, why]) => why !== null));
}
