import { expect, test } from '@playwright/test';
import { breaking } from '../mutants/breaking.ts';
import { recordRun } from './conformance-run.ts';

// That right portals and those of every generation raise none stands in generations.test.ts.
const warnings = {
  'accepts-nothing': 'refuses-everything',
  'accepts-everything': 'one-answer',
  'one-error-for-all': 'one-error',
  'never-succeeds': 'no-success',
};

for (const [mutant, code] of Object.entries(warnings)) {
  test(`${mutant} raises ${code}, as the first reason, and is not conformant`, async () => {
    const report = await (await recordRun(breaking(mutant))).judged();
    const { statement, exitCode } = report;
    const { runWarnings, reasons } = report.subjects[0] ?? {};
    expect(runWarnings?.map((runWarning) => runWarning.code)).toEqual([code]);
    expect(reasons?.[0]).toBe(runWarnings?.[0]?.message);
    expect({ statement, exitCode }).toEqual({ statement: 'not-conformant', exitCode: 1 });
  });
}

test('a run that was lent no dialog saw error paths only, and could not tell', async () => {
  const { subjects, statement, exitCode } = await (
    await recordRun({}, '2024-12', (target) => ({ ...target, fixtures: {} }))
  ).judged();
  expect(subjects[0]?.runWarnings?.map(({ code }) => code)).toEqual(['no-success']);
  expect({ statement, exitCode }).toEqual({ statement: 'could-not-tell', exitCode: 4 });
});

test('a portal that accepts no credential is in a state that says nothing of the method, and nobody is accused', async () => {
  const { subjects, statement, exitCode } = await (await recordRun(breaking('signs-nobody-in'))).judged();
  const { runWarnings, reasons } = subjects[0] ?? {};
  expect(runWarnings?.map(({ code }) => code)).toEqual(['portal-state']);
  expect(reasons?.[0]).toContain('revoked');
  expect({ statement, exitCode }).toEqual({ statement: 'could-not-tell', exitCode: 4 });
});
