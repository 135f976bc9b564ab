import { broken, unavailable, written } from '../../../src/portal/generations/writing-responses.ts';
import {
  dialogText,
  dialogValue,
  isWriting,
  refusedWith,
  rewrite,
} from '../../../src/portal/interceptors/writing-call.ts';
import type { PhpValue } from '../../../src/portal/php/php-value.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import { type Outcome, refusal } from '../../../src/portal/pipeline/outcome.ts';
import { must } from '../mutant.ts';

const isCalledMalformed = (o: Outcome) =>
  o.kind === 'refusal' && /_EMPTY$|^ACCESS_ERROR$/.test(String(o.error));

/** Takes ids of a form for good that are not. */
const takes = (form: RegExp) => () =>
  rewrite((o, call) => isCalledMalformed(o) && form.test(dialogText(call)), written);

/** Takes values of a kind for a good id. */
function takesValue(holds: (value: PhpValue | undefined) => boolean): () => Interceptor {
  return () => ({
    outcome: (o, call) => (isWriting(call) && holds(dialogValue(call)) ? written : o),
  });
}

/** Denies what is malformed instead of calling it so. */
const denies = (form: RegExp) => () =>
  rewrite((o, call) => isCalledMalformed(o) && form.test(dialogText(call)), unavailable);

const isArray = (value: PhpValue | undefined) => value instanceof Map;

