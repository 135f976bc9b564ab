import { toInteger, toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { messageOf } from '../parameters/message-of-call.ts';

/** Runs a command of a bot on a message. The bots of this portal do nothing. @see docs/reference/portal.md D */
export const imMessageCommand = imMethod('im.message.command', (given, call) => {
  const named = messageOf(given, call);
  if ('kind' in named) return named;
  const bot = toInteger(given.get('BOT_ID'));
  if (bot <= 0) return imError('BOT_ID_ERROR');
  if ((toText(given.get('COMMAND')) ?? '') === '') return imError('COMMAND_ERROR');
  const isBotThere = call.context.state.users.get(bot)?.kind === 'bot';
  return named.found === undefined || !isBotThere ? imError('PARAMS_ERROR') : success(true);
});
