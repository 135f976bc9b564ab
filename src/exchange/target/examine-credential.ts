import { parseResponse } from '../record/parse-response.ts';
import type { Session } from '../session.ts';
import { isKnownCode, mayConcernWholePortal } from '../trouble/portal-states.ts';
import { stateShownBy } from '../trouble/proof.ts';
import { type DoctorFinding, finding, outcomeOf } from './doctor-finding.ts';
import { findOwnUser } from './own-user.ts';
import type { Target } from './target.ts';

/** What was found out about a credential. */
export interface ExaminedCredential {
  readonly findings: readonly DoctorFinding[];
  /** Whether the portal gives a REST response at all: without one, further calls tell nothing. */
  readonly isAnswered: boolean;
  /** Whether the portal accepts the credential. */
  readonly isAccepted: boolean;
  /** The caller's user id in digits; null where it is not known. */
  readonly user: string | null;
}

/** The setting that holds the credential of a target. */
export function credentialSetting(target: Target): string {
  return target.webhook === null ? 'B24_ACCESS_TOKEN' : 'B24_WEBHOOK_URL';
}

/**
 * Calls `profile` and says what its response shows: who the caller is, or in which state the whole portal is.
 * @param subject the setting that holds the credential
 */
export async function examineCredential(
  session: Session,
  target: Target,
  subject: string,
): Promise<ExaminedCredential> {
  const { id: user, exchange } = await findOwnUser(session, target);
  const { kind, code, body } = parseResponse(exchange);
  const isAnswered = kind === 'success' || kind === 'error';
  const reached = isAnswered ? [finding('ok', 'portal', 'The portal answers.')] : [];
  if (kind === 'success') {
    const result = body?.['result'];
    const isEmpty = typeof result !== 'object' || result === null || Object.keys(result).length === 0;
    const accepted = finding(
      'ok',
      subject,
      `The credential is accepted; the caller is user ${user ?? '(unknown)'}.`,
    );
    const inactive = finding(
      'problem',
      subject,
      'The portal accepts the credential and says nothing of its user: the user is not active.',
      'Use the webhook of a user who is active.',
    );
    const found = isEmpty ? inactive : accepted;
    return { findings: [...reached, found], isAnswered, isAccepted: true, user };
  }
  if (kind === 'error' && code !== null && isKnownCode(code) && !mayConcernWholePortal(code)) {
    const message = `The portal does not answer profile (${outcomeOf(exchange)}), so the caller is taken for user ${user ?? '(unknown)'}.`;
    const remedy = user === null ? 'Write the user as a number in the address of the webhook.' : '';
    return {
      findings: [...reached, finding('warn', subject, message, remedy)],
      isAnswered,
      isAccepted: true,
      user,
    };
  }
  const state = stateShownBy(exchange);
  const about = kind === 'error' && state !== null && state.waits !== true ? subject : 'portal';
  const message = `${state?.says ?? 'The portal refuses profile.'} (${outcomeOf(exchange)})`;
  const remedy = state?.remedy ?? 'Create a new inbound webhook or token with scope "im".';
  return {
    findings: [...reached, finding('problem', about, message, remedy)],
    isAnswered,
    isAccepted: false,
    user,
  };
}
