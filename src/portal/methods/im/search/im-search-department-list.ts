import { matchesPhrase, minPhrase } from '../../../generic/match-phrase.ts';
import { toText } from '../../../php/php-cast.ts';
import { describeDepartment, fullNameOf } from '../department/describe-department.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { isYes } from '../parameters/flag-of-call.ts';
import { sliceOf } from '../parameters/slice-of-call.ts';

/** The departments in whose full name words begin as those of FIND; all of them for a phrase that is too short. Only a missing FIND is refused. @see docs/reference/portal.md D */
export const imSearchDepartmentList = imMethod(
  'im.search.department.list',
  (given, { context: { state } }) => {
    const phrase = toText(given.get('FIND'));
    if (phrase === undefined) return imError('FIND_SHORT');
    const isShort = phrase.trim().length < minPhrase;
    const found = [...state.departments.values()].filter(
      (department) => isShort || matchesPhrase(phrase, [fullNameOf(department, state)]),
    );
    return sliceOf(
      found.map((department) => describeDepartment(department, isYes(given, 'USER_DATA'), state)),
      given,
      { usual: 10, most: 50 },
    );
  },
);
