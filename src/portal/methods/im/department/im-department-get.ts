import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { isYes } from '../parameters/flag-of-call.ts';
import { idsOf } from '../parameters/ids-of-call.ts';
import { departmentMethod } from './department-method.ts';
import { describeDepartment } from './describe-department.ts';

/** The departments of the ids in ID; unknown ones are left out. @see docs/reference/portal.md D */
export const imDepartmentGet = departmentMethod('im.department.get', (given, { context: { state } }) => {
  const ids = idsOf(given.get('ID'));
  if (ids === undefined) return imError('INVALID_FORMAT', 400, 'A wrong format for the ID field is passed');
  const found = ids.flatMap((id) => state.departments.get(id) ?? []);
  return success(found.map((department) => describeDepartment(department, isYes(given, 'USER_DATA'), state)));
});
