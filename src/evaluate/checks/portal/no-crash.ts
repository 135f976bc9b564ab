import type { ResponseCheck } from '../../check.ts';
import { phrase } from '../../fact.ts';
import { violation } from '../../make-finding.ts';
import { responseFact } from '../../response-fact.ts';
import { isCrash } from '../../responsible.ts';

/** No input brings the portal down: it responds in JSON, and not 5xx. */
export const noCrash: ResponseCheck = {
  name: 'no-crash',
  about:
    "Catches inputs that bring the portal down: a 5xx, a dropped connection, a page in place of JSON. A dropped connection or a foreign page is believed only when a plain call gets a response right after and the same request fails a second time; else it is the network's affair.",
  scope: 'response',
  judge(seen) {
    const { response } = seen;
    if (isCrash(seen)) {
      return [
        violation(seen, 'crash', {
          sentence:
            response.kind === 'none' || response.kind === 'foreign' || response.doubtful
              ? 'silence'
              : 'status',
          expected: phrase('a response in JSON that is no 5xx'),
          received: responseFact(seen),
        }),
      ];
    }
    return response.kind === 'none' || response.kind === 'foreign' || response.limited ? null : [];
  },
};
