import { dialogIdEmpty, unavailable } from '../../../src/portal/generations/writing-responses.ts';
import { responded } from '../../../src/portal/interceptors/alter.ts';
import {
  chatNumber,
  dialogText,
  dialogValue,
  isDirect,
  isForeignChat,
  refusedWith,
  rewrite,
} from '../../../src/portal/interceptors/writing-call.ts';
import type { Interceptor } from '../../../src/portal/pipeline/interceptor.ts';
import { type Outcome, type Refusal, refusal, success } from '../../../src/portal/pipeline/outcome.ts';
import { onCode, onWritten, status } from '../deviations.ts';
import { faulty, must } from '../mutant.ts';

const isMalformedUser = (outcome: Outcome, dialog: string) =>
  refusedWith('DIALOG_ID_EMPTY', outcome) !== undefined && dialog !== '' && !/^0+$/.test(dialog);
const isMalformedChat = (outcome: Outcome, dialog: string) =>
  refusedWith('CHAT_ID_EMPTY', outcome) !== undefined && !/^chat0+$/.test(dialog);

/** Another status, or code, for malformed ids of users. */
const malformedUser = (change: Partial<Refusal>) => () =>
  rewrite(
    (o, call) => isMalformedUser(o, dialogText(call)),
    (o) => ({ ...(o as Refusal), ...change }),
  );
const malformedChat = (change: Partial<Refusal>) => () =>
  rewrite(
    (o, call) => isMalformedChat(o, dialogText(call)),
    (o) => ({ ...(o as Refusal), ...change }),
  );

/** Another answer for a chat that is there and not the caller's. */
const foreign = (instead: Outcome) => () => rewrite(isForeignChat, instead);

/** Another answer for a chat that is not there. */
const absent = (instead: Outcome) => () =>
  rewrite((o, call, chatExists) => {
    const id = chatNumber(dialogText(call));
    return refusedWith('ACCESS_ERROR', o) !== undefined && id > 0 && !chatExists(id);
  }, instead);

const missing = (instead: Outcome) => () =>
  rewrite((_, call) => (dialogValue(call) ?? '') === '' && call.bodyKind !== 'unreadable', instead);

/** Another answer to an unknown method, alone and as a command. */
function unknown(instead: Outcome): () => Interceptor {
  return () => ({
    outcome: (outcome) => (refusedWith('ERROR_METHOD_NOT_FOUND', outcome) === undefined ? outcome : instead),
  });
}

