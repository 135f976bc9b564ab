import type { Observation } from '../check.ts';
import { withSpread } from '../make-finding.ts';
import type { RunWideRule } from './run-wide.ts';

/** How many equal findings a case over responses lists, and how many exchanges it shows: a few are as clear as all. */
const maxListed = 3;

/** What all cases over responses have in common, of a run and of traffic: how findings are grouped, counted and shown. */
export const responseRule = {
  idOf: ({ exchange }) => exchange.id,
  groupOf: ({ code, pointer }) => JSON.stringify([code, pointer]),
  maxListed,
  maxShown: maxListed,
  spread: (finding, { findings: count, all }) =>
    count > 1 ? withSpread(finding, { of: 'responses', count, all }) : finding,
  exchangeOf: ({ exchange }) => exchange,
} satisfies Partial<RunWideRule<Observation>>;