/** Portals that take one class of ids for another. */
export const inputMutants = [
  ...must('semantics', 'dialog-id-malformed', {
    'digits-then-anything': ['takes `13abc` for 13, as a cast does', takes(/^[1-9]\d*[a-z-]/i)],
    'trims-the-front': ['takes ` 13` for 13', takes(/^ [1-9]\d*$/)],
    'trims-the-end': ['takes `13 ` for 13', takes(/^[1-9]\d* $/)],
    'takes-a-plus': ['takes `+13` for 13', takes(/^\+\d+$/)],
    'takes-a-minus': ['takes `-13` for a user', takes(/^-\d+$/)],
    'takes-a-point': ['takes `1.5` for a user', takes(/^\d+\.\d+$/)],
    'takes-an-exponent': ['takes `1e3` for a user', takes(/^\d+e\d+$/)],
    'takes-hexadecimal': ['takes `0x13` for a user', takes(/^0x\d+$/)],
    'takes-wide-digits': ['takes full-width digits for a user', takes(/^[\uff10-\uff19]+$/)],
    'takes-arabic-digits': ['takes Arabic digits for a user', takes(/^[\u0660-\u0669]+$/)],
    'takes-a-list-of-ids': ['takes `13,13` for a user', takes(/^\d+,\d+$/)],
    'takes-words': ['answers true for `abc`', takes(/^abc$/i)],
    'takes-quotes': ["takes `'13'` for a user", takes(/^'\d+'$/)],
    'takes-true': ['takes the boolean true for a user', takesValue((value) => value === true)],
    'takes-arrays': [
      'takes a list of ids for a dialog',
      takesValue((v) => isArray(v) && (v as Map<string, PhpValue>).has('0')),
    ],
    'takes-objects': [
      'takes an object with an ID for a dialog',
      takesValue((v) => isArray(v) && (v as Map<string, PhpValue>).has('ID')),
    ],
    'takes-empty-arrays': [
      'answers true for an empty list',
      takesValue((v) => isArray(v) && (v as Map<string, PhpValue>).size === 0),
    ],
    'false-is-denied': [
      'answers the boolean false with ACCESS_ERROR',
      () => rewrite((_, call) => dialogValue(call) === false, unavailable),
    ],
    'minus-is-denied': ['answers `-13` with ACCESS_ERROR', denies(/^-\d+$/)],
    'words-are-denied': ['answers `abc` with ACCESS_ERROR', denies(/^(?!chat)[a-z]+$/)],
  }),
  ...must('semantics', 'chat-id-malformed', {
    'chat-digits-then-anything': ['takes `chat13x` for chat13', takes(/^chat[1-9]\d*[a-z-]/i)],
    'chat-with-blank': ['takes `chat 13` for chat13', takes(/^chat \d+$/)],
    'chat-with-minus': ['takes `chat-13` for chat13', takes(/^chat-\d+$/)],
    'chat-alone': ['answers true for `chat`', takes(/^chat$/)],
    'chat-with-words': ['answers true for `chatABC`', takes(/^chat[a-z]+$/i)],
    'chat-twice': ['takes `chatchat13` for chat13', takes(/^chatchat\d+$/)],
    'chat-with-wide-digits': [
      'takes full-width digits for the number of a chat',
      takes(/^chat[\uff10-\uff19]+$/),
    ],
    'chat-words-denied': ['answers `chatABC` with ACCESS_ERROR', denies(/^chat[a-z]+$/i)],
  }),
  ...must('semantics', 'dialog-id-missing', {
    'empty-is-true': [
      'answers true for an empty DIALOG_ID',
      () => rewrite((_, call) => dialogValue(call) === '', written),
    ],
    'null-is-true': [
      'answers true for a DIALOG_ID of null',
      () => rewrite((_, call) => dialogValue(call) === null, written),
    ],
    'empty-is-denied': [
      'answers an empty DIALOG_ID with ACCESS_ERROR',
      () => rewrite((_, call) => dialogValue(call) === '', unavailable),
    ],
  }),
  ...must('semantics', 'zero-ids', {
    'two-zeros-are-true': ['answers true for `00`', takes(/^(?:chat)?00$/)],
    'zero-chat-is-true': ['answers true for `chat0`', takes(/^chat0$/)],
    'zero-has-its-own-code': [
      'answers `0` with a code of its own',
      () => rewrite((_, call) => dialogText(call) === '0', refusal(400, 'ID_IS_ZERO', 'Zero')),
    ],
    'zero-is-404': [
      'answers `chat0` with status 404',
      () => rewrite((_, call) => dialogText(call) === 'chat0', refusal(404, 'CHAT_ID_EMPTY', 'No')),
    ],
  }),
  ...must('semantics', 'huge-ids', {
    'huge-wraps-around': ['takes an id of twenty digits for another dialog', takes(/^\d{20}$/)],
    'huge-chat-wraps-around': ['takes a chat of twenty digits for another chat', takes(/^chat\d{20}$/)],
    'huge-has-its-own-code': [
      'answers an id of 200 digits with a code of its own',
      () =>
        rewrite(
          (_, call) => /^(?:chat)?\d{200}$/.test(dialogText(call)),
          refusal(400, 'ID_TOO_LONG', 'Long'),
        ),
    ],
    'huge-is-413': [
      'answers an id of 200 digits with status 413',
      () =>
        rewrite(
          (_, call) => /^(?:chat)?\d{200}$/.test(dialogText(call)),
          refusal(413, 'ACCESS_ERROR', 'Long'),
        ),
    ],
  }),
  ...must('semantics', 'no-crash', {
    'huge-overflows': [
      'breaks on an id of more than 64 bits',
      () => rewrite((_, call) => /^\d{20,}$/.test(dialogText(call)), broken),
      ['huge-ids', 'batch-agrees'],
    ],
    'breaks-on-arrays': [
      'breaks on a DIALOG_ID that is a list or an object',
      () =>
        rewrite(
          (o, call) => isArray(dialogValue(call)) && refusedWith('DIALOG_ID_EMPTY', o) !== undefined,
          broken,
        ),
      ['dialog-id-malformed'],
    ],
    'breaks-on-nothing': [
      'breaks when there is no DIALOG_ID',
      () => rewrite((_, call) => dialogValue(call) === undefined && call.bodyKind === 'json', broken),
      ['dialog-id-missing', 'batch-agrees', 'same-by-any-encoding'],
    ],
  }),
  ...must('semantics', 'accepts-chat', {
    'chats-are-malformed': [
      'answers CHAT_ID_EMPTY for chats of the caller',
      () =>
        rewrite(
          (o, call) => o.kind === 'success' && /^chat/.test(dialogText(call)),
          refusal(400, 'CHAT_ID_EMPTY', 'No'),
        ),
    ],
  }),
  ...must('semantics', 'accepts-user', {
    'users-are-malformed': [
      'answers DIALOG_ID_EMPTY for users',
      () =>
        rewrite(
          (o, call) => o.kind === 'success' && /^\d/.test(dialogText(call)),
          refusal(400, 'DIALOG_ID_EMPTY', 'No'),
        ),
    ],
    'users-fail-by-200': [
      'answers users with an error and status 200',
      () =>
        rewrite(
          (o, call) => o.kind === 'success' && /^\d/.test(dialogText(call)),
          refusal(200, 'ACCESS_ERROR', 'No'),
        ),
    ],
  }),
];
