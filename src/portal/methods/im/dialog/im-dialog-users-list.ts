import { toInteger, toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import type { PortalUser } from '../../../state/portal-state.ts';
import { describeUser, isBot } from '../describe/describe-user.ts';
import { imMethod } from '../im-method.ts';
import { dialogOf, isRefusal } from '../parameters/dialog-of-call.ts';
import { isYes } from '../parameters/flag-of-call.ts';
import { sliceOf } from '../parameters/slice-of-call.ts';

/** The members of a dialog as users, by ascending id. LAST_ID leaves out those up to it. @see docs/reference/portal.md D */
export const imDialogUsersList = imMethod('im.dialog.users.list', (given, call) => {
  const dialog = dialogOf(given, call);
  if (isRefusal(dialog)) return dialog;
  const { state } = call.context;
  const lastId = toInteger(given.get('LAST_ID'));
  const members = [...dialog.chat.members]
    .filter((id) => id > lastId)
    .sort((a, b) => a - b)
    .flatMap((id) => state.users.get(id) ?? [])
    .filter((user) => isWanted(user, given));
  return sliceOf(
    members.map((user) => describeUser(user, state)),
    given,
    { usual: 50, most: 200 },
  );
});

/** SKIP_EXTERNAL leaves out system users, which are bots here, but those of SKIP_EXTERNAL_EXCEPT_TYPES. */
function isWanted(user: PortalUser, given: PhpArray): boolean {
  if (!isBot(user) || !isYes(given, 'SKIP_EXTERNAL')) return true;
  const kept = toText(given.get('SKIP_EXTERNAL_EXCEPT_TYPES')) ?? '';
  return kept
    .split(',')
    .map((type) => type.trim())
    .includes('bot');
}
