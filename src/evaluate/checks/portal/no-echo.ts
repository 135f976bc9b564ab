import { bodyBytes } from '../../../exchange/record/read-answer.ts';
import type { AnswerCheck } from '../../check.ts';
import { shorten } from '../../describe-answer.ts';
import { violation } from '../../make-finding.ts';
import { sentStrings } from '../../sent-strings.ts';

/** Shorter texts may stand in an answer by chance. */
const shortest = 8;

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      yield name;
      yield* textsIn(item);
    }
  }
}

/** What the caller sent is not repeated verbatim, in a header or in the body. */
export const noEcho: AnswerCheck = {
  name: 'no-echo',
  scope: 'answer',
  judge(seen, { contract }) {
    const { answer, exchange, request } = seen;
    const { response } = exchange;
    if (response === null || answer.kind === 'foreign') return null;
    const texts = [
      ...response.headers.map(([, value]) => value),
      ...textsIn(answer.body),
      bodyBytes(response.body).toString('utf8'),
    ];
    const sent = sentStrings(request).filter(
      (text) => text.length >= shortest && !text.startsWith(contract.method),
    );
    const echo = sent.find((text) => texts.some((answered) => answered.includes(text)));
    return echo === undefined
      ? []
      : [
          violation(seen, 'echo', {
            message: 'The answer repeats what the caller sent.',
            expected: 'an answer in its own words',
            received: shorten(echo),
          }),
        ];
  },
};
