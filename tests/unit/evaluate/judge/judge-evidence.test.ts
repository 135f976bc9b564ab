import { expect, test } from '@playwright/test';
import { fingerprintOf, type Ledger } from '../../../../src/evaluate/baseline/ledger.ts';
import type { JudgedCase } from '../../../../src/evaluate/judge/judge.ts';
import type { Case } from '../../../../src/plan/case.ts';
import type { PortalOptions } from '../../../../src/portal/portal-options.ts';
import { startPortal } from '../../../../src/portal/start-portal.ts';
import { readEvidence } from '../../../../src/report/evidence/read-evidence.ts';
import { makeReport } from '../../../../src/report/make/make-report.ts';
import { reportedPortalCase } from '../../../../src/report/make/portal-report.ts';
import type { Report, ReportedCase } from '../../../../src/report/model/report.ts';
import { subjectKey } from '../../../../src/report/model/subject-key.ts';
import { embeddedTarget } from '../../../../src/run/embedded-target.ts';
import { runPlan } from '../../../../src/run/run-plan.ts';
import { breaking } from '../../../mutants/breaking.ts';
import { contractOf } from '../context.ts';

// Whole runs: on a busy machine each takes a while.
test.describe.configure({ timeout: 120_000 });

interface Judged {
  readonly live: readonly JudgedCase<Case>[];
  /** The cases of the report as the live judgements give them. */
  readonly expected: readonly ReportedCase[];
  readonly report: Report;
  /** Makes the report of the same evidence once more. */
  again(): Promise<Report>;
}

/** Runs the whole plan or a part of it, judges it live, and again from the file that the run left behind. */
async function judgeTwice(
  options: PortalOptions,
  ledger: Ledger | null = null,
  only: string | null = null,
): Promise<Judged> {
  const contract = await contractOf();
  const evidenceFile = test.info().outputPath('evidence.ndjson');
  const portal = await startPortal(options);
  try {
    const target = embeddedTarget(portal, { timeoutMs: 5_000, rate: null });
    const live = await runPlan({ contract, target, ledger, evidenceFile, only, fuzz: 10 });
    const again = () => makeReport(evidenceFile, { contract, ledger, deviations: null, strict: false });
    const { header } = await readEvidence(evidenceFile);
    const made = { subject: subjectKey(target.name), run: { header, strict: false, deviations: null } };
    const expected = live.map((judged) => reportedPortalCase(judged, made));
    return { live, expected, report: await again(), again };
  } finally {
    await portal.close();
  }
}

function verdictsOf(live: readonly JudgedCase<Case>[]): readonly string[] {
  return [...new Set(live.map(({ judgement }) => judgement.verdict))].sort();
}

const portals: Readonly<
  Record<string, readonly [options: PortalOptions, verdicts: readonly string[], exit: number]>
> = {
  'a conforming portal': [{}, ['info', 'pass'], 0],
  'a portal that tires': [breaking('tires-after-five'), ['fail', 'info', 'pass'], 1],
  'a portal with bytes that are no text': [breaking('invalid-utf8'), ['fail', 'info', 'pass'], 1],
  'a portal that drops connections': [breaking('drops-on-quote'), ['fail', 'info', 'pass'], 1],
  'a portal with a further member': [breaking('extra-member'), ['info', 'lenient', 'pass'], 0],
  'a proxy without a portal': [breaking('html-error-page'), ['info', 'infra'], 4],
};

// Half of the plan asks the same by every encoding: `npm test` leaves that out, but for the portal that conforms.
const part =
  'accepts-*,same-again,dialog-id-missing,no-crash,one-json-text,success-result,content-type,error-shape,unknown-members,no-*,answer-*,open-*';

for (const [name, [options, verdicts, exitCode]] of Object.entries(portals)) {
  const conforms = name === 'a conforming portal';
  for (const only of conforms ? [null] : [null, part]) {
    const tag = only === null && !conforms ? ['@full'] : [];
    test(`${name}${only === null ? '' : ', a part of the plan'}: judging the evidence gives the live verdicts, case by case, and again`, {
      tag,
    }, async () => {
      const { live, expected, report, again } = await judgeTwice(options, null, only);

      expect(verdictsOf(live)).toEqual(only === null ? verdicts : [...verdicts, 'not-run'].sort());
      expect(report.cases).toEqual(JSON.parse(JSON.stringify(expected)));
      expect(JSON.stringify(await again())).toBe(JSON.stringify(report));
      expect(report).toMatchObject({ partial: false, exitCode });
    });
  }
}

test('a ledger made of the failures of a run turns them into deviations, live and from the evidence', async () => {
  const options = breaking('zero-is-true');
  const only = 'accepts-*,dialog-id-*,chat-id-*,access-denied,zero-*';
  const { live } = await judgeTwice(options, null, only);
  const entries = live
    .filter(({ judgement }) => judgement.verdict === 'fail')
    .map(({ planned, judgement, exchanges }) => ({
      case: planned.id,
      fingerprint: fingerprintOf(judgement, exchanges),
      reason: 'It has always been so.',
      since: '2026-01-01',
    }));
  const known = await judgeTwice(options, { subject: 'A mutant', entries }, only);

  expect(entries.length).toBeGreaterThan(0);
  expect(verdictsOf(known.live)).toEqual(['deviation', 'not-run', 'pass']);
  expect(known.report.cases).toEqual(JSON.parse(JSON.stringify(known.expected)));
  expect(known.report).toMatchObject({ statement: 'conformant-with-deviations', exitCode: 0 });
  const fixed = await judgeTwice({}, { subject: 'A mutant', entries }, only);
  expect(verdictsOf(fixed.live)).toEqual(['fixed', 'not-run', 'pass']);
  expect(fixed.report).toMatchObject({ statement: 'conformant', exitCode: 3 });
});
