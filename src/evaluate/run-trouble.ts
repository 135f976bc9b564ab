import type { Exchange } from '../exchange/record/exchange.ts';
import type { PortalState } from '../exchange/trouble/portal-states.ts';
import { isProven, portalStateOf, triesOf } from '../exchange/trouble/proof.ts';
import { isTrouble, troubleKind } from '../exchange/trouble/trouble.ts';
import { createCrossingDetector, crossedMessage } from './crossed-responses.ts';
import type { RunWarning } from './run-warnings.ts';

/** The trouble that the requests of a run met between it and the portal. What was proven to be the portal's own is not in it. */
export interface TroubleSummary {
  /** Requests that were sent, control calls and repeats included. */
  readonly requests: number;
  /** How many of them met trouble. */
  readonly met: number;
  /** How many planned requests never got a response that says something of the method. */
  readonly unanswered: number;
  /** What kinds of trouble, the most frequent first. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

/** Counts the trouble of a run, and notices when the whole portal is in a state that says nothing. */
export interface RunTrouble {
  /** Shows the exchanges of a case; an exchange that several cases share is looked at once. */
  observe(exchanges: readonly Exchange[]): void;
  summary(): TroubleSummary;
  /** Says in which state the whole portal was seen last and what to do about it, and whether responses are crossed; empty for neither. */
  runWarnings(): readonly RunWarning[];
}

/** The share of requests above which a strict run could not tell. */
export const maxTroubleWhenStrict = 0.01;

/** Whether trouble is so frequent that a strict run could not tell. */
export function isTooMuchTrouble({ met, requests }: TroubleSummary): boolean {
  return met > requests * maxTroubleWhenStrict;
}

/** The trouble of a run in one or two sentences; null where there was none. */
export function troubleSentence({ requests, met, unanswered, kinds }: TroubleSummary): string | null {
  if (met === 0) return null;
  const list = kinds.map(({ kind, count }) => `${count} × ${kind}`).join(', ');
  const end =
    unanswered === 0
      ? 'Each got a response when it was sent again.'
      : `${unanswered} ${unanswered === 1 ? 'request' : 'requests'} got no response of the portal.`;
  return `${met} of ${requests} requests met trouble: ${list}. ${end}`;
}

/** Starts counting. */
export function createRunTrouble(): RunTrouble {
  const known = new Set<number>();
  const kinds = new Map<string, number>();
  let requests = 0;
  let unanswered = 0;
  let state: PortalState | null = null;
  const crossing = createCrossingDetector();

  function count(exchange: Exchange): void {
    requests += 1;
    if (!isTrouble(exchange)) return;
    const kind = troubleKind(exchange);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }

  function look(exchange: Exchange): void {
    if (exchange.failure?.kind === 'not-sent') {
      unanswered += 1;
      return;
    }
    const { controls = [] } = exchange.confirmation ?? {};
    for (const control of controls) count(control);
    if (isProven(exchange)) {
      requests += triesOf(exchange).length;
      return;
    }
    for (const one of triesOf(exchange)) count(one);
    const shown = portalStateOf(exchange);
    if (shown !== null) state = shown;
    if (shown !== null || isTrouble(exchange)) unanswered += 1;
  }

  return {
    observe(exchanges) {
      crossing.observe(exchanges);
      for (const exchange of exchanges) {
        if (known.has(exchange.id)) continue;
        known.add(exchange.id);
        look(exchange);
      }
    },
    summary() {
      const sorted = [...kinds].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      const met = sorted.reduce((sum, [, number]) => sum + number, 0);
      return { requests, met, unanswered, kinds: sorted.map(([kind, number]) => ({ kind, count: number })) };
    },
    runWarnings: () => [
      ...(state === null
        ? []
        : [{ code: 'portal-state', message: `${state.says} ${state.remedy}` } as const]),
      ...(crossing.isCrossed() ? [{ code: 'crossed-responses', message: crossedMessage } as const] : []),
    ],
  };
}
