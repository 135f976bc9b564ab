import { toInteger, toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { applicationOf, tagOf } from './application-of-call.ts';

/** Deletes a notification of the caller by ID, or all of an application by TAG or SUB_TAG; false when there is none. @see docs/reference/portal.md D */
export const imNotifyDelete = imMethod('im.notify.delete', (given, call) => {
  const { caller, context } = call;
  const { notifications } = context.state;
  const id = toInteger(given.get('ID'));
  if (id > 0) return success(notifications.get(id)?.user === caller.id ? notifications.delete(id) : false);
  const name = (['TAG', 'SUB_TAG'] as const).find((tag) => (toText(given.get(tag)) ?? '') !== '');
  if (name === undefined) return imError('PARAMS_ERROR');
  const application = applicationOf(given, call);
  if (application === undefined)
    return imError('ACCESS_DENIED', 403, 'Access denied! Client ID not specified');
  const wanted = tagOf(given, name, application);
  let isDeleted = false;
  for (const { id: known, tag, subTag } of notifications.values())
    if ((name === 'TAG' ? tag : subTag) === wanted) isDeleted = notifications.delete(known) || isDeleted;
  return success(isDeleted);
});
