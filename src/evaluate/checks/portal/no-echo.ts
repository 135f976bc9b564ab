import { bodyBytes } from '../../../exchange/record/parse-response.ts';
import type { ResponseCheck } from '../../check.ts';
import { phrase, quote } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { sentStrings } from '../../sent-strings.ts';

/** Shorter texts may stand in a response by chance. */
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

/** Whether a body or a query holds more than marks and names of parameters, which a portal may explain. */
function holdsOwnWords(text: string, names: readonly string[]): boolean {
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), text);
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length >= shortest;
}

/** What the caller sent is not repeated verbatim, in a header or in the body. */
export const noEcho: ResponseCheck = {
  name: 'no-echo',
  about:
    'Catches responses that repeat a text of eight or more characters that the caller sent, in a header or in the body. Names of the method are no echo.',
  scope: 'response',
  judge(seen, { contract }) {
    const { response, exchange } = seen;
    const { response: message } = exchange;
    if (message === null || response.kind === 'foreign') return null;
    const texts = [
      ...message.headers.map(([, value]) => value),
      ...textsIn(response.body),
      bodyBytes(message.body).toString('utf8'),
    ];
    const { values, whole } = sentStrings(exchange);
    const names = Object.keys((contract.parameters as { readonly properties?: object }).properties ?? {});
    const sent = [...values, ...whole.filter((text) => holdsOwnWords(text, names))].filter(
      (text) => text.length >= shortest && !text.startsWith(contract.method),
    );
    const echo = sent.find((text) => texts.some((responded) => responded.includes(text)));
    return echo === undefined
      ? []
      : [
          violation(seen, 'echo', {
            expected: phrase('a response in its own words'),
            received: quote(echo),
          }),
        ];
  },
};
