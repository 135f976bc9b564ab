import { phrase, quote } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

/** The HTTP method of a call, before any redirect. */
export const usesPost: SdkCheck = {
  name: 'uses-post',
  judge({ calls }) {
    const direct = calls.filter(({ note }) => !note.elsewhere);
    if (direct.length === 0) return null;
    const other = direct.find(({ exchange }) => exchange.request.method !== 'POST');
    if (other === undefined) return [];
    return [
      violation(other, 'uses-another-method', {
        expected: phrase('POST'),
        received: quote(other.exchange.request.method),
      }),
    ];
  },
};
