import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { judgeSdks } from '../../src/api.ts';
import { specDirectory } from '../../src/contract/editions.ts';
import { loadLedger } from '../../src/evaluate/baseline/load-ledger.ts';
import { packageRoot } from '../../src/package-root.ts';
import { makeRunCertificate } from '../../src/portal/tls/run-certificate.ts';
import type { ReportedCase } from '../../src/report/model/report.ts';
import { schemeOfCase, scriptOfCase } from '../../src/report/sdk/reproduction-script.ts';
import { loadSubject, subjectsDirectory } from '../../src/sdk/load-subject.ts';
import { packageOf } from '../../src/sdk/package/check-package.ts';
import { isolatePackages } from '../../src/sdk/package/isolate-package.ts';
import { packageFrom } from '../../src/sdk/package/manifest.ts';

test.describe.configure({ mode: 'parallel', timeout: 600_000 });

const ledgers = readdirSync(join(specDirectory(), 'deviations'))
  .filter((file) => file.startsWith('sdk-'))
  .map((file) => file.slice('sdk-'.length, -'.yaml'.length));

/** What the script has to show of a finding: how the call ends, and the error's class where the SDK has one. */
function shows(stdout: string, { surface }: ReportedCase): boolean {
  if (surface === undefined) return /^outcome: /m.test(stdout);
  if (surface.outcome === 'result') return stdout.includes('outcome: a result:');
  if (surface.outcome === 'error') return /outcome: an error: /.test(stdout);
  return stdout.includes('outcome: nothing after ');
}

for (const name of ledgers)
  test(`every script that explain prints for ${name} runs as printed and shows its finding @full`, async () => {
    const subject = loadSubject(join(subjectsDirectory(), `${name}.yaml`));
    const found = packageOf(subject, packageRoot());
    test.skip(found === null, `${name} is not installed`);
    if (found === null) return;
    const ledger = loadLedger(join(specDirectory(), 'deviations', `sdk-${name}.yaml`), [
      { method: 'im.dialog.writing', edition: '2024-12' },
    ]);
    const report = await judgeSdks({
      subjects: [name],
      only: ledger.entries.map((entry) => entry.case).join(','),
      out: test.info().outputPath('report'),
      path: process.env['PATH'],
    });
    const wrong = report.cases.filter(({ verdict }) => ['fail', 'lenient'].includes(verdict));
    expect(wrong.length).toBeGreaterThanOrEqual(ledger.entries.length);

    const place = test.info().outputPath('alone');
    mkdirSync(place, { recursive: true });
    const certificate = await makeRunCertificate();
    const scripts = wrong.map((reported) => {
      const script = scriptOfCase(reported, subject, schemeOfCase(reported) === 'https' ? certificate : null);
      return { reported, script: script ?? '' };
    });
    const [, install = ''] = /npm install (.*) && node/.exec(scripts[0]?.script ?? '') ?? [];
    const [, ...others] = install.split(' ');
    isolatePackages([found, ...others.flatMap((other) => packageFrom(packageRoot(), other) ?? [])], place);
    const results = await Promise.all(
      scripts.map(async ({ reported, script }, index) => {
        const file = `reproduce-${index}.mjs`;
        writeFileSync(join(place, file), script);
        const { stdout } = await promisify(execFile)(process.execPath, [file], {
          cwd: place,
          env: { PATH: process.env['PATH'], HOME: place },
        }).catch((error: { readonly stdout: string }) => error);
        return shows(stdout, reported) ? null : `${reported.id}: ${stdout.slice(-300)}`;
      }),
    );
    expect(results.filter((result) => result !== null)).toEqual([]);
  });
