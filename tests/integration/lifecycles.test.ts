import { expect, test } from '@playwright/test';
import { loadContract } from '../../src/contract/load-contract.ts';
import type { Interceptor } from '../../src/portal/pipeline/interceptor.ts';
import { success } from '../../src/portal/pipeline/outcome.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';

/** The verdict of a lifecycle's case on a portal that is changed, with the codes of its findings and the methods that were called. */
async function judged(method: string, only: string, interceptor: Interceptor) {
  const contract = await loadContract({ method, edition: '2026-08', trusted: true });
  const called: string[] = [];
  const counting: Interceptor = {
    call(call) {
      called.push(call.method);
      return interceptor.call?.(call);
    },
  };
  const portal = await startPortal({
    generation: '2026-08',
    interceptors: [{ ...interceptor, ...counting }],
  });
  const target = embeddedTarget(portal, { timeoutMs: 10_000, rate: null });
  const cases = await runPlan({ contract, target, only }).finally(() => portal.close());
  const one = cases.find(({ planned }) => planned.id === only);
  return {
    verdict: one?.judgement.verdict,
    findings: one?.judgement.findings.map(({ code }) => code),
    called,
  };
}

/** Says that a method was carried out, and does nothing. */
const idle = (method: string): Interceptor => ({
  call: (call) => (call.method === method ? success(true) : undefined),
});

test('a message that is sent is read back and deleted', async () => {
  expect(await judged('im.message.add', 'sent/steps', {})).toEqual({
    verdict: 'pass',
    findings: [],
    called: ['im.message.add', 'im.dialog.messages.get', 'im.message.delete'],
  });
});

test('a change that is not kept is a violation, and the message is deleted all the same', async () => {
  const { verdict, findings, called } = await judged(
    'im.message.update',
    'changed/steps',
    idle('im.message.update'),
  );

  expect({ verdict, findings }).toEqual({ verdict: 'fail', findings: ['effect-not-shown'] });
  expect(called.at(-1)).toBe('im.message.delete');
});

test('a message that is still there after it was deleted is a violation', async () => {
  const { verdict, findings } = await judged('im.message.delete', 'gone/steps', idle('im.message.delete'));

  expect({ verdict, findings }).toEqual({ verdict: 'fail', findings: ['wrong-step'] });
});

test('the second page of users is read where the first one says', async () => {
  const { verdict, called } = await judged('user.get', 'paging/steps', {});

  expect({ verdict, calls: called.length }).toEqual({ verdict: 'pass', calls: 2 });
});

test('a portal that has the same page for every start is accused', async () => {
  const { verdict, findings } = await judged('user.get', 'paging/steps', {
    call(call) {
      call.params.delete('start');
      return undefined;
    },
  });

  expect({ verdict, findings }).toEqual({ verdict: 'fail', findings: ['effect-not-shown'] });
});
