import { matchesPhrase, minPhrase } from '../../../generic/match-phrase.ts';
import { toText } from '../../../php/php-cast.ts';
import { mayUseChat } from '../../../state/access.ts';
import type { PortalChat } from '../../../state/portal-chat.ts';
import type { PortalState } from '../../../state/portal-state.ts';
import { describeDialog } from '../describe/describe-chat.ts';
import { fullName } from '../describe/describe-user.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { sliceOf } from '../parameters/slice-of-call.ts';

/** The chats that the caller may use whose title or members match FIND, or of open channels FIND_LINES; the newest first. @see docs/reference/portal.md D */
export const imSearchChatList = imMethod('im.search.chat.list', (given, { caller, context: { state } }) => {
  const find = toText(given.get('FIND'));
  const phrase = find ?? toText(given.get('FIND_LINES')) ?? '';
  if (phrase.trim().length < minPhrase) return imError('FIND_SHORT');
  const found = [...state.chats.values()]
    .filter((chat) => chat.type !== 'private' && (chat.type === 'livechat') === (find === undefined))
    .filter((chat) => mayUseChat(caller, chat) && matchesPhrase(phrase, textsOf(chat, state)))
    .sort((a, b) => b.id - a.id);
  return sliceOf(
    found.map((chat) => describeDialog(chat, `chat${chat.id}`, caller, state)),
    given,
    { usual: 10, most: 50 },
  );
});

function textsOf(chat: PortalChat, state: PortalState): readonly string[] {
  const members = [...chat.members].flatMap((id) => state.users.get(id) ?? []);
  return [chat.title, ...members.map(fullName)];
}
