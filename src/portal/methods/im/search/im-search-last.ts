import type { WireValue } from '../../../php/encode-json.ts';
import { success } from '../../../pipeline/outcome.ts';
import { dialogIdOf, openDialog } from '../../../state/find-dialog.ts';
import type { PortalChat } from '../../../state/portal-chat.ts';
import type { PortalState, PortalUser } from '../../../state/portal-state.ts';
import { marksOf } from '../../../state/recent-marks.ts';
import type { MethodCall } from '../../portal-method.ts';
import { describeChat, nameOf } from '../describe/describe-chat.ts';
import { describeUser } from '../describe/describe-user.ts';
import { imMethod } from '../im-method.ts';
import { isRefusal, namedDialog } from '../parameters/dialog-of-call.ts';
import { isWantedKind } from '../recent/recent-items.ts';

/** How many dialogs a search history keeps. The documentation gives no figure. */
const maxSearched = 50;

/** Puts a dialog at the head of the caller's search history; false for one that the caller may not use. @see docs/reference/portal.md D */
export const imSearchLastAdd = imMethod('im.search.last.add', (given, call) => {
  const named = namedDialog(given, call);
  if (isRefusal(named)) return named;
  const opened = openDialog(named, call.caller, call.context.state);
  if (typeof opened === 'string') return success(false);
  const searched = withdraw(opened.chat, call);
  searched.unshift(dialogIdOf(opened.chat, call.caller.id));
  searched.splice(maxSearched);
  return success(true);
});

/** Takes a dialog out of the caller's search history, whether it is there or not. @see docs/reference/portal.md D */
export const imSearchLastDelete = imMethod('im.search.last.delete', (given, call) => {
  const named = namedDialog(given, call);
  if (isRefusal(named)) return named;
  const opened = openDialog(named, call.caller, call.context.state);
  if (typeof opened !== 'string') withdraw(opened.chat, call);
  return success(true);
});

/** The caller's search history, the latest first. @see docs/reference/portal.md D */
export const imSearchLastGet = imMethod('im.search.last.get', (given, { caller, context: { state } }) => {
  const chats = marksOf(state, caller.id).searched.flatMap((id) => chatOfId(id, caller, state) ?? []);
  return success(
    chats.filter((chat) => isWantedKind(chat, given)).map((chat) => describe(chat, caller, state)),
  );
});

function withdraw(chat: PortalChat, { caller, context: { state } }: MethodCall): string[] {
  const { searched } = marksOf(state, caller.id);
  const at = searched.indexOf(dialogIdOf(chat, caller.id));
  if (at >= 0) searched.splice(at, 1);
  return searched;
}

function chatOfId(id: string, caller: PortalUser, state: PortalState): PortalChat | undefined {
  if (id.startsWith('chat')) return state.chats.get(Number(id.slice(4)));
  return state.privateChats.get([caller.id, Number(id)].sort((a, b) => a - b).join(':'));
}

function describe(chat: PortalChat, viewer: PortalUser, state: PortalState): WireValue {
  const isPrivate = chat.type === 'private';
  const id = dialogIdOf(chat, viewer.id);
  const peer = isPrivate ? state.users.get(Number(id)) : undefined;
  return {
    id: isPrivate ? Number(id) : id,
    type: isPrivate ? 'user' : 'chat',
    avatar: { url: chat.avatar, color: chat.color },
    title: nameOf(chat, viewer, state),
    ...(peer === undefined
      ? { chat: describeChat(chat, viewer, state) }
      : { user: describeUser(peer, state) }),
  };
}
