import { declareResponses } from '../declare-responses.ts';
import { failed, page, refused, success } from '../make-exchange.ts';

declareResponses('success-result', {
  right: {
    'a success': success,
    'a success with a time of any shape': { body: { result: true, time: 'broken' } },
    'a success of a respelt method': { ...success, request: { method: 'IM.Dialog.Writing' } },
    'a success with further members': { body: { total: 1, result: true, next: 2 } },
  },
  wrong: {
    'the text true': [{ body: { result: 'true' } }, 'wrong-result /result'],
    'the number 1': [{ body: { result: 1 } }, 'wrong-result /result'],
    false: [{ body: { result: false } }, 'wrong-result /result'],
    null: [{ body: { result: null } }, 'wrong-result /result'],
    'a list with true': [{ body: { result: [true] } }, 'wrong-result /result'],
    'an object': [{ body: { result: { ok: true } } }, 'wrong-result /result'],
    'no result at all': [{ body: { time: {} } }, 'wrong-result /result'],
    'an empty object': [{ body: {} }, 'wrong-result /result'],
    'status 201': [{ ...success, status: 201 }, 'wrong-status'],
    'status 400 with a result': [{ ...success, status: 400 }, 'wrong-status'],
    'status 500 with a result': [{ ...success, status: 500 }, 'wrong-status'],
    'status 204 without a body': [{ status: 204, body: '' }, 'wrong-status'],
    'a wrong status and a wrong result': [
      { status: 202, body: { result: 'ok' } },
      'wrong-status',
      'wrong-result /result',
    ],
  },
  silent: {
    'an error': refused(403, 'ACCESS_ERROR'),
    'a result beside an error': { body: { result: true, error: 'X' } },
    'a success of batch': { body: { result: { result: [] } }, request: { method: 'batch' } },
    'a success of another method': { body: { result: 5 }, request: { method: 'im.dialog.writing.more' } },
    'JSON that cannot be read': { body: '{' },
    'JSON at 404 that cannot be read': { status: 404, body: '{' },
    'a page of somebody else': page(200),
    'no response': failed('tls'),
  },
});
