import { settableFixtures } from '../../contract/known-fixtures.ts';
import type { Exchange } from '../record/exchange.ts';
import { type ParsedResponse, parseResponse } from '../record/parse-response.ts';
import { openSession, type Session, type SessionOptions } from '../session.ts';
import { isTrouble } from '../trouble/trouble.ts';
import { isLoopback } from './loopback.ts';
import { findOwnUser } from './own-user.ts';
import type { Target } from './target.ts';

/** One thing the doctor looked at. Nothing in it comes from the portal but codes, numbers and ids. */
export interface DoctorFinding {
  readonly level: 'ok' | 'warn' | 'problem';
  /** The setting, or the thing, that the finding is about. */
  readonly subject: string;
  /** What was found, one sentence. */
  readonly message: string;
  /** What to do about it; empty where nothing needs doing. */
  readonly remedy: string;
}

type Level = DoctorFinding['level'];

function finding(level: Level, subject: string, message: string, remedy = ''): DoctorFinding {
  return { level, subject, message, remedy };
}

function examineScheme(target: Target): DoctorFinding[] {
  if (target.origin.startsWith('https:') || isLoopback(target.origin)) return [];
  const message = 'The portal is called by http: the credential travels in the clear.';
  return [finding('warn', 'portal', message, 'Use the https address, if the portal has one.')];
}

/** What an exchange came to, in a few safe words. */
function outcome(exchange: Exchange, response: ParsedResponse): string {
  if (exchange.failure !== null) return `${exchange.failure.code}: ${exchange.failure.message}`;
  const code = response.code === null ? '' : ` ${response.code.replace(/[^\w.-]/g, '').slice(0, 60)}`;
  return `HTTP ${response.status}${code}`;
}

function credentialSetting(target: Target): string {
  return target.webhook === null ? 'B24_ACCESS_TOKEN' : 'B24_WEBHOOK_URL';
}

async function examineCredential(session: Session, target: Target): Promise<DoctorFinding[]> {
  const subject = credentialSetting(target);
  const exchange = await session.call('profile');
  const response = parseResponse(exchange);
  if (exchange.failure !== null || response.kind === 'none') {
    const message = `The portal cannot be reached (${outcome(exchange, response)})`;
    return [finding('problem', 'portal', message, 'Check the address, the network and the certificate.')];
  }
  if (isTrouble(exchange) || response.kind === 'unreadable') {
    const message = `What responses is no Bitrix24 REST service (${outcome(exchange, response)}).`;
    return [
      finding(
        'problem',
        'portal',
        message,
        `Check the address in ${subject}, and whether a proxy stands between.`,
      ),
    ];
  }
  const reached = finding('ok', 'portal', 'The portal answers.');
  if (response.kind === 'redirect') {
    const message = 'The portal redirects; redirects are never followed, a credential would go with them.';
    return [
      reached,
      finding('problem', 'portal', message, 'Set the address that it redirects to, if you trust it.'),
    ];
  }
  if (response.kind !== 'success') {
    const message = `The credential is not accepted (${outcome(exchange, response)}).`;
    return [
      reached,
      finding('problem', subject, message, 'Create a new inbound webhook or token with scope "im".'),
    ];
  }
  const { id: user } = await findOwnUser(session, target);
  return [
    reached,
    finding('ok', subject, `The credential is accepted; the caller is user ${user ?? '(unknown)'}.`),
  ];
}

async function examineScope(session: Session, target: Target, method: string): Promise<DoctorFinding[]> {
  const subject = credentialSetting(target);
  const scopes = parseResponse(await session.call('scope')).body?.['result'];
  const known = parseResponse(await session.call('method.get', { name: method })).body?.['result'];
  const found: DoctorFinding[] = [];
  if (!Array.isArray(scopes))
    found.push(finding('warn', 'scope', 'The portal does not tell the scope of the credential.'));
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

async function examineFixtures(session: Session, target: Target): Promise<DoctorFinding[]> {
  const found: DoctorFinding[] = [];
  for (const { name, setting, meaning, by } of settableFixtures()) {
    const id = target.fixtures[name];
    if (id === undefined) {
      if (by === 'second' && target.secondWebhook !== null) {
        found.push(finding('ok', setting, 'Not set: the second webhook makes such a chat for each run.'));
        continue;
      }
      const remedy = `Set ${setting} to ${meaning}, to have the cases judged that need one.`;
      found.push(finding('warn', setting, 'Not set: the cases that need it are not run.', remedy));
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
      const message = `im.dialog.get of ${id} is answered with ${outcome(exchange, response)}.`;
      found.push(finding(refused ? 'problem' : 'warn', setting, message, `Name ${meaning}.`));
    }
  }
  return found;
}

async function examineRevision(session: Session): Promise<DoctorFinding> {
  const revision = parseResponse(await session.call('im.revision.get')).body?.['result'];
  const rest =
    typeof revision === 'object' && revision !== null && 'rest' in revision ? Number(revision.rest) : NaN;
  return Number.isInteger(rest)
    ? finding('ok', 'revision', `The portal's chat has REST revision ${rest}.`)
    : finding('warn', 'revision', "The portal does not tell its chat's REST revision.");
}

/**
 * Looks whether a target is ready to be judged: reachable, credential, scope, dialogs, revision, and which settings
 * would let more be judged. Only asks; never calls the method under test. Stops at the first thing that makes the
 * rest pointless.
 *
 * @param method the REST method that a run would judge, in lower case
 */
export async function examine(
  target: Target,
  method: string,
  options: Pick<SessionOptions, 'clock'> = {},
): Promise<DoctorFinding[]> {
  const session = openSession(target, options);
  try {
    const credential = await examineCredential(session, target);
    if (credential.some(({ level }) => level === 'problem')) return credential;
    return [
      ...credential,
      ...examineScheme(target),
      ...(await examineScope(session, target, method)),
      ...(await examineFixtures(session, target)),
      await examineRevision(session),
    ];
  } finally {
    session.close();
  }
}
