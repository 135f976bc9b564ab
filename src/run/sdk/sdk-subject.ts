import { shownCommand } from '../../sdk/adapter/adapter-trouble.ts';
import { isShipped } from '../../sdk/load-subject.ts';
import type { Handshake } from '../../sdk/perform-handshake.ts';
import { packageFound, type Subject } from '../../sdk/subject.ts';
import type { EvidenceSubject } from '../evidence-header.ts';

/** An SDK as the evidence names it, with what it said of itself. `project` is the directory where the command runs. */
export function sdkSubject(
  subject: Subject,
  handshake: Handshake,
  key: string,
  project: string,
): EvidenceSubject {
  const reply = handshake.kind === 'ready' ? handshake.reply : null;
  const found = packageFound(subject, reply?.version ?? null);
  return {
    subject: { kind: 'sdk', name: subject.name, origin: found ?? subject.title },
    capabilities: reply === null ? [] : [...reply.auth, ...reply.schemes, ...reply.capabilities],
    sdk: {
      key,
      title: subject.title,
      package: found,
      ...(subject.isExample ? { isExample: true } : {}),
      file: isShipped(subject) && subject.workingCopy === null ? null : subject.file,
      handshake: reply,
      trouble: handshake.kind === 'ready' ? null : { kind: handshake.kind, reason: handshake.reason },
      command: shownCommand(subject.command, project),
    },
  };
}
