import { toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { mayUsePeer } from '../../../state/access.ts';
import { describeUser } from '../describe/describe-user.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { idsOf } from '../parameters/ids-of-call.ts';

/** The users of the ids in ID, by id, or as a list for RESULT_TYPE `array`. Those one may not see and those there are not are left out. @see docs/reference/portal.md D */
export const imUserListGet = imMethod('im.user.list.get', (given, { caller, context: { state } }) => {
  const ids = idsOf(given.get('ID'));
  if (ids === undefined) return imError('INVALID_FORMAT', 400, 'A wrong format for the ID field is passed');
  const users = [...new Set(ids)]
    .flatMap((id) => state.users.get(id) ?? [])
    .filter((user) => user.kind === 'copilot' || mayUsePeer(caller, user))
    .map((user) => describeUser(user, state));
  if (toText(given.get('RESULT_TYPE')) === 'array') return success(users);
  return success(new Map(users.map((user) => [String(user['id']), user])));
});
