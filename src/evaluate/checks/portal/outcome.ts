import type { DocumentedResponse } from '../../../contract/contract.ts';
import { describeResponses } from '../../../plan/describe.ts';
import type { CaseCheck, Observation } from '../../check.ts';
import { describeResponse } from '../../describe-response.ts';
import type { Finding } from '../../finding.ts';
import { makeFinding, violation } from '../../make-finding.ts';
import { unmetPrecondition } from '../../unmet-precondition.ts';

function isResponse({ response }: Observation, { status, code }: DocumentedResponse): boolean {
  if (code === undefined) return response.kind === 'success';
  return response.status === status && response.code === code;
}

function complaint(
  seen: Observation,
  prefers: readonly DocumentedResponse[],
  accepts: readonly DocumentedResponse[],
): Finding {
  const { response } = seen;
  const draft = { expected: describeResponses([...prefers, ...accepts]), received: describeResponse(seen) };
  const all = [...prefers, ...accepts];
  if (['none', 'foreign', 'unreadable'].includes(response.kind)) {
    return violation(seen, 'crashed', {
      ...draft,
      message: 'The portal breaks on this call instead of answering it.',
    });
  }
  if (response.kind === 'success') {
    return violation(seen, 'unexpected-success', {
      ...draft,
      message: 'The call succeeds although it must be refused.',
      pointer: '/result',
    });
  }
  if (all.every(({ code }) => code === undefined)) {
    return violation(seen, 'unexpected-error', {
      ...draft,
      message: 'The call is refused although it must succeed.',
      pointer: '/error',
    });
  }
  if (response.code === null) {
    return makeFinding(seen, 'unreadable-code', 'undecided', {
      ...draft,
      message: 'The error has no code that can be read: see error-shape.',
      pointer: '/error',
    });
  }
  return all.some(({ code }) => code === response.code)
    ? violation(seen, 'wrong-status', {
        ...draft,
        message: 'The code is the documented one, but the HTTP status is not.',
      })
    : violation(seen, 'wrong-code', {
        ...draft,
        message: 'The call fails with another code than the documented one.',
        pointer: '/error',
      });
}

/** The response is one of those the document names for this class of requests. The last exchange of the case is judged. */
export const outcome: CaseCheck = {
  name: 'outcome',
  scope: 'case',
  judge({ prefers, accepts }, all) {
    const seen = all.at(-1);
    if (seen === undefined) return [];
    const hindrance = unmetPrecondition(seen);
    if (hindrance !== null) return [hindrance];
    const draft = { expected: describeResponses(prefers), received: describeResponse(seen) };
    if (prefers.some((response) => isResponse(seen, response))) {
      return prefers.length === 1
        ? []
        : [
            makeFinding(seen, 'alternative-chosen', 'observation', {
              ...draft,
              message: 'Where the documents allow several responses, the portal chooses this one.',
            }),
          ];
    }
    if (accepts.some((response) => isResponse(seen, response))) {
      return [
        makeFinding(seen, 'accepted-alternative', 'alternative', {
          ...draft,
          message: 'This response is accepted, but another one is preferred.',
        }),
      ];
    }
    return [complaint(seen, prefers, accepts)];
  },
};
