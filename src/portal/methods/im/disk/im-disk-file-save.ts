import { toInteger } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';

/** Copies a file of a chat to the caller's drive. Nothing is kept of it but its new id. @see docs/reference/portal.md D */
export const imDiskFileSave = imMethod('im.disk.file.save', (given, { caller, context: { state } }) => {
  const id = toInteger(given.get('FILE_ID'));
  if (id <= 0) return imError('FILE_ID_EMPTY');
  const file = state.files.get(id);
  const isMember = state.chats.get(file?.chatId ?? 0)?.members.has(caller.id) ?? false;
  if (file === undefined || !isMember) return imError('FILE_SAVE_ERROR');
  return success({
    folder: { id: state.nextDiskId++, name: 'Saved Files' },
    file: { id: state.nextDiskId++, name: file.name },
  });
});