/** Portals that say the right thing with the wrong status, or the wrong thing with the right one. */
export const statusMutants = [
  ...must('status', 'success-result', {
    'success-is-201': ['answers a success with status 201', () => status(201, onWritten)],
    'success-is-202': ['answers a success with status 202', () => status(202, onWritten)],
    'success-is-206': ['answers a success with status 206', () => status(206, onWritten)],
    'success-is-400': ['answers a success with status 400', () => status(400, onWritten)],
    'success-is-404': ['answers a success with status 404', () => status(404, onWritten)],
    'success-without-body': [
      'answers a success with status 204 and nothing else',
      () => responded((response) => ({ ...response, status: 204, body: '' }), onWritten),
      ['one-json-text'],
    ],
  }),
  ...must('status', 'no-crash', {
    'success-is-500': ['answers a success with status 500', () => status(500, onWritten), ['success-result']],
    'denies-with-500': [
      'answers 500 for a chat of others',
      foreign(refusal(500, 'ACCESS_ERROR', 'No')),
      ['access-denied'],
    ],
  }),
  ...must('status', 'dialog-id-malformed', {
    'malformed-is-422': ['answers a malformed user id with status 422', malformedUser({ status: 422 })],
    'malformed-is-200': ['answers a malformed user id with status 200', malformedUser({ status: 200 })],
    'malformed-is-404': ['answers a malformed user id with status 404', malformedUser({ status: 404 })],
    'malformed-swaps-code': [
      'answers a malformed user id with CHAT_ID_EMPTY',
      malformedUser({ error: 'CHAT_ID_EMPTY' }),
    ],
    'malformed-in-small-letters': [
      'writes the code of a malformed user id in small letters',
      malformedUser({ error: 'dialog_id_empty' }),
    ],
    'malformed-with-blank': [
      'writes a blank behind the code of a malformed user id',
      malformedUser({ error: 'DIALOG_ID_EMPTY ' }),
    ],
    'malformed-by-number': ['gives a numeric code for a malformed user id', malformedUser({ error: '100' })],
  }),
  ...must('status', 'chat-id-malformed', {
    'malformed-chat-is-403': ['answers a malformed chat id with status 403', malformedChat({ status: 403 })],
    'malformed-chat-is-denied': [
      'answers a malformed chat id with ACCESS_ERROR',
      () => rewrite((o, call) => isMalformedChat(o, dialogText(call)), unavailable),
    ],
  }),
  ...must('status', 'access-denied', {
    'denies-with-400': [
      'denies a chat of others with status 400',
      foreign({ ...unavailable, status: 400 } as Refusal),
    ],
    ...faulty('denies-with-401'),
    'denies-with-200': [
      'denies a chat of others with status 200',
      foreign({ ...unavailable, status: 200 } as Refusal),
    ],
    'denies-as-malformed': ['answers DIALOG_ID_EMPTY for a chat of others', foreign(dialogIdEmpty)],
    'denies-in-small-letters': [
      'writes access_error for a chat of others',
      foreign(refusal(403, 'access_error', 'No')),
    ],
    'denies-with-other-code': [
      'answers ACCESS_DENIED for a chat of others',
      foreign(refusal(403, 'ACCESS_DENIED', 'No')),
    ],
    'denies-by-false': [
      'answers `result: false` for a chat of others',
      foreign(success(false)),
      ['success-result'],
    ],
  }),
  ...must('status', 'no-such-chat', {
    'no-chat-is-404': [
      'answers 404 for a chat that does not exist',
      absent({ ...unavailable, status: 404 } as Refusal),
    ],
    'no-chat-is-not-found': [
      'answers CHAT_NOT_FOUND for a chat that does not exist',
      absent(refusal(404, 'CHAT_NOT_FOUND', 'No')),
    ],
    'no-chat-is-malformed': [
      'answers CHAT_ID_EMPTY for a chat that does not exist',
      absent(refusal(400, 'CHAT_ID_EMPTY', 'No')),
    ],
  }),
  ...must('status', 'dialog-id-missing', {
    'missing-is-argument-error': [
      'answers a missing DIALOG_ID with ERROR_ARGUMENT',
      missing(refusal(400, 'ERROR_ARGUMENT', 'No DIALOG_ID')),
    ],
    'missing-is-422': [
      'answers a missing DIALOG_ID with status 422',
      missing({ ...dialogIdEmpty, status: 422 } as Refusal),
    ],
    'missing-is-true': ['answers true when DIALOG_ID is missing', missing(success(true))],
  }),
  ...must('status', 'unknown-method', {
    'unknown-method-is-200': [
      'answers an unknown method with 200 and the right code',
      unknown(refusal(200, 'ERROR_METHOD_NOT_FOUND', 'No')),
    ],
    'unknown-method-other-code': [
      'answers an unknown method with METHOD_NOT_FOUND',
      unknown(refusal(404, 'METHOD_NOT_FOUND', 'No')),
    ],
    'unknown-method-is-403': [
      'answers an unknown method with 403 ACCESS_DENIED',
      unknown(refusal(403, 'ACCESS_DENIED', 'No')),
    ],
    'unknown-method-is-null': ['answers an unknown method with `result: null`', unknown(success(null))],
  }),
  ...must('status', 'bad-credentials', {
    'bad-code-is-400': [
      'answers a wrong webhook code with 400',
      () => status(400, onCode('INVALID_CREDENTIALS')),
    ],
    'bad-code-is-200': [
      'answers a wrong webhook code with 200',
      () => status(200, onCode('INVALID_CREDENTIALS')),
    ],
    'bad-code-is-access-denied': [
      'answers a wrong webhook code with ACCESS_DENIED',
      () => ({
        outcome: (o) => (refusedWith('INVALID_CREDENTIALS', o) ? refusal(403, 'ACCESS_DENIED', 'No') : o),
      }),
    ],
    'bad-code-is-asked-last': [
      'looks at DIALOG_ID before it looks at the credential',
      () => ({
        outcome: (o, call) =>
          isDirect(call) &&
          refusedWith('INVALID_CREDENTIALS', o) &&
          !/^(chat)?[1-9]\d*$/.test(dialogText(call))
            ? dialogIdEmpty
            : o,
      }),
    ],
  }),
];
