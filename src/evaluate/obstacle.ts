import { isTrouble } from '../exchange/record/read-answer.ts';
import type { Seen } from './check.ts';
import { describeAnswer } from './describe-answer.ts';
import type { Finding } from './finding.ts';
import { makeFinding } from './make-finding.ts';

/**
 * Bytes that are no HTTP/1.1 message, twice, from something that speaks HTTP. Where even the plain call is answered so,
 * an answer with a status proves that a portal speaks. A matter of one-json-text, not of the input.
 */
export function breaksFraming({ exchange: { failure, confirmation, response } }: Seen): boolean {
  const control = response === null ? undefined : confirmation?.control;
  const second = (confirmation?.again ?? control)?.failure ?? null;
  if (failure === null || second === null) return false;
  return [failure, second].some(({ kind, code }) => kind === 'protocol' && code !== 'NOT_HTTP');
}

/** The portal itself broke: it answered 5xx, or it answers a plain call but, twice, not this one. */
export function isCrash(seen: Seen): boolean {
  const { exchange, answer } = seen;
  if (breaksFraming(seen)) return false;
  const { confirmation, response } = exchange;
  const again = confirmation?.again ?? null;
  if (again !== null && isTrouble(exchange)) return response?.complete === false ? false : isTrouble(again);
  return answer.kind !== 'foreign' && !answer.limited && (answer.status ?? 0) >= 500;
}

/**
 * Why an answer cannot be judged by a clause about its content, or null where it can. A crash is an outcome like any
 * other. Whatever stands in the way is judged under a clause of its own, so one broken promise is not blamed on others.
 */
export function obstacle(seen: Seen): Finding | null {
  const { answer, exchange } = seen;
  const draft = (message: string) => ({
    message,
    expected: 'an answer that can be judged',
    received: describeAnswer(seen),
  });
  if (isCrash(seen)) return null;
  if (answer.kind === 'redirect') {
    return makeFinding(
      seen,
      'redirected',
      'undecided',
      draft('The portal sent the call elsewhere: see no-redirect.'),
    );
  }
  if (answer.limited) {
    return makeFinding(
      seen,
      'rate-limited',
      'undecided',
      draft('The portal asked to slow down, so its answer says nothing of the method.'),
    );
  }
  if (answer.kind === 'none' || answer.kind === 'foreign') {
    const why =
      exchange.failure?.message ?? 'Somebody else than the portal answered, such as a proxy or a login page.';
    return makeFinding(seen, exchange.failure?.kind ?? 'foreign-page', 'unseen', draft(why));
  }
  if (answer.kind !== 'unreadable') return null;
  const { failure, confirmation } = exchange;
  return failure !== null && confirmation?.again?.failure == null
    ? makeFinding(seen, failure.kind, 'unseen', draft(failure.message))
    : makeFinding(
        seen,
        'unreadable',
        'undecided',
        draft('The body cannot be read as an answer: see one-json-text.'),
      );
}

/** The finding of a case that saw no answer its clause speaks of. */
export function nothingToJudge(): Finding {
  return makeFinding(null, 'nothing-to-judge', 'undecided', {
    message: 'No answer came that this clause speaks of.',
    expected: 'at least one such answer',
    received: 'none',
  });
}
