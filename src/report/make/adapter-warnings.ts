import type { RunWarning } from '../../evaluate/run-warnings.ts';
import { adapterTrouble } from '../../sdk/adapter/adapter-trouble.ts';
import type { SdkSubjectFacts } from '../../sdk/sdk-record.ts';
import type { EvidenceCase } from '../evidence/evidence.ts';

/** Gathers what the adapter of a subject did against the protocol, so that it is said once, however many calls it spoilt. */
export interface AdapterWatch {
  observe(line: EvidenceCase): void;
  runWarnings(): readonly RunWarning[];
}

/** Starts to watch the adapter of a subject, as the head of its evidence describes it. */
export function createAdapterWatch(subject: SdkSubjectFacts | undefined): AdapterWatch {
  const { trouble = null, command = '' } = subject ?? {};
  let calls = 0;
  let spoilt = 0;
  let first: string | null = null;
  return {
    observe({ id, sdk }) {
      if (sdk === undefined) return;
      calls += 1;
      if (sdk.end !== 'adapter' && sdk.end !== 'not-started') return;
      spoilt += 1;
      first ??= `${adapterTrouble(command, sdk)} This was in the call ${id}`;
    },
    runWarnings() {
      if (trouble?.kind === 'broken') return [{ code: 'adapter-broken', message: trouble.reason }];
      if (first === null) return [];
      const more = spoilt === 1 ? '' : `, the first of ${spoilt} such calls`;
      return [{ code: 'adapter-broken', message: `${first}${more}; calls made: ${calls}.` }];
    },
  };
}
