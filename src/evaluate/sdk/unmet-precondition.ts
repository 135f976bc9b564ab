import { json, none, phrase } from '../fact.ts';
import { makeFinding } from '../make-finding.ts';
import { firstUnmet, type Precondition } from '../precondition.ts';
import { rawDiffers, rawFact } from './raw-response.ts';
import type { SdkObservation } from './sdk-check.ts';

const preconditions: readonly Precondition<SdkObservation>[] = [
  ({ record: { end } }) =>
    end === 'interrupted'
      ? makeFinding(null, 'interrupted', 'unseen', { expected: phrase('a reply'), received: none })
      : null,
  ({ record: { control }, scenario: { receives } }) =>
    control !== null && rawDiffers(control, receives)
      ? makeFinding(null, 'portal-differs', 'undecided', {
          expected: json(receives),
          received: rawFact(control),
        })
      : null,
];

/** What keeps a case from being judged, whatever the clause: the fault of the suite or of the portal, never of the SDK. Null where nothing does. */
export const unmetSdkPrecondition: Precondition<SdkObservation> = (seen) => firstUnmet(preconditions, seen);
