import { parseResponse } from '../record/parse-response.ts';
import { openSession, type SessionOptions } from '../session.ts';
import { findOwnUser } from './own-user.ts';
import type { Target } from './target.ts';

/** A chat made for a run, which the caller must not use. */
export interface ForeignDialog {
  /** E.g. `chat99`. */
  readonly dialogId: string;
  /** Takes the second user out of the chat again. Never throws; tells whether it worked. */
  cleanUp(): Promise<boolean>;
}

/** Why there is no such chat: one sentence without a secret. */
export interface ProvisionProblem {
  readonly problem: string;
}

/** The same portal as the second user sees it; the first user's credentials stay secrets of its records. */
function asSecondUser(target: Target): Target {
  return { ...target, webhook: target.secondWebhook, secondWebhook: target.webhook, oauth: null };
}

async function userBehind(target: Target, options: SessionOptions): Promise<string | null> {
  const session = openSession(target, options);
  const user = await findOwnUser(session, target);
  session.close();
  return user;
}

async function isSameUser(target: Target, second: Target, options: SessionOptions): Promise<boolean> {
  const user = await userBehind(target, options);
  return user !== null && user === (await userBehind(second, options));
}

/**
 * Lets the user of the second webhook make a closed chat of their own: the dialog that the caller must not write to.
 * Nobody else is in it, so nobody is disturbed. Null where no second webhook is set or a forbidden dialog is named.
 */
export async function provisionForeignDialog(
  target: Target,
  options: Pick<SessionOptions, 'clock'> = {},
): Promise<ForeignDialog | ProvisionProblem | null> {
  if (target.secondWebhook === null || target.fixtures['foreign-chat'] !== undefined) return null;
  const second = asSecondUser(target);
  if (await isSameUser(target, second, options)) {
    return {
      problem: 'The second webhook belongs to the same user as the first: it cannot make a forbidden chat.',
    };
  }
  const session = openSession(second, options);
  const exchange = await session.call('im.chat.add', {
    TYPE: 'CHAT',
    TITLE: 'Conformance run (can be deleted)',
  });
  const response = parseResponse(exchange);
  const chat = String(response.body?.['result'] ?? '');
  if (response.kind !== 'success' || !/^[1-9]\d*$/.test(chat)) {
    session.close();
    const what = response.code ?? exchange.failure?.code ?? `HTTP ${response.status}`;
    return { problem: `The second webhook could not make a chat (im.chat.add: ${what.slice(0, 60)}).` };
  }
  return {
    dialogId: `chat${chat}`,
    async cleanUp() {
      const left = parseResponse(await session.call('im.chat.leave', { CHAT_ID: Number(chat) }));
      session.close();
      return left.kind === 'success';
    },
  };
}
