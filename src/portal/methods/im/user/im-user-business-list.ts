import { usersOrIds } from '../department/department-method.ts';
import { isBot } from '../describe/describe-user.ts';
import { imMethod } from '../im-method.ts';
import { sliceOf } from '../parameters/slice-of-call.ts';

/** The business users, which are all active employees here. No page documents it any more; parameters are those of the old one. @see docs/reference/portal.md D */
export const imUserBusinessList = imMethod('im.user.business.list', (given, { context: { state } }) => {
  const users = [...state.users.values()].filter(
    (user) => user.active && user.kind === 'employee' && !isBot(user),
  );
  return sliceOf(usersOrIds(users, given, state), given, { usual: 10, most: 50 });
});
