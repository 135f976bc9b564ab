import type { WireValue } from '../../../php/encode-json.ts';
import { toIntegerList, toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { addMessage } from '../../../state/messages.ts';
import { byRules, imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { anyChatOf } from '../parameters/chat-of-call.ts';
import { describeFile } from './describe-file.ts';

/** Sends files of the caller's drive to a chat, in one message. @see docs/reference/portal.md D */
export const imDiskFileCommit = imMethod('im.disk.file.commit', (given, call) => {
  const named = anyChatOf(given, call);
  if ('kind' in named) return named;
  const { chat } = named;
  const { caller } = call;
  const { state } = call.context;
  const denied = imError('ACCESS_ERROR', 403, 'You do not have access to the specified dialog');
  if (chat === undefined) return byRules(call, denied, imError('ACCESS_ERROR'));
  if (!chat.members.has(caller.id)) return denied;
  const wanted = given.get('FILE_ID') ?? given.get('UPLOAD_ID');
  if (wanted === undefined || wanted === null) return imError('FILES_ERROR');
  const ids = toIntegerList(wanted);
  const files = ids.flatMap((id) => state.files.get(id) ?? []).filter(({ author }) => author === caller.id);
  if (files.length === 0 || files.length !== ids.length) return imError('SAVE_ERROR');
  const message = addMessage(state, chat, {
    author: caller.id,
    text: toText(given.get('MESSAGE')) ?? '',
    params: [['FILE_ID', files.map(({ id }) => id)]],
  });
  const sent = new Map<string, WireValue>();
  const models = new Map<string, WireValue>();
  for (const file of files) {
    file.chatId = chat.id;
    file.messageId = message.id;
    sent.set(`upload${file.id}`, describeFile(file, state));
    models.set(`upload${file.id}`, { id: file.id, name: file.name, size: file.size });
  }
  return success({
    FILES: sent,
    DISK_ID: files.map(({ id }) => String(id)),
    FILE_MODELS: models,
    MESSAGE_ID: message.id,
  });
});
