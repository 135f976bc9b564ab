import { expect, test } from '@playwright/test';
import { caseFindings } from '../context.ts';
import { type ExchangeDraft, eachTime, failed, page, refused, success } from '../make-exchange.ts';
import { inWords } from '../sample-finding.ts';

const denied = refused(403, 'ACCESS_ERROR');
const empty = refused(400, 'DIALOG_ID_EMPTY');
const command = { command: 'im.dialog.writing', parameters: {} };

interface Shape {
  readonly halt?: 0 | 1;
  readonly list?: boolean;
}

/** A batch of as many commands as direct calls, answered with the given maps. */
function batch(
  count: number,
  result: unknown,
  errors: unknown,
  { halt = 0, list = false }: Shape = {},
): ExchangeDraft {
  const commands = Array.from({ length: count }, () => command);
  const cmd = list ? commands : Object.fromEntries(commands.map((one, index) => [`c${index}`, one]));
  return {
    body: { result: { result, result_error: errors, result_total: [], result_next: [], result_time: [] } },
    request: { method: 'batch', parameters: { halt, cmd } },
  };
}

const error = (code: string) => ({ error: code, error_description: 'In other words.' });

async function found(...drafts: readonly ExchangeDraft[]): Promise<readonly string[]> {
  return (await caseFindings('batch-agrees', drafts)).map(({ code, weight, pointer }) =>
    `${code} ${weight} ${pointer}`.trim(),
  );
}

const right: Readonly<Record<string, readonly ExchangeDraft[]>> = {
  'a success': [success, batch(1, { c0: true }, [])],
  'a success, and an empty object of errors': [success, batch(1, { c0: true }, {})],
  'an error, and an empty list of results': [denied, batch(1, [], { c0: error('ACCESS_ERROR') })],
  'successes around an error': [
    success,
    empty,
    success,
    batch(3, { c0: true, c2: true }, { c1: error('DIALOG_ID_EMPTY') }),
  ],
  'commands without names, as lists': [success, success, batch(2, [true, true], [], { list: true })],
  'commands without names, an error among them': [
    success,
    empty,
    success,
    batch(3, { '0': true, '2': true }, { '1': error('DIALOG_ID_EMPTY') }, { list: true }),
  ],
  'a batch that halts': [
    success,
    empty,
    success,
    batch(3, { c0: true }, { c1: error('DIALOG_ID_EMPTY') }, { halt: 1 }),
  ],
  'a batch that has no reason to halt': [success, success, batch(2, { c0: true, c1: true }, [], { halt: 1 })],
  'errors that are null': [success, batch(1, { c0: true }, null)],
  'anything for a success without a result': [eachTime({ body: {} }), batch(1, { c0: 5 }, [])],
  'any error for one whose code cannot be read': [
    { status: 400, body: { error: 5, error_description: 'x' } },
    batch(1, [], { c0: error('X') }),
  ],
  'an odd result that the direct call has too': [
    { body: { result: { a: [1] } } },
    batch(1, { c0: { a: [1] } }, []),
  ],
};

for (const [name, drafts] of Object.entries(right)) {
  test(`batch-agrees finds nothing in ${name}`, async () => {
    expect(await found(...drafts)).toEqual([]);
  });
}

