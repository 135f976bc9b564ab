import { bodyBytes } from '../../../exchange/record/parse-response.ts';
import { phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import type { SdkCheck, WireCall } from '../../sdk/sdk-check.ts';

function bodyOf({ exchange }: WireCall): string {
  return exchange.request.body === null ? '' : bodyBytes(exchange.request.body).toString('utf8');
}

/** A redirect that is followed by another HTTP method, or without the body. */
export const redirectKeepsMethod: SdkCheck = {
  name: 'redirect-keeps-method',
  judge({ wire }) {
    const first = wire.find(({ response }) => response.kind === 'redirect');
    if (first === undefined) return null;
    const followed = wire.find(({ note }) => note.elsewhere);
    if (followed === undefined) return [];
    const [before, after] = [first.exchange.request.method, followed.exchange.request.method];
    if (before === after && bodyOf(first) === bodyOf(followed)) return [];
    return [
      violation(followed, before === after ? 'redirect-drops-body' : 'redirect-changes-method', {
        expected: phrase(`${before} with a body of ${bodyOf(first).length} bytes, or no request`),
        received: phrase(`${after} with a body of ${bodyOf(followed).length} bytes`),
      }),
    ];
  },
};
