import { success } from '../../pipeline/outcome.ts';
import type { PortalMethod } from '../portal-method.ts';
import { userRecord } from './describe-user-record.ts';

/** The caller as the user module describes them. @see docs/reference/portal.md C */
export const userCurrent: PortalMethod = {
  name: 'user.current',
  scopes: ['user', 'user_basic', 'user_brief'],
  handle: ({ caller, context }) => success(userRecord(caller, context.state)),
};
