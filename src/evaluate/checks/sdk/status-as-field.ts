import { violation } from '../../make-finding.ts';
import { replyFact, surfacedError } from '../../sdk/reply-fact.ts';
import type { SdkCheck } from '../../sdk/sdk-check.ts';

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
      violation(call, isMissing ? 'status-missing' : 'status-differs', {
        expected: { kind: 'status', status: status ?? null },
        received: isMissing
          ? replyFact(seen.record.reply)
          : { kind: 'status', status: error.http_status ?? null },
      }),
    ];
  },
};
