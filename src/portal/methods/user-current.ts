import { success } from '../pipeline/outcome.ts';
import type { PortalMethod } from './portal-method.ts';

/** The caller as the user module tells of them. @see docs/portal.md C */
export const userCurrent: PortalMethod = {
  name: 'user.current',
  scopes: ['user', 'user_basic', 'user_brief'],
  handle: ({ caller }) =>
    success({
      ID: String(caller.id),
      ACTIVE: caller.active,
      NAME: caller.name,
      LAST_NAME: caller.lastName,
      IS_ONLINE: 'Y',
      USER_TYPE: caller.kind === 'extranet' ? 'extranet' : 'employee',
    }),
};
