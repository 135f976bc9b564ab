import type { WireValue } from '../../../php/encode-json.ts';
import { isoDate } from '../../../pipeline/time-block.ts';
import { isUnread } from '../../../state/messages.ts';
import type { PortalChat } from '../../../state/portal-chat.ts';
import type { PortalMessage } from '../../../state/portal-message.ts';
import type { PortalState, PortalUser } from '../../../state/portal-state.ts';
import { describeFile } from '../disk/describe-file.ts';
import { describeUser } from './describe-user.ts';

/** A message as lists of messages describe it. */
export function describeMessage(
  message: PortalMessage,
  chat: PortalChat,
  viewer: PortalUser,
  state: PortalState,
): WireValue {
  return {
    id: message.id,
    chat_id: message.chatId,
    author_id: message.author,
    date: isoDate(message.date, state.utcOffset),
    text: message.text,
    unread: isUnread(chat, message, viewer.id),
    uuid: message.uuid,
    replaces: [],
    params: message.params,
    disappearing_date: null,
  };
}

/** The members `messages`, `users` and `files` of a list of messages; the users are the authors. */
export function describeMessages(
  ids: readonly number[],
  chat: PortalChat,
  viewer: PortalUser,
  state: PortalState,
): Readonly<Record<'messages' | 'users' | 'files', WireValue>> {
  const messages = ids.flatMap((id) => state.messages.get(id) ?? []);
  const authors = [...new Set(messages.map(({ author }) => author))].flatMap(
    (id) => state.users.get(id) ?? [],
  );
  return {
    messages: messages.map((message) => describeMessage(message, chat, viewer, state)),
    users: authors.map((author) => describeUser(author, state)),
    files: messages.flatMap(fileIdsOf).flatMap((id) => {
      const file = state.files.get(id);
      return file === undefined ? [] : [describeFile(file, state)];
    }),
  };
}

function fileIdsOf({ params }: PortalMessage): readonly number[] {
  const ids = params.get('FILE_ID');
  return Array.isArray(ids) ? (ids as readonly number[]) : [];
}
