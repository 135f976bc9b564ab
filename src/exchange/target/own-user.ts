import { parseResponse } from '../record/parse-response.ts';
import type { Session } from '../session.ts';
import type { Target } from './target.ts';

/**
 * Finds out who the caller is: the user id that `profile` tells, else the one in the webhook's URL.
 *
 * @returns a user id in digits, or null where the portal does not say and the URL holds a login or nothing
 */
export async function findOwnUser(session: Session, target: Target): Promise<string | null> {
  const result = parseResponse(await session.call('profile')).body?.['result'];
  const id = typeof result === 'object' && result !== null && 'ID' in result ? String(result.ID) : '';
  if (/^[1-9]\d*$/.test(id)) return id;
  const inUrl = target.webhook?.userId ?? '';
  return /^[1-9]\d*$/.test(inUrl) ? inUrl : null;
}
