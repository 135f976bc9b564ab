import { settableFixtures } from '../../contract/known-fixtures.ts';
import { parseResponse } from '../record/parse-response.ts';
import { openSession, type Session, type SessionOptions } from '../session.ts';
import { type DoctorFinding, finding, outcomeOf } from './doctor-finding.ts';
import { credentialSetting, examineCredential } from './examine-credential.ts';
import { examineGeneration } from './examine-generation.ts';
import { isLoopback } from './loopback.ts';
import type { Target } from './target.ts';
import { asSecondUser } from './undo-fixtures.ts';

function examineScheme(target: Target): DoctorFinding[] {
  if (target.origin.startsWith('https:') || isLoopback(target.origin)) return [];
  const message = 'The portal is called by http: the credential travels in the clear.';
  return [finding('warn', 'portal', message, 'Use the https address, if the portal has one.')];
}

async function examineScope(session: Session, target: Target, method: string): Promise<DoctorFinding[]> {
  const subject = credentialSetting(target);
  const scope = await session.call('scope');
  const scopes = parseResponse(scope).body?.['result'];
  const known = parseResponse(await session.call('method.get', { name: method })).body?.['result'];
  const found: DoctorFinding[] = [];
  if (!Array.isArray(scopes))
    found.push(
      finding('warn', 'scope', `The portal does not tell the scope of the credential (${outcomeOf(scope)}).`),
    );
  else if (scopes.includes('im')) found.push(finding('ok', 'scope', 'The credential has the scope "im".'));
  else {
    const remedy = 'Add the scope "im" to the webhook or the application.';
    found.push(finding('problem', subject, 'The credential lacks the scope "im".', remedy));
  }
  if (typeof known !== 'object' || known === null || !('isExisting' in known)) {
    found.push(finding('warn', method, 'The portal does not tell whether it has the method.'));
  } else if (known.isExisting === true && 'isAvailable' in known && known.isAvailable === true) {
    found.push(finding('ok', method, 'The portal has the method, and the caller may use it.'));
  } else {
    const message =
      known.isExisting === true ? 'The caller may not use the method.' : 'The portal has no such method.';
    found.push(
      finding('problem', method, message, 'Check the scope; the portal may take a day to notice a change.'),
    );
  }
  return found;
}

/** Looks at the dialogs of the settings; without a session, only at which are set. */
async function examineFixtures(session: Session | null, target: Target): Promise<DoctorFinding[]> {
  const found: DoctorFinding[] = [];
  for (const { name, setting, meaning, by, make } of settableFixtures()) {
    const id = target.fixtures[name];
    if (id === undefined) {
      if (make !== undefined) {
        found.push(finding('ok', setting, 'Not set: a run makes such a chat and leaves it at its end.'));
        continue;
      }
      const remedy = `Set ${setting} to ${meaning}, to have the cases judged that need one.`;
      found.push(finding('warn', setting, 'Not set: the cases that need it are not run.', remedy));
      continue;
    }
    if (session === null) {
      found.push(
        finding('warn', setting, `Whether ${id} is right cannot be asked.`, 'See the problem above.'),
      );
      continue;
    }
    const exchange = await session.call('im.dialog.get', { DIALOG_ID: id });
    const response = parseResponse(exchange);
    const allowed = response.kind === 'success';
    const refused = response.kind === 'error' && (response.status === 400 || response.status === 403);
    if (by === 'second' ? refused : allowed) {
      found.push(
        finding(
          'ok',
          setting,
          allowed ? `${id} is there for the caller.` : `${id} is refused to the caller.`,
        ),
      );
    } else if (by === 'second' && allowed) {
      found.push(finding('problem', setting, `The caller has access to ${id}.`, `Name ${meaning}.`));
    } else {
      const message = `im.dialog.get of ${id} is answered with ${outcomeOf(exchange)}.`;
      found.push(finding(refused ? 'problem' : 'warn', setting, message, `Name ${meaning}.`));
    }
  }
  return found;
}

/** Looks at the second webhook, if one is set: it must belong to another user. */
async function examineSecond(
  target: Target,
  user: string | null,
  options: Pick<SessionOptions, 'clock' | 'tell'>,
): Promise<readonly DoctorFinding[]> {
  const subject = 'B24_SECOND_WEBHOOK_URL';
  if (target.secondWebhook === null) return [];
  const second = asSecondUser(target);
  const session = openSession(second, options);
  const { findings, user: other, isAccepted } = await examineCredential(session, second, subject);
  session.close();
  if (isAccepted && user !== null && user === other)
    return [
      finding(
        'problem',
        subject,
        `It belongs to user ${user}, as B24_WEBHOOK_URL does.`,
        "Set another user's webhook.",
      ),
    ];
  return findings.filter((one) => one.subject === subject || one.level === 'problem');
}

/**
 * Looks whether a target is ready to be judged: reachable, credential, scope, dialogs, generation, and which settings would
 * let more be judged. Only asks; never calls the method under test. Goes on after a problem with all that can still be found
 * out: a portal that gives no REST response is asked nothing more.
 *
 * @param method the REST method that a run would judge, in lower case
 */
export async function examine(
  target: Target,
  method: string,
  options: Pick<SessionOptions, 'clock' | 'tell'> = {},
): Promise<readonly DoctorFinding[]> {
  const session = openSession(target, options);
  try {
    const { findings, isAnswered, isAccepted, user } = await examineCredential(
      session,
      target,
      credentialSetting(target),
    );
    const second = isAnswered ? await examineSecond(target, user, options) : [];
    return [
      ...findings,
      ...examineScheme(target),
      ...second,
      ...(isAccepted ? await examineScope(session, target, method) : []),
      ...(await examineFixtures(isAccepted ? session : null, target)),
      ...(isAccepted ? [await examineGeneration(session)] : []),
    ];
  } finally {
    session.close();
  }
}
