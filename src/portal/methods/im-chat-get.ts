import { toText, withUpperCaseNames } from '../php/php-cast.ts';
import { success } from '../pipeline/outcome.ts';
import { readDialog } from './im-dialog-get.ts';
import type { PortalMethod } from './portal-method.ts';

/** The chat of ENTITY_TYPE and ENTITY_ID, or null; with DIALOG_ID, which nothing documents, the same as im.dialog.get. @see docs/portal.md C */
export const imChatGet: PortalMethod = {
  name: 'im.chat.get',
  scopes: ['im'],
  handle(call) {
    const given = withUpperCaseNames(call.params);
    if (given.has('DIALOG_ID')) return readDialog(given, call);
    const [type, id] = [toText(given.get('ENTITY_TYPE')) ?? '', toText(given.get('ENTITY_ID')) ?? ''];
    for (const chat of call.context.state.chats.values()) {
      if (type !== '' && chat.entityType === type && chat.entityId === id && chat.members.has(call.caller.id))
        return success({ ID: String(chat.id) });
    }
    return success(null);
  },
};