const other = 'other-outcome-in-batch violation';
const wrong: Readonly<Record<string, readonly [drafts: readonly ExchangeDraft[], ...found: string[]]>> = {
  'an error in place of a success': [
    [success, batch(1, [], { c0: error('ACCESS_ERROR') })],
    `${other} /result/result/c0`,
  ],
  'a success in place of an error': [
    [denied, batch(1, { c0: true }, [])],
    `${other} /result/result_error/c0`,
  ],
  'another code': [[denied, batch(1, [], { c0: error('OTHER') })], `${other} /result/result_error/c0`],
  'another result': [[success, batch(1, { c0: 'true' }, [])], `${other} /result/result/c0`],
  'a result and an error for one command': [
    [success, batch(1, { c0: true }, { c0: error('X') })],
    `${other} /result/result/c0`,
  ],
  'an error in words only': [
    [denied, batch(1, [], { c0: 'ACCESS_ERROR' })],
    `${other} /result/result_error/c0`,
  ],
  'a command that is lost': [[success, success, batch(2, { c0: true }, [])], `${other} /result/result/c1`],
  'neighbours that are spoilt': [
    [success, empty, success, batch(3, [], { c1: error('DIALOG_ID_EMPTY') })],
    `${other} /result/result/c0`,
    `${other} /result/result/c2`,
  ],
  'outcomes that are swapped': [
    [success, empty, batch(2, { c1: true }, { c0: error('DIALOG_ID_EMPTY') })],
    `${other} /result/result/c0`,
    `${other} /result/result_error/c1`,
  ],
  'a batch that goes on although it is to halt': [
    [
      success,
      empty,
      success,
      batch(3, { c0: true, c2: true }, { c1: error('DIALOG_ID_EMPTY') }, { halt: 1 }),
    ],
    'halt-ignored violation /result/result/c2',
  ],
  'an error of the batch itself': [
    [success, { ...batch(1, {}, {}), ...denied }],
    'no-batch violation /result',
  ],
  'a result that is true': [
    [success, { ...batch(1, {}, {}), body: { result: true } }],
    'no-batch violation /result',
  ],
  'a result that is a list': [
    [success, { ...batch(1, {}, {}), body: { result: [] } }],
    'no-batch violation /result',
  ],
  'a result that is null': [
    [success, { ...batch(1, {}, {}), body: { result: null } }],
    'no-batch violation /result',
  ],
  'an error of the batch beside results': [
    [success, { ...batch(1, {}, {}), status: 400, body: { error: 'X', result: { result: { c0: true } } } }],
    'no-batch violation /result',
  ],
  'a result beside the right error': [
    [denied, batch(1, { c0: true }, { c0: error('ACCESS_ERROR') })],
    `${other} /result/result_error/c0`,
  ],
  'nothing for an error whose code cannot be read': [
    [{ status: 400, body: { error: 5, error_description: 'x' } }, batch(1, [], [])],
    `${other} /result/result_error/c0`,
  ],
  'an error in place of a crash': [
    [eachTime({ status: 500, body: '' }), batch(1, [], { c0: error('X') })],
    `${other} /result/result_error/c0`,
  ],
  'a batch that goes on behind its first command': [
    [empty, success, batch(2, { c1: true }, { c0: error('DIALOG_ID_EMPTY') }, { halt: 1 })],
    'halt-ignored violation /result/result/c1',
  ],
  'an error behind a failing command': [
    [empty, denied, batch(2, [], { c0: error('DIALOG_ID_EMPTY'), c1: error('ACCESS_ERROR') }, { halt: 1 })],
    'halt-ignored violation /result/result/c1',
  ],
  'results of commands that nobody sent, once': [
    [success, batch(1, { c0: true, c1: true, c2: true }, [])],
    'unexpected-result violation /result/result/c1',
  ],
  'an error of a command that nobody sent': [
    [success, batch(1, { c0: true }, { c1: error('X') })],
    'unexpected-result violation /result/result_error/c1',
  ],
  'results of which none are there': [
    [success, { ...batch(1, {}, {}), body: { result: {} } }],
    `${other} /result/result/c0`,
  ],
};

for (const [name, [drafts, ...codes]] of Object.entries(wrong)) {
  test(`batch-agrees finds ${name}`, async () => {
    expect(await found(...drafts)).toEqual(codes);
  });
}

test('batch-agrees says what a command came to', async () => {
  const received = async (...drafts: readonly ExchangeDraft[]) =>
    (await caseFindings('batch-agrees', drafts))
      .map(inWords)
      .map(({ expected, received }) => [expected, received]);

  expect(await received(success, batch(1, [], { c0: error('X') }))).toEqual([
    ['200 with result true (the response to the direct call)', 'error "X"'],
  ]);
  expect(await received(success, batch(1, { c0: 5 }, []))).toEqual([
    ['200 with result true (the response to the direct call)', 'result 5'],
  ]);
  expect(await received(success, batch(1, [], []))).toEqual([
    ['200 with result true (the response to the direct call)', 'nothing'],
  ]);
  expect(await received(success, batch(1, { c0: true, c1: true }, []))).toEqual([
    ['results of the sent commands alone', '/result/result/c1'],
  ]);
});

test('batch-agrees decides nothing where a response cannot be judged', async () => {
  const fine = batch(1, { c0: true }, []);

  expect(await found(refused(503, 'QUERY_LIMIT_EXCEEDED'), fine)).toEqual(['rate-limited undecided']);
  expect(await found(success, { ...fine, ...page(502) })).toEqual(['non-portal-response unseen']);
  expect(await found(failed('timeout'), fine)).toEqual(['timeout unseen']);
  expect(await found(fine)).toEqual(['nothing-to-judge undecided']);
  expect(await found()).toEqual([]);
});
