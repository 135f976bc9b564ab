import type { PortalMethod } from '../portal-method.ts';
import { imChatAdd } from './chat/im-chat-add.ts';
import { imChatGet } from './chat/im-chat-get.ts';
import { imChatLeave } from './chat/im-chat-leave.ts';
import { imChatUserAdd } from './chat/im-chat-user-add.ts';
import { imChatUserDelete } from './chat/im-chat-user-delete.ts';
import { imChatUserList } from './chat/im-chat-user-list.ts';
import { imDialogGet } from './dialog/im-dialog-get.ts';
import { imDialogMessagesGet } from './dialog/im-dialog-messages-get.ts';
import { imDialogRead } from './dialog/im-dialog-read.ts';
import { imChatSendTyping, imDialogWriting } from './dialog/im-dialog-writing.ts';
import { imRevisionGet } from './im-revision-get.ts';
import { imMessageAdd } from './message/im-message-add.ts';
import { imMessageDelete } from './message/im-message-delete.ts';
import { imMessageUpdate } from './message/im-message-update.ts';
import { imUserGet } from './user/im-user-get.ts';

/** The methods of the chat module. */
export const imMethods: readonly PortalMethod[] = [
  imRevisionGet,
  imUserGet,
  imChatAdd,
  imChatGet,
  imChatLeave,
  imChatUserAdd,
  imChatUserDelete,
  imChatUserList,
  imDialogGet,
  imDialogMessagesGet,
  imDialogRead,
  imDialogWriting,
  imChatSendTyping,
  imMessageAdd,
  imMessageUpdate,
  imMessageDelete,
];
