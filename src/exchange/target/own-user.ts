import type { Exchange } from '../record/exchange.ts';
import { parseResponse } from '../record/parse-response.ts';
import type { Session } from '../session.ts';
import { isHang, isTrouble } from '../trouble/trouble.ts';
import type { Target } from './target.ts';

/** Times that `profile` is called before the portal is taken to be away. A call that hangs is not repeated. */
const maxCalls = 3;

/** Who the caller is, and the last call of `profile` that was made to find that out. */
export interface OwnUser {
  /** A user id in digits, or null where the portal does not say and the URL holds a login or nothing. */
  readonly id: string | null;
  readonly exchange: Exchange;
}

/** Finds out who the caller is: the user id that `profile` tells, else the one in the webhook's URL. */
export async function findOwnUser(session: Session, target: Target): Promise<OwnUser> {
  let exchange = await session.call('profile');
  for (let calls = 1; calls < maxCalls && isTrouble(exchange) && !isHang(exchange); calls += 1)
    exchange = await session.call('profile');
  const result = parseResponse(exchange).body?.['result'];
  const told = typeof result === 'object' && result !== null && 'ID' in result ? String(result.ID) : '';
  const inUrl = target.webhook?.userId ?? '';
  const id = [told, inUrl].find((text) => /^[1-9]\d*$/.test(text)) ?? null;
  return { id, exchange };
}
