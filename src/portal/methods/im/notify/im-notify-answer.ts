import { toInteger, toText } from '../../../php/php-cast.ts';
import type { PhpArray } from '../../../php/php-value.ts';
import { type Outcome, success } from '../../../pipeline/outcome.ts';
import type { MethodCall } from '../../portal-method.ts';
import { type ImCode, imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';

/** Answers a notification with a text, which marks it as read; false for one that is not the caller's. @see docs/reference/portal.md D */
export const imNotifyAnswer = imMethod('im.notify.answer', (given, call) =>
  respond(given, call, { name: 'ANSWER_TEXT', empty: 'ANSWER_TEXT_ERROR', message: 'The answer was sent.' }),
);

/** Presses a button of a notification, which marks it as read; false for one that is not the caller's. @see docs/reference/portal.md D */
export const imNotifyConfirm = imMethod('im.notify.confirm', (given, call) =>
  respond(given, call, {
    name: 'NOTIFY_VALUE',
    empty: 'NOTIFY_VALUE_ERROR',
    message: 'The choice was accepted.',
  }),
);

interface Response {
  readonly name: string;
  readonly empty: ImCode;
  readonly message: string;
}

function respond(given: PhpArray, call: MethodCall, { name, empty, message }: Response): Outcome {
  const id = toInteger(given.get('NOTIFY_ID'));
  if (id <= 0) return imError('ID_ERROR');
  if ((toText(given.get(name)) ?? '') === '') return imError(empty);
  const notification = call.context.state.notifications.get(id);
  if (notification?.user !== call.caller.id) return success(false);
  notification.isRead = true;
  return success({ result_message: [message] });
}
