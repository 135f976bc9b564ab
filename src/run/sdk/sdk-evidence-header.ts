import type { EvidenceHeader } from '../../report/evidence/evidence.ts';
import { isShipped } from '../../sdk/load-subject.ts';
import type { Handshake } from '../../sdk/perform-handshake.ts';
import type { Subject } from '../../sdk/subject.ts';
import { suiteVersion } from '../../suite-version.ts';
import { earlierOption } from '../evidence-header.ts';
import type { SdkRunRequest } from './sdk-run-request.ts';

/** The first line of an SDK's evidence. `now` is the moment the run begins. */
export function sdkEvidenceHeader(
  request: Pick<SdkRunRequest, 'contract' | 'strict' | 'only' | 'earlier' | 'slow' | 'deviations'>,
  subject: Subject,
  handshake: Handshake,
  key: string,
  now = new Date(),
): EvidenceHeader {
  const { strict, only, slow, deviations } = request;
  const { method, edition, sha256 } = request.contract;
  const earlier = Object.fromEntries(request.earlier);
  const hello = handshake.kind === 'hello' ? handshake.hello : null;
  return {
    type: 'run',
    schemaVersion: 1,
    suite: suiteVersion(),
    contract: { method, edition, sha256 },
    subject: { kind: 'sdk', name: subject.name, origin: subject.package ?? subject.title },
    capabilities: hello === null ? [] : [...hello.auth, ...hello.schemes, ...hello.capabilities].sort(),
    options: { strict, only, repeat: null, slow, deviations, ...earlierOption({ only, earlier }) },
    sdk: {
      key,
      title: subject.title,
      package: subject.package,
      ...(subject.isExample ? { isExample: true } : {}),
      file: isShipped(subject) ? null : subject.file,
      hello,
      trouble: handshake.kind === 'hello' ? null : handshake.reason,
      isAbsent: handshake.kind === 'absent',
    },
    run: { id: crypto.randomUUID(), startedAt: now.toISOString() },
  };
}
