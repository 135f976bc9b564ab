import { success } from '../../../pipeline/outcome.ts';
import { byRules, imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { anyChatOf } from '../parameters/chat-of-call.ts';

/** The id of the drive folder of a chat's files, made on first use. @see docs/reference/portal.md D */
export const imDiskFolderGet = imMethod('im.disk.folder.get', (given, call) => {
  const named = anyChatOf(given, call);
  if ('kind' in named) return named;
  const { chat } = named;
  const denied = imError('ACCESS_ERROR', 403, 'You do not have access to the specified dialog');
  if (chat === undefined) return byRules(call, denied, imError('ACCESS_ERROR'));
  if (!chat.members.has(call.caller.id)) return denied;
  const { state } = call.context;
  if (chat.diskFolderId === 0) chat.diskFolderId = state.nextDiskId++;
  return success({ ID: chat.diskFolderId });
});
