import { json, none, phrase, quote } from '../fact.ts';
import type { Finding } from '../finding.ts';
import { makeFinding } from '../make-finding.ts';
import { rawDiffers, rawFact } from './raw-response.ts';
import type { SdkObservation } from './sdk-check.ts';

/** What keeps a case from being judged, whatever the clause: the fault of the adapter, of the suite, of the portal, never of the SDK. Null where nothing does. */
export function sdkUnmetPrecondition(seen: SdkObservation): Finding | null {
  const { record, scenario } = seen;
  const { control, reply } = record;
  if (record.end === 'adapter')
    return makeFinding(null, 'adapter-error', 'undecided', {
      expected: phrase('a reply by the protocol'),
      received: quote(record.problems.join('; ') || reply?.reason || `exit ${record.exit} without a reply`),
    });
  if (record.end === 'not-started')
    return makeFinding(null, 'adapter-not-started', 'unseen', {
      expected: phrase('a process'),
      received: quote(record.exit),
    });
  if (record.end === 'interrupted')
    return makeFinding(null, 'interrupted', 'unseen', {
      expected: phrase('a reply'),
      received: none,
    });
  if (control === null || !rawDiffers(control, scenario.receives)) return null;
  return makeFinding(null, 'portal-differs', 'undecided', {
    expected: json(scenario.receives),
    received: rawFact(control),
  });
}
