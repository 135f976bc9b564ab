import { success } from '../../pipeline/outcome.ts';
import type { PortalMethod } from '../portal-method.ts';

/** Who calls, for every credential. ID is a string. @see docs/reference/portal.md C */
export const profile: PortalMethod = {
  name: 'profile',
  scopes: [],
  handle: ({ caller }) =>
    success({
      ID: String(caller.id),
      ADMIN: caller.admin,
      NAME: caller.name,
      LAST_NAME: caller.lastName,
      PERSONAL_GENDER: caller.gender,
      TIME_ZONE: '',
    }),
};
