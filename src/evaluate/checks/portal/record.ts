import type { CaseCheck } from '../../check.ts';
import { phrase } from '../../fact.ts';
import { makeFinding } from '../../make-finding.ts';
import { responseFact } from '../../response-fact.ts';

/** Writes down what the portal answers to an open question. Judges nothing. */
export const record: CaseCheck = {
  name: 'record',
  about:
    'Judges nothing. Records what the portal responds to a question that the documents leave open. Configure: `x-open-questions`.',
  scope: 'case',
  judge(planned, all) {
    const seen = all.at(-1);
    if (seen === undefined) return [];
    return [
      makeFinding(seen, 'recorded', 'observation', {
        words: { question: planned.title },
        expected: phrase('any response'),
        received: responseFact(seen),
      }),
    ];
  },
};
