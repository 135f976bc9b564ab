import {
  chatIdEmpty,
  dialogIdEmpty,
  unavailable,
  written,
} from '../../../src/portal/generations/writing-responses.ts';
import { dialogText, isDirect, refusedWith } from '../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import { type Outcome, success } from '../../../src/portal/pipeline/outcome.ts';
import type { RestCall } from '../../../src/portal/pipeline/rest-call.ts';
import { type Mutant, must } from '../mutant.ts';

/** What a portal remembers between calls, and what it makes of it. */
type Memory = (outcome: Outcome, call: RestCall, count: number) => Outcome;

/** Ends otherwise by the number of the call, counted from 1 over the direct calls that a condition counts. */
function counting(
  change: Memory,
  counts: (outcome: Outcome, call: RestCall) => boolean = () => true,
): () => Interceptor {
  return () => {
    let count = 0;
    return {
      outcome(o, call) {
        if (!isDirect(call) || !counts(o, call)) return o;
        count += 1;
        return change(o, call, count);
      },
    };
  };
}

const yes = (o: Outcome) => o.kind === 'success';
const toUser = (o: Outcome, call: RestCall) => yes(o) && /^\d/.test(dialogText(call));
const toChat = (o: Outcome, call: RestCall) => yes(o) && /^chat/.test(dialogText(call));
const noDialog = (o: Outcome, call: RestCall) =>
  o.kind === 'refusal' && dialogText(call) === '' && o.status === 400;

/** One in so many calls, by a sequence that looks random and is the same each time. */
function oneIn(many: number, instead: Outcome, counts?: (outcome: Outcome, call: RestCall) => boolean) {
  return () => {
    let seed = 20_260_801;
    const { outcome } = counting((o) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32 < 1 / many ? instead : o;
    }, counts)();
    return outcome === undefined ? {} : { outcome };
  };
}

/** Ends otherwise when the direct call before met a condition. */
function after(
  before: (outcome: Outcome, call: RestCall) => boolean,
  change: (outcome: Outcome) => Outcome,
): () => Interceptor {
  return () => {
    let armed = false;
    return {
      outcome(o, call) {
        if (call.insideBatch) return o;
        const now = armed && isDirect(call) ? change(o) : o;
        armed = before(o, call);
        return now;
      },
    };
  };
}

const denyYes = (o: Outcome) => (yes(o) ? unavailable : o);
const allowNo = (o: Outcome) => (refusedWith('ACCESS_ERROR', o) ? written : o);

/** A call that goes wrong now and then spoils whatever case it happens to stand in. */
const wherever = [
  'same-again',
  'same-by-any-encoding',
  'same-by-any-url',
  'batch-agrees',
  'dialog-id-malformed',
  'chat-id-malformed',
  'malformed-json',
  'dialog-id-missing',
  'name-case',
  'accepts-chat',
  'accepts-user',
  'zero-ids',
  'huge-ids',
  'access-denied',
  'no-such-chat',
  'bad-credentials',
  'success-result',
];

/** Portals that answer the same call now one way and now another. */
export const stateMutants: readonly Mutant[] = [
  ...must('state', 'same-again', {
    'first-success-only': [
      'denies a chat of the caller from the second time on',
      counting((o, _, n) => (n > 1 ? unavailable : o), toChat),
    ],
    'second-time-denied': [
      'denies a user the second time',
      counting((o, _, n) => (n === 2 ? unavailable : o), toUser),
    ],
    'tires-after-fifty': [
      'denies chats of the caller after fifty of them',
      counting((o, _, n) => (n > 50 ? unavailable : o), toChat),
    ],
    'one-in-five-by-chance': ['denies one success in five', oneIn(5, unavailable, yes)],
    'one-in-ten-by-chance': ['denies one success in ten', oneIn(10, unavailable, yes)],
    'one-in-fifty-by-chance': ['denies one success in fifty', oneIn(50, unavailable, yes)],
    'one-in-a-hundred-by-chance': ['denies one success in a hundred', oneIn(100, unavailable, yes)],
    'every-hundredth-lets-in': [
      'lets in each hundredth direct call',
      counting((_, __, n) => (n % 100 === 0 ? written : _)),
    ],
    'one-in-five-users': ['denies one in five calls to users', oneIn(5, unavailable, toUser)],
    'one-in-five-lets-in': [
      'lets everybody in one time in five',
      oneIn(5, written, (o) => refusedWith('ACCESS_ERROR', o) !== undefined),
    ],
    'one-in-five-malformed': [
      'answers one malformed user id in five with CHAT_ID_EMPTY',
      oneIn(
        5,
        chatIdEmpty,
        (o, call) => refusedWith('DIALOG_ID_EMPTY', o) !== undefined && dialogText(call) !== '',
      ),
    ],
    'codes-take-turns': [
      'answers a missing DIALOG_ID with both codes in turn',
      counting((_, __, n) => (n % 2 === 0 ? chatIdEmpty : dialogIdEmpty), noDialog),
    ],
    'result-takes-turns': [
      'answers every other success to a user with `result: 1`',
      counting((o, _, n) => (n % 2 === 0 ? success(1) : o), toUser),
    ],
    'fails-after-an-error': [
      'denies a success right after an error',
      after((o) => o.kind === 'refusal', denyYes),
    ],
    'lets-in-after-a-success': ['lets everybody in right after a success', after(yes, allowNo)],
    'fails-after-a-batch': [
      'denies a success right after a batch',
      after((_, call) => call.method === 'batch', denyYes),
    ],
    'lets-in-the-second-time': [
      'lets everybody in the second time they ask',
      counting(
        (o, _, n) => (n >= 2 ? written : o),
        (o, call) => refusedWith('ACCESS_ERROR', o) !== undefined && dialogText(call) === 'chat99',
      ),
    ],
    'kept-connection-denied': [
      'denies what comes third or later on a connection, but for the first fifty',
      counting((o, call, n) => (yes(o) && n > 50 && call.wire.place > 2 ? unavailable : o)),
    ],
    'fresh-connection-denied': [
      'denies what comes first on a connection, but for its first',
      counting((o, call, n) => (yes(o) && n > 1 && call.wire.place === 1 ? unavailable : o)),
    ],
  }),
  ...must('state', 'no-crash', {
    'one-in-fifty-is-500': [
      'breaks one time in fifty',
      oneIn(50, {
        kind: 'refusal',
        status: 500,
        error: 'INTERNAL_SERVER_ERROR',
        description: 'Internal server error',
      }),
    ],
  }),
].map((mutant) => ({ ...mutant, also: wherever }));
