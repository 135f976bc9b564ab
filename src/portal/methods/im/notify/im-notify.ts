import { toInteger, toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import { type Outcome, success } from '../../../pipeline/outcome.ts';
import { addNotification } from '../../../state/notifications.ts';
import type { MethodCall } from '../../portal-method.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { readBlocks } from '../message/message-blocks.ts';
import { applicationOf, tagOf } from './application-of-call.ts';

/** Notifies a user, as the caller or for TYPE `SYSTEM` as the system; answers the id. @see docs/reference/portal.md D */
export const imNotify = imMethod('im.notify', (given, call) =>
  send(given, call, toText(given.get('TYPE')) === 'SYSTEM'),
);

/** Notifies a user as the caller. @see docs/reference/portal.md D */
export const imNotifyPersonalAdd = imMethod('im.notify.personal.add', (given, call) =>
  send(given, call, false),
);

/** Notifies a user as the system. @see docs/reference/portal.md D */
export const imNotifySystemAdd = imMethod('im.notify.system.add', (given, call) => send(given, call, true));

/** The checks of all three. WRONG_AUTH_TYPE, which stands before them, is for browser sessions, of which this portal has none. */
function send(given: PhpArray, call: MethodCall, isSystem: boolean): Outcome {
  const user = toInteger(given.get('USER_ID'));
  if (user <= 0) return imError('USER_ID_EMPTY');
  const text = (toText(given.get('MESSAGE')) ?? '').trim();
  if (text === '') return imError('MESSAGE_EMPTY');
  const blocks = readBlocks(given, [
    { name: 'ATTACH', malformed: 'ATTACH_ERROR', oversize: 'ATTACH_OVERSIZE' },
  ]);
  if ('kind' in blocks) return blocks;
  const { state } = call.context;
  if (!state.users.has(user)) return success(false);
  const application = applicationOf(given, call);
  const { id } = addNotification(state, {
    user,
    author: isSystem ? 0 : call.caller.id,
    text,
    tag: tagOf(given, 'TAG', application),
    subTag: tagOf(given, 'SUB_TAG', application),
    attach: blocks.get('ATTACH') ?? null,
  });
  return success(id);
}
