import { appInfo } from './app-info.ts';
import { batch } from './batch.ts';
import { imChatAdd } from './im-chat-add.ts';
import { imChatGet } from './im-chat-get.ts';
import { imChatLeave } from './im-chat-leave.ts';
import { imChatUserAdd } from './im-chat-user-add.ts';
import { imChatUserDelete } from './im-chat-user-delete.ts';
import { imChatUserList } from './im-chat-user-list.ts';
import { imDialogGet } from './im-dialog-get.ts';
import { imChatSendTyping, imDialogWriting } from './im-dialog-writing.ts';
import { imRevisionGet } from './im-revision-get.ts';
import { imUserGet } from './im-user-get.ts';
import { methodGet } from './method-get.ts';
import { methods } from './methods.ts';
import type { PortalMethod } from './portal-method.ts';
import { profile } from './profile.ts';
import { scope } from './scope.ts';
import { serverTime } from './server-time.ts';
import { userCurrent } from './user-current.ts';

/** Every method that a reference portal knows. */
export const allMethods: readonly PortalMethod[] = [
  batch,
  scope,
  methods,
  methodGet,
  serverTime,
  profile,
  appInfo,
  userCurrent,
  imRevisionGet,
  imUserGet,
  imChatAdd,
  imChatGet,
  imChatLeave,
  imChatUserAdd,
  imChatUserDelete,
  imChatUserList,
  imDialogGet,
  imDialogWriting,
  imChatSendTyping,
];
