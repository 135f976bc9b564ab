import type { DocumentedAnswer } from '../../../contract/contract.ts';
import { describeAnswers } from '../../../plan/describe.ts';
import type { CaseCheck, Seen } from '../../check.ts';
import { describeAnswer } from '../../describe-answer.ts';
import type { Finding } from '../../finding.ts';
import { makeFinding, violation } from '../../make-finding.ts';
import { obstacle } from '../../obstacle.ts';

function isAnswer({ answer }: Seen, { status, code }: DocumentedAnswer): boolean {
  if (code === undefined) return answer.kind === 'success';
  return answer.status === status && answer.code === code;
}

function complaint(
  seen: Seen,
  prefers: readonly DocumentedAnswer[],
  accepts: readonly DocumentedAnswer[],
): Finding {
  const { answer } = seen;
  const draft = { expected: describeAnswers([...prefers, ...accepts]), received: describeAnswer(seen) };
  const all = [...prefers, ...accepts];
  if (['none', 'foreign', 'unreadable'].includes(answer.kind)) {
    return violation(seen, 'crashed', {
      ...draft,
      message: 'The portal breaks on this call instead of answering it.',
    });
  }
  if (answer.kind === 'success') {
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
  if (answer.code === null) {
    return makeFinding(seen, 'unreadable-code', 'undecided', {
      ...draft,
      message: 'The error has no code that can be read: see error-shape.',
      pointer: '/error',
    });
  }
  return all.some(({ code }) => code === answer.code)
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

/** The answer is one of those the document names for this class of requests. The last exchange of the case is judged. */
export const outcome: CaseCheck = {
  name: 'outcome',
  scope: 'case',
  judge({ prefers, accepts }, all) {
    const seen = all.at(-1);
    if (seen === undefined) return [];
    const hindrance = obstacle(seen);
    if (hindrance !== null) return [hindrance];
    const draft = { expected: describeAnswers(prefers), received: describeAnswer(seen) };
    if (prefers.some((answer) => isAnswer(seen, answer))) {
      return prefers.length === 1
        ? []
        : [
            makeFinding(seen, 'vote', 'observation', {
              ...draft,
              message: 'Where the documents allow several answers, the portal chooses this one.',
            }),
          ];
    }
    if (accepts.some((answer) => isAnswer(seen, answer))) {
      return [
        makeFinding(seen, 'accepted-alternative', 'alternative', {
          ...draft,
          message: 'This answer is accepted, but another one is preferred.',
        }),
      ];
    }
    return [complaint(seen, prefers, accepts)];
  },
};
