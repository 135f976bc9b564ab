import type { SdkCheck } from '../../sdk/sdk-check.ts';
import { outcomeWords, sdkViolation, surfacedError } from '../../sdk/sdk-finding.ts';

/** The HTTP status of the portal's error among the fields of the SDK's. */
export const statusAsField: SdkCheck = {
  name: 'status-as-field',
  judge(seen) {
    const told = surfacedError(seen);
    if (told === null) return null;
    const { call, error } = told;
    const { status } = call.response;
    if (error.http_status === status) return [];
    const isMissing = error.http_status == null;
    return [
      sdkViolation(call, isMissing ? 'status-missing' : 'status-differs', {
        message: isMissing ? 'No field of the error holds the HTTP status.' : 'The HTTP status is another.',
        expected: String(status),
        received: isMissing ? outcomeWords(seen.record.reply) : String(error.http_status),
      }),
    ];
  },
};
