import { toInteger } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { mayUsePeer } from '../../../state/access.ts';
import { describeUser } from '../describe/describe-user.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';

/** A user for the chat, the caller without ID. Here ids are integers. @see docs/reference/portal.md C, D */
export const imUserGet = imMethod('im.user.get', (given, { caller, context: { state } }) => {
  const wanted = given.get('ID');
  const id = wanted === undefined || wanted === null ? caller.id : toInteger(wanted);
  if (id <= 0) return imError('ID_EMPTY');
  const user = state.users.get(id);
  if (user === undefined) return imError('USER_NOT_EXISTS');
  if (user.kind !== 'copilot' && !mayUsePeer(caller, user)) return imError('ACCESS_DENIED');
  return success(describeUser(user, state));
});
