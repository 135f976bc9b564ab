import { declareResponses } from '../declare-responses.ts';
import { failed, page, refused, success } from '../make-exchange.ts';

const error = 'ACCESS_ERROR';
const error_description = 'No access.';

declareResponses('error-shape', {
  right: {
    'an error': refused(403, error),
    'members in the other order': { status: 403, body: { error_description, error } },
    'a description in another language': {
      status: 400,
      body: { error, error_description: 'Доступ запрещён' },
    },
    'a description of one letter': { status: 400, body: { error, error_description: 'я' } },
    'further members': { status: 400, body: { error, error_description, time: {}, status: 'x' } },
    'a code in small letters': { status: 401, body: { error: 'expired_token', error_description } },
    'an error at status 200': { status: 200, body: { error, error_description } },
  },
  wrong: {
    'a description of one blank': [
      { status: 400, body: { error, error_description: ' ' } },
      'wrong-format /error_description',
    ],
    'a description of marks': [
      { status: 400, body: { error, error_description: '\u00a0\u200b-' } },
      'wrong-format /error_description',
    ],
    'a code of one blank': [{ status: 400, body: { error: ' ', error_description } }, 'wrong-format /error'],
    'no description': [{ status: 403, body: { error } }, 'missing-member /error_description'],
    'an empty description': [
      { status: 403, body: { error, error_description: '' } },
      'empty-text /error_description',
    ],
    'a description that is null': [
      { status: 403, body: { error, error_description: null } },
      'wrong-type /error_description',
    ],
    'a description that is a list': [
      { status: 403, body: { error, error_description: ['x'] } },
      'wrong-type /error_description',
    ],
    'a code that is a number': [
      { status: 403, body: { error: 403, error_description } },
      'wrong-type /error',
    ],
    'a code that is an object': [
      { status: 403, body: { error: { code: error }, error_description } },
      'wrong-type /error',
    ],
    'an empty code': [{ status: 403, body: { error: '', error_description } }, 'empty-text /error'],
    'an error without a code': [{ status: 403, body: { error_description } }, 'missing-member /error'],
    'an empty object': [
      { status: 400, body: {} },
      'missing-member /error',
      'missing-member /error_description',
    ],
    'a result beside the error': [
      { status: 403, body: { error, error_description, result: true } },
      'result-beside-error /result',
    ],
    'a null result beside the error': [
      { status: 403, body: { error, error_description, result: null } },
      'result-beside-error /result',
    ],
    'an error and a result at status 200': [
      { status: 200, body: { result: true, error, error_description } },
      'result-beside-error /result',
    ],
    'everything at once': [
      { status: 200, body: { result: false, error: null } },
      'missing-member /error_description',
      'wrong-type /error',
      'result-beside-error /result',
    ],
  },
  silent: {
    'a success': success,
    'JSON that cannot be read': { status: 400, body: '{"error":' },
    'a page of somebody else': page(500),
    'a redirect': { status: 302 },
    'no response': failed('dns'),
  },
});
