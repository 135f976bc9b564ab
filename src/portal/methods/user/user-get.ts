import { passesFilter } from '../../generic/filter-records.ts';
import { withUpperCaseNames } from '../../php/php-cast.ts';
import type { PortalMethod } from '../portal-method.ts';
import { conditionsOf, listUsers, userScopes } from './list-users.ts';

/** The users that pass a filter, a page of them. NAME_SEARCH looks for a part of the name. @see docs/reference/portal.md C */
export const userGet: PortalMethod = {
  name: 'user.get',
  scopes: userScopes,
  handle(call) {
    const given = withUpperCaseNames(call.params);
    const conditions = conditionsOf(given);
    const search = conditions.get('NAME_SEARCH');
    if (conditions.delete('NAME_SEARCH')) conditions.set('%NAME_SEARCH', search ?? null);
    return listUsers(given, call, (fields) => passesFilter(fields, conditions));
  },
};
