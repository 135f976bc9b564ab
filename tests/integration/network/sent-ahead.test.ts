import { dirname } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContracts } from '../../../src/contract/load-contract.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { selectionOf } from '../../../src/plan/select-cases.ts';
import { startPortal } from '../../../src/portal/start-portal.ts';
import { readEvidence } from '../../../src/report/evidence/read-evidence.ts';
import { requestsSent } from '../../../src/report/evidence/requests-sent.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { newRun } from '../../../src/run/current-run.ts';
import { createRunFile, removeRunFile } from '../../../src/run/run-file.ts';
import { openRequest } from '../../../src/run/run-request.ts';
import { startRun } from '../../../src/run/start-run.ts';
import { joinRun } from '../../../src/run/worker-run.ts';
import { loadSettings } from '../../../src/settings/load-settings.ts';

test.describe.configure({ timeout: 120_000 });

/** A run of a few cases, as the processes of a run share it, in this one. */
async function begunRun(settings: Readonly<Record<string, string>>, only: string, directory = 'report') {
  const request = { ...openRequest, only, fuzz: 0, reportDir: test.info().outputPath(directory) };
  const run = newRun(request, loadSettings(settings));
  const file = createRunFile(run);
  const started = await startRun(run, { directory: dirname(file), env: {} });
  const { terms, evidenceFile } = started.handover;
  const contract = await loadContracts(terms.addresses, { trusted: true });
  const cases = makePlan(contract, terms).filter((one) => selectionOf(only, new Map())?.includes(one));
  return { started, cases, evidenceFile, clean: () => removeRunFile(file) };
}

/** Judges a portal that answers the later calls sooner, with requests sent ahead or one at a time. */
async function judged(isAhead: boolean): Promise<{ readonly report: Report; readonly most: number }> {
  let [open, most, calls] = [0, 0, 0];
  const portal = await startPortal({
    faults: ['malformed-chat-swaps-code'],
    front: (answer) => (request, response) => {
      open += 1;
      most = Math.max(most, open);
      response.once('close', () => {
        open -= 1;
      });
      calls += 1;
      // The delays make responses overtake each other.
      setTimeout(() => answer(request, response), 5 * (calls % 4));
    },
  });
  const only =
    'accepts-*,chat-id-malformed,access-denied,dialog-id-missing,same-again,batch-agrees,no-leak,error-shape';
  const { started, cases, clean } = await begunRun(portal.settings, only, isAhead ? 'ahead' : 'in-turn');
  const ids = cases.map(({ id }) => id);
  const worker = await joinRun(started.handover, isAhead ? ids : null);
  for (const planned of cases) await worker.perform(planned);
  await worker.close();
  const report = await started.finish(false, ids);
  clean();
  await portal.close();
  return { report, most };
}

test('requests that are sent ahead get the verdicts and the numbers of those that are sent one at a time', async () => {
  const [ahead, inTurn] = [await judged(true), await judged(false)];
  const told = ({ cases }: Report) =>
    cases.map(({ id, verdict, exchanges }) => [id, verdict, exchanges.map((one) => one.id)]);

  expect(ahead.most).toBe(8);
  expect(inTurn.report.counts.fail).toBeGreaterThan(5);
  expect(told(ahead.report)).toEqual(told(inTurn.report));
});

test('what was sent when a run is ended is in its evidence, though no case of it is finished', async () => {
  let held = 0;
  const portal = await startPortal({
    front: (answer) => (request, response) => {
      if (!request.url?.includes('im.dialog.writing')) return answer(request, response);
      held += 1;
    },
  });
  const { started, cases, evidenceFile, clean } = await begunRun(portal.settings, 'chat-id-malformed');
  const ids = cases.map(({ id }) => id);
  const worker = await joinRun(started.handover, ids);
  const [planned] = cases;
  if (planned === undefined) throw new Error('The plan has no such case.');
  const first = worker.perform(planned);
  await expect.poll(() => held).toBe(8);
  await worker.close();
  await first;
  const report = await started.finish(true, ids);
  const sent = (await readEvidence(evidenceFile)).cases;

  expect(sent).toEqual([]);
  expect(await requestsSent(evidenceFile)).toBe(8);
  expect(report.subjects[0]?.run.requests).toBe(8);
  clean();
  await portal.close();
});
