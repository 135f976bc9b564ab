import type { ResponseCheck } from '../../check.ts';
import { describeResponse } from '../../describe-response.ts';
import { violation } from '../../make-finding.ts';
import { isCrash } from '../../unmet-precondition.ts';

/** No input brings the portal down: it responses in JSON, and not 5xx. */
export const noCrash: ResponseCheck = {
  name: 'no-crash',
  scope: 'response',
  judge(seen) {
    const { response } = seen;
    if (isCrash(seen)) {
      return [
        violation(seen, 'crash', {
          message:
            response.kind === 'none' || response.kind === 'foreign'
              ? 'The portal answers other calls, but not this one, twice.'
              : 'The portal fails within itself.',
          expected: 'a response in JSON that is no 5xx',
          received: describeResponse(seen),
        }),
      ];
    }
    return response.kind === 'none' || response.kind === 'foreign' || response.limited ? null : [];
  },
};
