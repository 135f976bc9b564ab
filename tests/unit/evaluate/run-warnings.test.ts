import { expect, test } from '@playwright/test';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { conclude } from '../../../src/evaluate/conclude.ts';
import { createRunWarnings } from '../../../src/evaluate/run-warnings.ts';
import type { Exchange } from '../../../src/exchange/record/exchange.ts';
import type { Case, PlannedRequest } from '../../../src/plan/case.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { sampleExchange } from '../report/samples/sample-exchange.ts';

const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
const plan = makePlan(contract);

type Reply = readonly [status: number, body: unknown];

const error = (code: string) => ({ error: code, error_description: 'x' });

/** An exchange with a response; null stands for no response at all, and words in `<page>` for somebody else's page. */
function exchangeOf(id: number, status: number, body: unknown): Exchange {
  const exchange = sampleExchange(id, {}, status, body);
  const { response } = exchange;
  if (body === null || response === null) return { ...exchange, response: null };
  const headers = [['Content-Type', 'text/html']] as const;
  return body === '<page>' ? { ...exchange, response: { ...response, headers } } : exchange;
}

/** The run warnings of a run of these cases in which `answer` is what a portal says to the n-th request. */
function runWarningsFor(
  cases: readonly Case[],
  response: (index: number, request: PlannedRequest) => Reply,
): readonly string[] {
  const watch = createRunWarnings(contract);
  let id = 0;
  for (const planned of cases) {
    const requests = planned.steps.flatMap((step) => step.requests);
    const exchanges = requests.map((request) => {
      id += 1;
      const [status, body] = response(id, request);
      return { ...exchangeOf(id, status, body), key: request.key };
    });
    watch.observe(planned, exchanges);
    watch.observe(planned, exchanges);
  }
  return watch.runWarnings().map(({ code, message }) => `${code}: ${message}`);
}

const some = plan.slice(0, 40);
const few = plan.filter(({ steps }) => steps.flatMap((step) => step.requests).length === 1).slice(0, 10);

test('every response 401, every response 403, and both in turn are one warning', () => {
  for (const statuses of [[401], [403], [401, 403]]) {
    const said = runWarningsFor(some, (index) => [
      statuses[index % statuses.length] ?? 401,
      error(index % 2 ? 'INVALID_CREDENTIALS' : 'NO_AUTH_FOUND'),
    ]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('refuses-everything: Every one of ');
    expect(said[0]).toContain('`doctor`');
  }
});

test('one answer to everything, right or wrong, gives a warning', () => {
  expect(runWarningsFor(some, () => [200, { result: true }])[0]).toContain('one-answer: ');
  expect(runWarningsFor(some, () => [500, error('E')])[0]).toContain(
    'credential is 500 E, whatever was asked',
  );
});

test('errors that are all alike give a warning beside successes', () => {
  const alike = (index: number): Reply => (index % 2 ? [200, { result: true }] : [400, error('E')]);
  expect(runWarningsFor(some, alike)[0]).toContain('one-error: All ');
  const differing = (index: number): Reply =>
    index % 2 ? [200, { result: true }] : [400, error(index % 4 ? 'E' : 'F')];
  expect(runWarningsFor(some, differing)).toEqual([]);
});

test('a run without a success says why, as far as it can be known', () => {
  const errors = (index: number): Reply => [index % 2 ? 400 : 404, error('E')];
  expect(runWarningsFor(plan, errors)[0]).toContain('Calls that should succeed are refused as well.');
  const hopeless = plan.filter(({ needs }) => !needs.includes('chat') && !needs.includes('user'));
  expect(runWarningsFor(hopeless, errors)[0]).toContain('No call that should succeed could be made');
});

test('few answers, and responses that are none, give no warning', () => {
  expect(runWarningsFor(few, () => [401, error('INVALID_CREDENTIALS')])).toEqual([]);
  expect(runWarningsFor(some, () => [503, error('QUERY_LIMIT_EXCEEDED')])).toEqual([]);
  expect(runWarningsFor(some, () => [502, '<html>'])).toEqual([]);
});

test('pages, redirects and silence between refusals say nothing', () => {
  const mixed = (index: number): Reply => {
    if (index % 3 === 0) return [401, error('INVALID_CREDENTIALS')];
    return index % 3 === 1 ? [302, ''] : [200, { result: true }];
  };
  const said = (
    [
      [302, ''],
      [502, '<page>'],
      [0, null],
    ] as const
  ).map(
    (reply) =>
      runWarningsFor(plan, (index) => (index % 2 ? reply : [401, error('INVALID_CREDENTIALS')]))[0]?.split(
        ':',
      )[0],
  );

  expect(said).toEqual(['refuses-everything', 'refuses-everything', 'refuses-everything']);
  expect(runWarningsFor(plan, mixed)[0]).toContain('one-error');
});

test('a wrong credential that is refused does not hide that all else gets one response', () => {
  const cases = plan.filter(({ clause }) => clause === 'bad-credentials' || clause === 'same-again');
  const byCredential = (_: number, { credential }: PlannedRequest): Reply =>
    credential === 'given' ? [200, { result: true }] : [401, error('INVALID_CREDENTIALS')];

  expect(runWarningsFor(cases, byCredential)[0]).toContain('one-answer');
});

test('a warning needs twenty answers, or errors, of the method itself', () => {
  const own = plan.filter(
    ({ steps, clause }) =>
      clause === 'dialog-id-malformed' && steps.flatMap((step) => step.requests).length === 1,
  );
  const responded = (count: number) =>
    runWarningsFor(own.slice(0, count), () => [401, error('INVALID_CREDENTIALS')]).length;
  const alike = (errors: number) =>
    runWarningsFor(plan, (index) => (index <= errors ? [400, error('E')] : [200, { result: true }]));
  const others = plan.filter(({ steps }) =>
    steps.every(({ requests }) => requests.every(({ method }) => method !== contract.method)),
  );

  expect(own.length).toBeGreaterThan(20);
  expect([responded(19), responded(20)]).toEqual([0, 1]);
  expect(alike(10)).toEqual([]);
  expect(alike(20)[0]).toContain('All 20 errors are 400 E');
  expect(others.length).toBeGreaterThan(5);
  expect(runWarningsFor([...own.slice(0, 19), ...others], () => [401, error('INVALID_CREDENTIALS')])).toEqual(
    [],
  );
});

test('a run with a dialog of one kind is hopeful', () => {
  const users = plan.filter(({ needs }) => !needs.includes('chat'));

  expect(runWarningsFor(users, (index) => [index % 2 ? 400 : 404, error('E')])[0]).toContain(
    'Calls that should succeed are refused as well.',
  );
});

test('a warning keeps a run from being green and softens nothing', () => {
  const facts = { strict: false, whole: true, interrupted: false, ledger: null, today: '2026-11-22' };
  const runWarnings = [{ code: 'no-success', message: 'x' }] as const;
  const one = { id: 'a/b', clause: 'a', level: 'MUST' } as const;
  const said = (['pass', 'fail', 'not-run'] as const).map((verdict) => {
    const { statement, exitCode } = conclude([{ ...one, verdict }], { ...facts, runWarnings });
    return [statement, exitCode];
  });
  expect(said).toEqual([
    ['could-not-tell', 4],
    ['not-conformant', 1],
    ['could-not-tell', 4],
  ]);
});
