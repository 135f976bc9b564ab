import { matchesPhrase, minPhrase } from '../../../generic/match-phrase.ts';
import { toText } from '../../../php/php-cast.ts';
import { mayUsePeer } from '../../../state/access.ts';
import { describeUser, fullName } from '../describe/describe-user.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { sliceOf } from '../parameters/slice-of-call.ts';

/** The active users whose name, position or department matches FIND, by id. All users count as business users. @see docs/reference/portal.md D */
export const imSearchUserList = imMethod('im.search.user.list', (given, { caller, context: { state } }) => {
  const phrase = toText(given.get('FIND')) ?? '';
  if (phrase.trim().length < minPhrase) return imError('FIND_SHORT');
  const found = [...state.users.values()]
    .filter((user) => user.active && mayUsePeer(caller, user))
    .filter((user) =>
      matchesPhrase(phrase, [
        fullName(user),
        user.workPosition,
        ...user.departments.map((id) => state.departments.get(id)?.name ?? ''),
      ]),
    );
  return sliceOf(
    found.map((user) => describeUser(user, state)),
    given,
    { usual: 10, most: 50 },
    (part) => new Map(part.map((user) => [String(user['id']), user])),
  );
});
