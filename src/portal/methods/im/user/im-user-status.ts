import { toInteger, toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';

const statuses = new Set(['online', 'dnd', 'away', 'break']);

/** Minutes since when a user is idle if AGO says nothing. @see docs/reference/portal.md D */
const defaultIdleMinutes = 10;

/** The caller's status as it was set last; `online` at first. @see docs/reference/portal.md D */
export const imUserStatusGet = imMethod('im.user.status.get', (_, { caller }) => success(caller.status));

/** Sets the caller's status to one of four, in lower case. @see docs/reference/portal.md D */
export const imUserStatusSet = imMethod('im.user.status.set', (given, { caller }) => {
  const status = toText(given.get('STATUS')) ?? '';
  if (!statuses.has(status)) return imError('STATUS_ERROR');
  caller.status = status;
  return success(true);
});

/** Makes the caller idle since AGO minutes. @see docs/reference/portal.md D */
export const imUserStatusIdleStart = imMethod('im.user.status.idle.start', (given, { caller, context }) => {
  const ago = given.get('AGO');
  const minutes = ago === undefined || ago === null ? defaultIdleMinutes : Math.max(1, toInteger(ago));
  caller.idleSince = context.now() - minutes * 60_000;
  return success(true);
});

/** Makes the caller active again. @see docs/reference/portal.md D */
export const imUserStatusIdleEnd = imMethod('im.user.status.idle.end', (_, { caller }) => {
  caller.idleSince = undefined;
  return success(true);
});
