import { isTrouble } from '../exchange/record/parse-response.ts';
import type { Observation } from './check.ts';
import { describeResponse } from './describe-response.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './make-finding.ts';

/**
 * Bytes that are no HTTP/1.1 message, twice, from something that speaks HTTP. Where even the plain call is answered so,
 * a response with a status proves that a portal speaks. A matter of one-json-text, not of the input.
 */
export function breaksFraming({ exchange: { failure, confirmation, response } }: Observation): boolean {
  const control = response === null ? undefined : confirmation?.control;
  const second = (confirmation?.again ?? control)?.failure ?? null;
  if (failure === null || second === null) return false;
  return [failure, second].some(({ kind, code }) => kind === 'protocol' && code !== 'NOT_HTTP');
}

/** The portal itself broke: it answered 5xx, or it answers a plain call but, twice, not this one. */
export function isCrash(seen: Observation): boolean {
  const { exchange, response } = seen;
  if (breaksFraming(seen)) return false;
  const { confirmation, response: message } = exchange;
  const again = confirmation?.again ?? null;
  if (again !== null && isTrouble(exchange)) return message?.complete === false ? false : isTrouble(again);
  return response.kind !== 'foreign' && !response.limited && (response.status ?? 0) >= 500;
}

/**
 * Why a response cannot be judged by a clause about its content, or null where it can. A crash is an outcome like any
 * other. Whatever stands in the way is judged under a clause of its own, so one broken promise is not blamed on others.
 */
export function unmetPrecondition(seen: Observation): Finding | null {
  const { response, exchange } = seen;
  const draft = (message: string) => ({
    message,
    expected: 'a response that can be judged',
    received: describeResponse(seen),
  });
  if (isCrash(seen)) return null;
  if (response.kind === 'redirect') {
    return makeFinding(
      seen,
      'redirected',
      'undecided',
      draft('The portal sent the call elsewhere: see no-redirect.'),
    );
  }
  if (response.limited) {
    return makeFinding(
      seen,
      'rate-limited',
      'undecided',
      draft('The portal asked to slow down, so its response says nothing of the method.'),
    );
  }
  if (response.kind === 'none' || response.kind === 'foreign') {
    const why =
      exchange.failure?.message ?? 'Somebody else than the portal answered, such as a proxy or a login page.';
    return makeFinding(seen, exchange.failure?.kind ?? 'non-portal-response', 'unseen', draft(why));
  }
  if (response.kind !== 'unreadable') return null;
  const { failure, confirmation } = exchange;
  return failure !== null && confirmation?.again?.failure == null
    ? makeFinding(seen, failure.kind, 'unseen', draft(failure.message))
    : makeFinding(
        seen,
        'unreadable',
        'undecided',
        draft('The body cannot be read as a response: see one-json-text.'),
      );
}

/** The finding of a case that saw no response its clause speaks of. */
export function nothingToJudge(): Finding {
  return makeFinding(null, 'nothing-to-judge', 'undecided', {
    message: 'No response came that this clause speaks of.',
    expected: 'at least one such response',
    received: 'none',
  });
}
