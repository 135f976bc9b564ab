import { isShipped } from '../../sdk/load-subject.ts';
import type { Handshake } from '../../sdk/perform-handshake.ts';
import type { Subject } from '../../sdk/subject.ts';
import type { EvidenceSubject } from '../evidence-header.ts';

/** An SDK as the evidence names it, with what it said of itself. */
export function sdkSubject(subject: Subject, handshake: Handshake, key: string): EvidenceSubject {
  const reply = handshake.kind === 'ready' ? handshake.reply : null;
  return {
    subject: { kind: 'sdk', name: subject.name, origin: subject.package ?? subject.title },
    capabilities: reply === null ? [] : [...reply.auth, ...reply.schemes, ...reply.capabilities],
    sdk: {
      key,
      title: subject.title,
      package: subject.package,
      ...(subject.isExample ? { isExample: true } : {}),
      file: isShipped(subject) ? null : subject.file,
      handshake: reply,
      trouble: handshake.kind === 'ready' ? null : handshake.reason,
      isAbsent: handshake.kind === 'absent',
    },
  };
}
