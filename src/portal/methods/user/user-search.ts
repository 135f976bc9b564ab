import { fieldOf, passesFilter } from '../../generic/filter-records.ts';
import { matchesPhrase } from '../../generic/match-phrase.ts';
import { toText, withUpperCaseNames } from '../../php/php-cast.ts';
import type { PhpArray, PhpValue } from '../../php/php-value.ts';
import type { PortalMethod } from '../portal-method.ts';
import { conditionsOf, listUsers, userScopes } from './list-users.ts';

/** The fields in which FIND looks, and in which a condition without an operator looks for a beginning. */
const searched = ['NAME', 'LAST_NAME', 'WORK_POSITION', 'UF_DEPARTMENT_NAME'];

/** The users whose names, positions or departments begin as FIND says, or that pass the other conditions; a page of them. @see docs/reference/portal.md C */
export const userSearch: PortalMethod = {
  name: 'user.search',
  scopes: userScopes,
  handle(call) {
    const given = withUpperCaseNames(call.params);
    const conditions = conditionsOf(given);
    const find = toText(conditions.get('FIND'));
    const filter: PhpArray = new Map([...conditions].map(([name, value]) => beginning(name, value)));
    return listUsers(given, call, (fields) =>
      find === undefined
        ? passesFilter(fields, filter)
        : matchesPhrase(
            find,
            searched.flatMap((name) => textsOf(fieldOf(fields, name))),
          ),
    );
  },
};

function beginning(name: string, value: PhpValue): readonly [string, PhpValue] {
  return searched.includes(name) ? [`=%${name}`, `${toText(value) ?? ''}%`] : [name, value];
}

function textsOf(value: PhpValue | undefined): readonly string[] {
  return value instanceof Map ? [...value.values()].flatMap(textsOf) : [toText(value) ?? ''];
}
