import type { DocumentedResponse } from '../../../contract/contract.ts';
import { isUnusualCode } from '../../../contract/error-schema.ts';
import { usableCode } from '../../../exchange/record/parse-response.ts';
import { isServersOwn } from '../../../exchange/trouble/trouble.ts';
import type { Case } from '../../../plan/case.ts';
import type { CaseCheck, Observation } from '../../check.ts';
import { isResponse } from '../../documented-response.ts';
import { documented } from '../../fact.ts';
import type { Finding } from '../../finding.ts';
import { makeFinding, violation } from '../../make-finding.ts';
import { responseFact } from '../../response-fact.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

/** Whether the documents name a code that is empty, or a number, so that such a code is one like any other. */
function isUnusual({ code }: DocumentedResponse): boolean {
  return typeof code === 'string' && isUnusualCode(code);
}

function complaint(
  seen: Observation,
  prefers: readonly DocumentedResponse[],
  accepts: readonly DocumentedResponse[],
): Finding {
  const { response } = seen;
  const draft = { expected: documented([...prefers, ...accepts]), received: responseFact(seen) };
  const all = [...prefers, ...accepts];
  if (['none', 'foreign', 'unreadable'].includes(response.kind)) {
    return violation(seen, 'crashed', {
      ...draft,
    });
  }
  if (response.kind === 'success') {
    return violation(seen, 'unexpected-success', {
      ...draft,
      pointer: '/result',
    });
  }
  if (all.every(({ code }) => code === undefined)) {
    return violation(seen, 'unexpected-error', {
      ...draft,
      pointer: '/error',
    });
  }
  const hasCode = response.code !== null && (usableCode(response) !== null || all.some(isUnusual));
  if (!hasCode) {
    return makeFinding(seen, 'unreadable-code', 'undecided', {
      ...draft,
      pointer: '/error',
    });
  }
  return all.some(({ code }) => code === response.code || code === null)
    ? violation(seen, 'wrong-status', {
        ...draft,
        sentence: 'outcome',
      })
    : violation(seen, 'wrong-code', {
        ...draft,
        pointer: '/error',
      });
}

/** What is to be said of the last of some observations, by the responses that are right and those that are tolerated. */
export function judgeOutcome(
  { prefers, accepts }: Pick<Case, 'prefers' | 'accepts'>,
  all: readonly Observation[],
): readonly Finding[] {
  const seen = all.at(-1);
  if (seen === undefined) return [];
  const hindrance = unmetPrecondition(seen);
  if (hindrance !== null) return [hindrance];
  const draft = { expected: documented(prefers), received: responseFact(seen) };
  if (isServersOwn(seen.exchange)) return [makeFinding(seen, 'web-server-refusal', 'observation', draft)];
  if (prefers.some((one) => isResponse(seen.response, one))) {
    return prefers.length === 1
      ? []
      : [
          makeFinding(seen, 'alternative-chosen', 'observation', {
            ...draft,
          }),
        ];
  }
  if (accepts.some((one) => isResponse(seen.response, one))) {
    return [
      makeFinding(seen, 'accepted-alternative', 'alternative', {
        ...draft,
      }),
    ];
  }
  return [complaint(seen, prefers, accepts)];
}

/** The response is one of those the document names for this class of requests. The last exchange of the case is judged. */
export const outcome: CaseCheck = {
  name: 'outcome',
  about:
    'Catches responses that are not among those the document names for the class of requests (`prefers`, `accepts` of an outcome): swapped codes, wrong statuses, a success that must be refused, a refusal that must be a success. Configure: `prefers` and `accepts`.',
  scope: 'case',
  judge: judgeOutcome,
};
