import { onRefusal } from '../../../src/portal/interceptors/alter.ts';
import { dialogText, isWriting, rewrite } from '../../../src/portal/interceptors/writing-call.ts';
import type { WireValue } from '../../../src/portal/php/encode-json.ts';
import { success } from '../../../src/portal/pipeline/outcome.ts';
import { members, onCode, onWritten } from '../deviations.ts';
import { must, should } from '../mutant.ts';

const resultIs = (value: WireValue) => () => rewrite((o) => o.kind === 'success', success(value));

/** Gives an error another member `error`, alone and as a command of a batch. */
const errorIs = (value: WireValue) => () => members((envelope) => ({ ...envelope, error: value }), onRefusal);

const descriptionIs = (value: WireValue) => () =>
  members((envelope) => ({ ...envelope, error_description: value }), onRefusal);

/** Portals whose members have other names, types or values than those promised. */
export const schemaMutants = [
  ...must('schema', 'success-result', {
    'result-is-null': ['answers `result: null`', resultIs(null)],
    'result-is-false': ['answers `result: false` for a success', resultIs(false)],
    'result-is-zero': ['answers `result: 0` for a success', resultIs(0)],
    'result-is-empty': ['answers `result: ""` for a success', resultIs('')],
    'result-is-an-object': ['answers `result: {"success": true}`', resultIs({ success: true })],
    'result-is-an-empty-object': ['answers `result: {}`', resultIs({})],
    'result-is-an-empty-list': ['answers `result: []`', resultIs([])],
    'result-is-a-list': ['answers `result: [true]`', resultIs([true])],
    'result-is-the-dialog': [
      'answers a success with the id of a dialog',
      () => rewrite((o) => o.kind === 'success', success(4213)),
    ],
    'result-is-one-for-users': [
      'answers `result: 1`, but only for users',
      () => rewrite((o, call) => o.kind === 'success' && /^\d+$/.test(dialogText(call)), success(1)),
    ],
    'result-in-capitals': [
      'calls the member `RESULT`',
      () => members(({ result = null, ...others }) => ({ RESULT: result, ...others }), onWritten),
      ['unknown-members'],
    ],
    'no-result': [
      'leaves `result` out of a success',
      () => members(({ result: _, ...others }) => others, onWritten),
    ],
  }),
  ...must('schema', 'error-shape', {
    'error-is-a-number': ['gives the code of an error as a number', errorIs(400)],
    'error-is-an-object': ['puts code and text into an object `error`', errorIs({ code: 'X', message: 'x' })],
    'error-is-true': ['answers `error: true`', errorIs(true)],
    'error-is-null': ['answers `error: null` with status 400', errorIs(null)],
    'error-is-empty': ['leaves the code of an error empty', errorIs('')],
    'error-is-a-list': ['gives the codes of an error as a list', errorIs(['X'])],
    'description-is-a-number': ['gives error_description as a number', descriptionIs(42)],
    'description-is-null': ['answers `error_description: null`', descriptionIs(null)],
    'description-is-a-list': ['gives error_description as a list', descriptionIs(['one', 'two'])],
    'description-is-an-object': ['gives error_description as an object', descriptionIs({ en: 'no' })],
    'no-description-of-denials': [
      'leaves error_description out where access is denied',
      () => members(({ error_description: _, ...others }) => others, onCode('ACCESS_ERROR')),
    ],
    'no-description-of-strangers': [
      'leaves error_description out where a credential is refused',
      () => members(({ error_description: _, ...others }) => others, onCode('INVALID_CREDENTIALS')),
    ],
    'no-description-of-unknown': [
      'leaves error_description out for an unknown method',
      () => members(({ error_description: _, ...others }) => others, onCode('ERROR_METHOD_NOT_FOUND')),
    ],
    'null-beside-error': [
      'puts `result: null` beside the error',
      () => members((envelope) => ({ ...envelope, result: null }), onRefusal),
    ],
    'message-for-description': [
      'calls the text of an error `message`',
      () =>
        members(
          ({ error_description: words = null, ...others }) => ({ ...others, message: words }),
          onRefusal,
        ),
      ['unknown-members'],
    ],
  }),
  ...should('schema', 'unknown-members', {
    'extra-member-of-errors': [
      'adds a member `status` to errors',
      () => members((envelope) => ({ ...envelope, status: 400 }), onRefusal),
    ],
    'extra-total': [
      'adds a member `meta` to successes of the method',
      () =>
        members(
          (envelope) => ({ ...envelope, meta: null }),
          (o, call) => o.kind === 'success' && isWriting(call),
        ),
    ],
  }),
];
