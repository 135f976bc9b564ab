import type { Exchange } from '../../exchange/record/exchange.ts';
import { parseResponse } from '../../exchange/record/parse-response.ts';
import type { Case } from '../../plan/case.ts';
import { type Expectation, expectationOf } from '../../plan/generated/expectation.ts';
import { draftOf } from '../../plan/planned-request.ts';
import { checkNamed } from '../all-checks.ts';
import type { CheckContext, Observation } from '../check.ts';
import type { Finding } from '../finding.ts';
import { withSpread } from '../make-finding.ts';
import { nothingToJudge } from '../precondition.ts';
import { isCrash, saysNothing } from '../responsible.ts';
import { unmetPrecondition } from '../unmet-precondition.ts';
import { recordedRequest } from './recorded-request.ts';

/** Kinds of failure that a case lists. */
const most = 12;

/** The findings of its check about one request. A crash belongs to the clause about crashes, whichever case made the request. */
export function expectationFindings(
  planned: Case,
  { requests, prefers, accepts }: Expectation,
  exchanges: ReadonlyMap<string, Exchange>,
  context: CheckContext,
): readonly Finding[] | null {
  const check = checkNamed(planned.check);
  const seen = requests.flatMap((request): Observation[] => {
    const exchange = exchanges.get(request.key);
    return exchange === undefined ? [] : [{ request, exchange, response: parseResponse(exchange) }];
  });
  const last = seen.at(-1);
  if (check === undefined || check.scope === 'run' || last === undefined || seen.length < requests.length)
    return null;
  if (check.scope === 'response') return saysNothing(last) ? null : check.judge(last, context);
  if (seen.some(isCrash)) return null;
  return check.judge({ ...planned, prefers, accepts }, seen, context);
}

/** What kind of failure findings are: by their code and the response they are about. Null for none. */
export function kindOfFailure(findings: readonly Finding[] | null): string | null {
  const [worst] = (findings ?? []).filter(({ weight }) => weight === 'violation');
  return worst === undefined ? null : JSON.stringify([worst.code, worst.received]);
}

interface Sized {
  readonly finding: Finding;
  readonly size: number;
}

/** The finding about the smallest request, with the number of those that end in the same way. */
function smallest(all: readonly Sized[], seed: number): Finding | null {
  const [first, ...others] = all;
  if (first === undefined) return null;
  const { finding } = others.reduce((least, one) => (one.size < least.size ? one : least), first);
  return withSpread(finding, { of: 'generated', count: all.length, seed });
}

/** A case of generated requests, judged by what the evidence holds of them, and how many could be judged. */
export interface GeneratedFindings {
  readonly findings: readonly Finding[];
  readonly judged: number;
}

/** Judges each generated request by itself; equal failures are told once, by the smallest request. */
export function judgeGenerated(
  planned: Case,
  exchanges: readonly Exchange[],
  context: CheckContext,
): GeneratedFindings {
  const seed = planned.generates?.seed ?? 0;
  const byKey = new Map(exchanges.map((exchange) => [exchange.key, exchange]));
  const kinds = new Map<string, Sized[]>();
  const alternatives: Sized[] = [];
  let judged = 0;
  let hindrance: Finding | null = null;
  for (const exchange of exchanges) {
    const request = recordedRequest(context.contract, exchange);
    const expectation = request === null ? null : expectationOf(context.contract, planned, request);
    const findings = expectation === null ? null : expectationFindings(planned, expectation, byKey, context);
    if (findings === null) {
      if (request !== null && expectation !== null)
        hindrance ??= unmetPrecondition({ request, exchange, response: parseResponse(exchange) });
      continue;
    }
    const kind = kindOfFailure(findings);
    const [first] = findings;
    const size = request === null ? 0 : JSON.stringify(draftOf(request)).length;
    const sized = (finding: Finding): Sized => ({ finding, size });
    if (kind !== null && first !== undefined) {
      const known = kinds.get(kind) ?? [];
      kinds.set(kind, [...known, sized(first)]);
    } else if (first?.weight === 'undecided' || first?.weight === 'unseen') {
      hindrance ??= first;
      continue;
    } else if (first?.weight === 'alternative') alternatives.push(sized(first));
    judged += 1;
  }
  const told = [...kinds.values(), alternatives].flatMap((all) => smallest(all, seed) ?? []).slice(0, most);
  if (judged === 0) return { findings: [hindrance ?? nothingToJudge()], judged };
  return { findings: told, judged };
}
