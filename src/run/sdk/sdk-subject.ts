import { isShipped } from '../../sdk/load-subject.ts';
import type { Handshake } from '../../sdk/perform-handshake.ts';
import type { Subject } from '../../sdk/subject.ts';
import type { EvidenceSubject } from '../evidence-header.ts';

/** An SDK as the evidence names it, with what it said of itself. */
export function sdkSubject(subject: Subject, handshake: Handshake, key: string): EvidenceSubject {
  const hello = handshake.kind === 'hello' ? handshake.hello : null;
  return {
    subject: { kind: 'sdk', name: subject.name, origin: subject.package ?? subject.title },
    capabilities: hello === null ? [] : [...hello.auth, ...hello.schemes, ...hello.capabilities],
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
  };
}
