import { expect, test } from '@playwright/test';
import { loadContract } from '../../src/contract/load-contract.ts';
import type { PortalOptions } from '../../src/portal/portal-options.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { makeReport } from '../../src/report/make-report.ts';
import type { Report } from '../../src/report/report.ts';
import { embeddedTarget } from '../../src/run/embedded-target.ts';
import { runPlan } from '../../src/run/run-plan.ts';

/** The report of a whole run against a portal, which lends its dialogs or none. */
async function reportFor(options: PortalOptions, dialogs = true): Promise<Report> {
  const contract = await loadContract({ trusted: true });
  const evidenceFile = test.info().outputPath('evidence.ndjson');
  const portal = await startPortal(options);
  try {
    const target = embeddedTarget(portal, { timeoutMs: 5_000, rate: null });
    await runPlan({ contract, evidenceFile, fuzz: 5, target: dialogs ? target : { ...target, dialogs: {} } });
  } finally {
    await portal.close();
  }
  return makeReport(evidenceFile, { contract, ledger: null, deviations: null, strict: false });
}

const alarming = {
  'signs-nobody-in': 'refuses-everything',
  'accepts-nothing': 'refuses-everything',
  'accepts-everything': 'one-answer',
  'one-error-for-all': 'one-error',
  'never-succeeds': 'no-success',
};

for (const [miniature, code] of Object.entries(alarming)) {
  test(`${miniature} raises ${code}, as the first reason, and is not conformant`, async () => {
    const { alarms, reasons, statement, exitCode } = await reportFor({ miniature });
    expect(alarms?.map((alarm) => alarm.code)).toEqual([code]);
    expect(reasons[0]).toBe(alarms?.[0]?.message);
    expect({ statement, exitCode }).toEqual({ statement: 'not-conformant', exitCode: 1 });
  });
}

// The one that keeps most, and the one that keeps least.
for (const name of ['founding', 'box-2026-08']) {
  test(`generation ${name} raises no alarm`, async () => {
    expect((await reportFor({ generation: name })).alarms).toBe(undefined);
  });
}

test('a run that was lent no dialog saw error paths only, and could not tell', async () => {
  const { alarms, statement, exitCode } = await reportFor({}, false);
  expect(alarms?.map(({ code }) => code)).toEqual(['no-success']);
  expect({ statement, exitCode }).toEqual({ statement: 'could-not-tell', exitCode: 4 });
});
