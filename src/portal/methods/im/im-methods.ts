import type { PortalMethod } from '../portal-method.ts';
import { imChatAdd } from './chat/im-chat-add.ts';
import { imChatGet } from './chat/im-chat-get.ts';
import { imChatLeave } from './chat/im-chat-leave.ts';
import { imChatMute } from './chat/im-chat-mute.ts';
import { imChatSetOwner } from './chat/im-chat-set-owner.ts';
import { imChatUpdateAvatar } from './chat/im-chat-update-avatar.ts';
import { imChatUpdateColor } from './chat/im-chat-update-color.ts';
import { imChatUpdateTitle } from './chat/im-chat-update-title.ts';
import { imChatUserAdd } from './chat/im-chat-user-add.ts';
import { imChatUserDelete } from './chat/im-chat-user-delete.ts';
import { imChatUserList } from './chat/im-chat-user-list.ts';
import { imDepartmentGet } from './department/im-department-get.ts';
import {
  imDepartmentColleaguesList,
  imDepartmentEmployeesGet,
  imDepartmentManagersGet,
} from './department/im-department-users.ts';
import { imDialogGet } from './dialog/im-dialog-get.ts';
import { imDialogMessagesGet } from './dialog/im-dialog-messages-get.ts';
import { imDialogMessagesSearch } from './dialog/im-dialog-messages-search.ts';
import { imDialogRead } from './dialog/im-dialog-read.ts';
import { imDialogReadAll } from './dialog/im-dialog-read-all.ts';
import { imDialogUnread } from './dialog/im-dialog-unread.ts';
import { imDialogUsersList } from './dialog/im-dialog-users-list.ts';
import { imChatSendTyping, imDialogWriting } from './dialog/im-dialog-writing.ts';
import { imDiskFileCommit } from './disk/im-disk-file-commit.ts';
import { imDiskFileDelete } from './disk/im-disk-file-delete.ts';
import { imDiskFileSave } from './disk/im-disk-file-save.ts';
import { imDiskFolderGet } from './disk/im-disk-folder-get.ts';
import { imDiskRecordShare } from './disk/im-disk-record-share.ts';
import { imRevisionGet } from './im-revision-get.ts';
import { imMessageAdd } from './message/im-message-add.ts';
import { imMessageCommand } from './message/im-message-command.ts';
import { imMessageDelete } from './message/im-message-delete.ts';
import { imMessageLike } from './message/im-message-like.ts';
import { imMessageShare } from './message/im-message-share.ts';
import { imMessageUpdate } from './message/im-message-update.ts';
import { imNotify, imNotifyPersonalAdd, imNotifySystemAdd } from './notify/im-notify.ts';
import { imNotifyAnswer, imNotifyConfirm } from './notify/im-notify-answer.ts';
import { imNotifyDelete } from './notify/im-notify-delete.ts';
import { imNotifyGet, imNotifyHistorySearch, imNotifySchemaGet } from './notify/im-notify-get.ts';
import { imNotifyRead, imNotifyReadAll, imNotifyReadList } from './notify/im-notify-read.ts';
import { imCountersGet } from './recent/im-counters-get.ts';
import { imRecentGet } from './recent/im-recent-get.ts';
import { imRecentHide } from './recent/im-recent-hide.ts';
import { imRecentList } from './recent/im-recent-list.ts';
import { imRecentPin } from './recent/im-recent-pin.ts';
import { imRecentUnread } from './recent/im-recent-unread.ts';
import { imSearchChatList } from './search/im-search-chat-list.ts';
import { imSearchDepartmentList } from './search/im-search-department-list.ts';
import { imSearchLastAdd, imSearchLastDelete, imSearchLastGet } from './search/im-search-last.ts';
import { imSearchUserList } from './search/im-search-user-list.ts';
import { imUserBusinessList } from './user/im-user-business-list.ts';
import { imUserGet } from './user/im-user-get.ts';
import { imUserListGet } from './user/im-user-list-get.ts';
import {
  imUserStatusGet,
  imUserStatusIdleEnd,
  imUserStatusIdleStart,
  imUserStatusSet,
} from './user/im-user-status.ts';

/** The methods of the chat module. */
export const imMethods: readonly PortalMethod[] = [
  imChatAdd,
  imChatGet,
  imChatLeave,
  imChatMute,
  imChatSetOwner,
  imChatUpdateAvatar,
  imChatUpdateColor,
  imChatUpdateTitle,
  imChatUserAdd,
  imChatUserDelete,
  imChatUserList,
  imDepartmentGet,
  imDepartmentEmployeesGet,
  imDepartmentManagersGet,
  imDepartmentColleaguesList,
  imDialogGet,
  imDialogMessagesGet,
  imDialogMessagesSearch,
  imDialogReadAll,
  imDialogRead,
  imDialogUnread,
  imDialogUsersList,
  imDialogWriting,
  imChatSendTyping,
  imDiskFileCommit,
  imDiskFileDelete,
  imDiskFileSave,
  imDiskFolderGet,
  imDiskRecordShare,
  imRevisionGet,
  imMessageAdd,
  imMessageCommand,
  imMessageDelete,
  imMessageLike,
  imMessageShare,
  imMessageUpdate,
  imNotifyAnswer,
  imNotifyConfirm,
  imNotifyDelete,
  imNotifyGet,
  imNotifyHistorySearch,
  imNotifySchemaGet,
  imNotifyRead,
  imNotifyReadAll,
  imNotifyReadList,
  imNotify,
  imNotifyPersonalAdd,
  imNotifySystemAdd,
  imCountersGet,
  imRecentGet,
  imRecentHide,
  imRecentList,
  imRecentPin,
  imRecentUnread,
  imSearchChatList,
  imSearchDepartmentList,
  imSearchLastAdd,
  imSearchLastDelete,
  imSearchLastGet,
  imSearchUserList,
  imUserGet,
  imUserBusinessList,
  imUserListGet,
  imUserStatusGet,
  imUserStatusSet,
  imUserStatusIdleStart,
  imUserStatusIdleEnd,
];
