import { toText } from '../../../php/php-cast.ts';
import { success } from '../../../pipeline/outcome.ts';
import { imError } from '../im-error.ts';
import { imMethod } from '../im-method.ts';
import { messageOf } from '../parameters/message-of-call.ts';

/** Sets or takes away the caller's like: `plus`, `minus`, or whichever changes something. Nothing to change is an error. @see docs/reference/portal.md D */
export const imMessageLike = imMethod('im.message.like', (given, call) => {
  const named = messageOf(given, call);
  if ('kind' in named) return named;
  const { found } = named;
  if (found === undefined) return imError('WITHOUT_CHANGES');
  const { params } = found.message;
  const before = params.get('LIKE');
  const likes = Array.isArray(before) ? (before as readonly number[]) : [];
  const isLiked = likes.includes(call.caller.id);
  const action = toText(given.get('ACTION'))?.toLowerCase();
  const shallLike = action === 'plus' || (action !== 'minus' && !isLiked);
  if (shallLike === isLiked) return imError('WITHOUT_CHANGES');
  const after = shallLike ? [...likes, call.caller.id] : likes.filter((id) => id !== call.caller.id);
  if (after.length === 0) params.delete('LIKE');
  else params.set('LIKE', after);
  return success(true);
});
