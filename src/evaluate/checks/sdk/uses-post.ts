import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { sdkViolation } from '../../sdk/sdk-finding.ts';

/** The HTTP method of a call, before any redirect. */
export const usesPost: SdkCheck = {
  name: 'uses-post',
  judge({ calls }) {
    const direct = calls.filter(({ note }) => !note.elsewhere);
    if (direct.length === 0) return null;
    const other = direct.find(({ exchange }) => exchange.request.method !== 'POST');
    if (other === undefined) return [];
    return [
      sdkViolation(other, 'uses-another-method', {
        message: 'The method is not called by POST.',
        expected: 'POST',
        received: other.exchange.request.method,
      }),
    ];
  },
};
