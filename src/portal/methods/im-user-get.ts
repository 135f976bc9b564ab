import { toInteger, withUpperCaseNames } from '../php/php-cast.ts';
import { refusal, success } from '../pipeline/outcome.ts';
import { mayUsePeer } from '../state/access.ts';
import type { PortalMethod } from './portal-method.ts';

/** A user for the chat, the caller without ID. Here ids are integers. @see docs/portal.md C, D.1 */
export const imUserGet: PortalMethod = {
  name: 'im.user.get',
  scopes: ['im'],
  handle({ params, caller, context }) {
    const given = withUpperCaseNames(params).get('ID');
    const id = given === undefined || given === null ? caller.id : toInteger(given);
    if (id <= 0) return refusal(400, 'ID_EMPTY', "User ID can't be empty");
    const user = context.state.users.get(id);
    if (user === undefined) return refusal(400, 'USER_NOT_EXISTS', "User isn't exists");
    if (user.kind !== 'copilot' && !mayUsePeer(caller, user))
      return refusal(400, 'ACCESS_DENIED', 'You can request only users who belong to your group');
    return success({
      id: user.id,
      active: user.active,
      name: `${user.name} ${user.lastName}`,
      first_name: user.name,
      last_name: user.lastName,
      bot: user.kind === 'bot' || user.kind === 'copilot',
      extranet: user.kind === 'extranet',
      type: user.kind === 'bot' || user.kind === 'copilot' ? 'bot' : 'user',
    });
  },
};
