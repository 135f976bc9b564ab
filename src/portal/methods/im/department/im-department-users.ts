import type { PhpArray } from '../../../php/php-value.ts';
import { type Outcome, success } from '../../../pipeline/outcome.ts';
import type { PortalDepartment, PortalState, PortalUser } from '../../../state/portal-state.ts';
import type { MethodCall } from '../../portal-method.ts';
import { isBot } from '../describe/describe-user.ts';
import { imError } from '../im-error.ts';
import { idsOf } from '../parameters/ids-of-call.ts';
import { sliceOf } from '../parameters/slice-of-call.ts';
import { departmentMethod, usersOrIds } from './department-method.ts';
import { lineOf } from './describe-department.ts';

/** The active employees of the departments in ID, by department. @see docs/reference/portal.md D */
export const imDepartmentEmployeesGet = departmentMethod('im.department.employees.get', (given, call) =>
  byDepartment(given, call, employeesOf),
);

/** The heads of the departments in ID, by department. @see docs/reference/portal.md D */
export const imDepartmentManagersGet = departmentMethod('im.department.managers.get', (given, call) =>
  byDepartment(given, call, ({ head }, state) => {
    const user = state.users.get(head ?? 0);
    return user === undefined ? [] : [user];
  }),
);

/** Who works in the caller's departments; for the head of a department also everybody below, and the heads of all. @see docs/reference/portal.md D */
export const imDepartmentColleaguesList = departmentMethod('im.department.colleagues.list', (given, call) => {
  const { caller } = call;
  const { state } = call.context;
  const departments = [...state.departments.values()];
  const headed = departments.filter(({ head }) => head === caller.id);
  const colleagues = new Set(
    departments
      .filter(
        (department) =>
          caller.departments.includes(department.id) ||
          lineOf(department, state).some((above) => headed.includes(above)),
      )
      .flatMap((department) => employeesOf(department, state)),
  );
  if (headed.length > 0)
    for (const { head } of departments) {
      const user = state.users.get(head ?? 0);
      if (user !== undefined) colleagues.add(user);
    }
  colleagues.delete(caller);
  return sliceOf(usersOrIds([...colleagues], given, state), given, { usual: 10, most: 50 });
});

function employeesOf({ id }: PortalDepartment, state: PortalState): readonly PortalUser[] {
  return [...state.users.values()].filter(
    (user) => user.active && !isBot(user) && user.departments.includes(id),
  );
}

/** A map from department to users; a department that does not exist is left out. */
function byDepartment(
  given: PhpArray,
  { context: { state } }: MethodCall,
  usersOf: (department: PortalDepartment, state: PortalState) => readonly PortalUser[],
): Outcome {
  const ids = idsOf(given.get('ID'));
  if (ids === undefined) return imError('ID_EMPTY', 400, "Department ID can't be empty");
  const found = ids.flatMap((id) => state.departments.get(id) ?? []);
  return success(
    new Map(
      found.map((department) => [
        String(department.id),
        usersOrIds(usersOf(department, state), given, state),
      ]),
    ),
  );
}
