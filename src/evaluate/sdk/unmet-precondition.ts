import type { Finding } from '../finding.ts';
import { rawDiffers, rawWords } from './raw-response.ts';
import type { SdkObservation } from './sdk-check.ts';
import { sdkFinding } from './sdk-finding.ts';

/** What keeps a case from being judged, whatever the clause: the fault of the adapter, of the suite, of the portal, never of the SDK. Null where nothing does. */
export function sdkUnmetPrecondition(seen: SdkObservation): Finding | null {
  const { record, scenario } = seen;
  const { control, reply } = record;
  if (record.end === 'adapter')
    return sdkFinding(null, 'adapter-error', 'undecided', {
      message: 'The adapter does not do its work.',
      expected: 'a reply by the protocol',
      received: record.problems.join('; ') || reply?.reason || `exit ${record.exit} without a reply`,
    });
  if (record.end === 'not-started')
    return sdkFinding(null, 'adapter-not-started', 'unseen', {
      message: 'The adapter cannot be started.',
      expected: 'a process',
      received: record.exit,
    });
  if (record.end === 'interrupted')
    return sdkFinding(null, 'interrupted', 'unseen', {
      message: 'The run was interrupted.',
      expected: 'a reply',
      received: 'none',
    });
  if (control === null || !rawDiffers(control, scenario.receives)) return null;
  return sdkFinding(null, 'portal-differs', 'undecided', {
    message: 'The portal does not do what the scenario says, also by raw HTTP: it is not the SDK.',
    expected: JSON.stringify(scenario.receives),
    received: rawWords(control),
  });
}
