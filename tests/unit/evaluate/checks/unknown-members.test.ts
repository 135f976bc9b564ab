import { declareResponses } from '../declare-responses.ts';
import { failed, page, refused, success } from '../make-exchange.ts';
import { timed } from './time.ts';

declareResponses('unknown-members', {
  right: {
    'a success': success,
    'a success with a time': timed({}),
    'an error': refused(403, 'ACCESS_ERROR'),
    'an error with a time': { status: 403, body: { error: 'X', error_description: 'x', time: {} } },
    'members that are unknown deep inside': timed({ queued: 1 }),
  },
  wrong: {
    'a member beside the result': [{ body: { result: true, total: 1 } }, 'unknown-member /total'],
    'a member beside the error': [
      { status: 400, body: { error: 'X', error_description: 'x', error_code: 7 } },
      'unknown-member /error_code',
    ],
    'a member in capitals': [{ body: { result: true, TIME: {} } }, 'unknown-member /TIME'],
    'several members': [
      { body: { a: 1, result: true, 'b/c~': 2 } },
      'unknown-member /a',
      'unknown-member /b~1c~0',
    ],
    'a name from the prototype': [{ body: '{"result":true,"__proto__":1}' }, 'unknown-member /__proto__'],
    'another name from the prototype': [{ body: '{"result":true,"toString":1}' }, 'unknown-member /toString'],
  },
  silent: {
    'JSON that cannot be read': { body: '[' },
    'a redirect': { status: 307, body: { surprise: 1 } },
    'a page of somebody else': page(200),
    'no response': failed('refused'),
  },
});
