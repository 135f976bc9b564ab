import { toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { removeMessage } from '../../../state/messages.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { messageOf } from '../parameters/message-of-call.ts';
import { readBlocks } from './message-blocks.ts';

/**
 * Changes text, attachment, keyboard and menu of a message of the caller's own. An empty MESSAGE deletes it; `N` or nothing removes one of the
 * other parts. The time within which a portal allows this is not known, so it never ends here.
 *
 * @see docs/reference/portal.md D
 */
export const imMessageUpdate = imMethod('im.message.update', (given, call) => {
  const named = messageOf(given, call);
  if ('kind' in named) return named;
  const message = named.found?.message;
  if (message === undefined || message.author !== call.caller.id) return imError('CANT_EDIT_MESSAGE', 403);
  const blocks = readBlocks(given, [
    { name: 'ATTACH', malformed: 'ATTACH_ERROR', oversize: 'ATTACH_OVERSIZE' },
    { name: 'KEYBOARD', malformed: 'KEYBOARD_ERROR', oversize: 'KEYBOARD_OVERSIZE' },
    { name: 'MENU', malformed: 'menu_ERROR', oversize: 'MENU_OVERSIZE' },
  ]);
  if ('kind' in blocks) return blocks;
  for (const [name, block] of blocks) {
    if (block === null) message.params.delete(name);
    else message.params.set(name, block);
  }
  const text = given.get('MESSAGE');
  if (text !== undefined && text !== null) {
    message.text = toText(text) ?? '';
    if (message.text === '') removeMessage(call.context.state, message);
  }
  if (toText(given.get('IS_EDITED'))?.toUpperCase() !== 'N') message.params.set('IS_EDITED', 'Y');
  return success(true);
});
