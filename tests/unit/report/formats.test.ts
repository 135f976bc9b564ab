import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { DOMParser } from '@xmldom/xmldom';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as ctrf from 'ctrf';
import type { Log } from 'sarif';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { type Verdict, verdicts } from '../../../src/evaluate/verdict.ts';
import { combineReports } from '../../../src/report/compare/merge/combine-reports.ts';
import { annotationLines } from '../../../src/report/formats/annotations.ts';
import { formats } from '../../../src/report/formats/write-report.ts';
import { editionsOf } from '../../../src/report/model/overview.ts';
import type { Counts, Report } from '../../../src/report/model/report.ts';
import { rootCausesOf } from '../../../src/report/model/root-causes.ts';
import { countVerdicts } from '../../../src/report/model/verdict-word.ts';
import { summaryText } from '../../../src/report/text/screen.ts';
import { hostileTexts } from './samples/hostile-text.ts';
import { sampleReport, withSubject } from './samples/sample-report.ts';
import { defaultRun } from './samples/sample-run.ts';

const strict = { strict: true, only: 'level:must', deviations: null, history: null };

/** The same report of a subject with another name, judged strictly. */
function named(report: Report, name: string): Report {
  return withSubject(report, { name, options: strict });
}

const reports: Readonly<Record<string, Report>> = {
  sample: sampleReport(['a', 'b']),
  strict: withSubject(sampleReport(), { options: strict }),
  hostile: sampleReport(hostileTexts),
  usual: defaultRun(60, 20),
  several: combineReports([sampleReport(['a']), named(sampleReport(['b', 'c']), 'Another')]),
  empty: { ...sampleReport([]), statement: 'nothing-judged', exitCode: 5, partial: true },
};

function written(report: Report, name: string): string {
  return [...(formats[name]?.(report) ?? [])].join('');
}

function xml(report: Report) {
  const problems: string[] = [];
  const parser = new DOMParser({ onError: (_level, message) => void problems.push(message) });
  const document = parser.parseFromString(written(report, 'junit.xml'), 'text/xml');
  expect(problems).toEqual([]);
  return document;
}

for (const [name, report] of Object.entries(reports)) {
  test(`${name}: report.json is the model and keeps its schema`, () => {
    const text = written(report, 'report.json');
    const schema = JSON.parse(readFileSync('reports/report.schema.json', 'utf8')) as object;
    const ajv = new Ajv2020({ allErrors: true, formats: { 'date-time': /^\d{4}-.*Z$/ } });
    const validate = ajv.compile(schema);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test(`${name}: junit.xml parses, and its numbers are those of its elements`, () => {
    const document = xml(report);
    for (const suite of [...document.getElementsByTagName('testsuite'), document.documentElement]) {
      for (const [attribute, tag] of Object.entries({
        tests: 'testcase',
        failures: 'failure',
        errors: 'error',
        skipped: 'skipped',
      })) {
        expect(Number(suite?.getAttribute(attribute))).toBe(suite?.getElementsByTagName(tag).length);
      }
    }
  });

  test(`${name}: ctrf.json keeps the schema of CTRF, and its summary is that of its tests`, () => {
    const document = JSON.parse(written(report, 'ctrf.json')) as ctrf.CTRFReport;
    expect(ctrf.validate(document)).toMatchObject({ valid: true });
    const { summary, tests } = document.results;
    for (const status of ['passed', 'failed', 'skipped', 'pending', 'other'] as const) {
      expect(summary[status]).toBe(tests.filter((one) => one.status === status).length);
    }
    expect(summary.tests).toBe(tests.length);
  });

  test(`${name}: every format says the same counts for every verdict`, () => {
    const fromCases = countVerdicts(report.cases.map((one) => one.verdict));
    expect(report.counts).toEqual(fromCases);
    const properties = [...xml(report).getElementsByTagName('property')];
    const inXml = properties
      .filter((one) => one.getAttribute('name') === 'verdict')
      .filter((one) => one.parentNode?.parentNode?.nodeName === 'testcase')
      .map((one) => one.getAttribute('value') as Verdict);
    expect(countVerdicts(inXml)).toEqual(fromCases);
    const inCtrf = JSON.parse(written(report, 'ctrf.json')) as ctrf.CTRFReport;
    expect(countVerdicts(inCtrf.results.tests.map((one) => one.rawStatus as Verdict))).toEqual(fromCases);
    expect(inCtrf.results.summary.extra?.['counts']).toEqual(fromCases);
    const sarif = JSON.parse(written(report, 'results.sarif')) as Log;
    const ofRuns = sarif.runs.map((run) => run.properties?.['counts'] as Counts);
    for (const verdict of verdicts)
      expect(ofRuns.reduce((sum, counts) => sum + counts[verdict], 0)).toBe(fromCases[verdict]);
    const inSarif = countVerdicts(
      sarif.runs.flatMap((run) => run.results?.map((one) => one.properties?.['verdict']) ?? []),
    );
    const expected = { ...fromCases, pass: 0, info: 0, 'not-run': 0 };
    expect(inSarif).toEqual(expected);
    for (const verdict of verdicts.filter((one) => fromCases[one] > 0)) {
      expect(written(report, 'badge.json')).toContain(`${fromCases[verdict]} ${verdict}`);
      expect(written(report, 'summary.md')).toContain(` ${verdict} | ${fromCases[verdict]} |`);
      expect(written(report, 'badge.svg')).toContain(`${fromCases[verdict]} ${verdict}`);
      expect(summaryText(report, { colour: false })).toContain(`${fromCases[verdict]} ${verdict}`);
    }
  });

  test(`${name}: the same model gives the same bytes`, () => {
    const copy = structuredClone(report);
    for (const format of Object.keys(formats)) expect(written(copy, format)).toBe(written(report, format));
  });
}

test('lenient is red in every format of a strict run', () => {
  const report = reports['strict'] ?? sampleReport();
  expect(written(report, 'junit.xml')).toContain('type="lenient"');
  const { tests } = (JSON.parse(written(report, 'ctrf.json')) as ctrf.CTRFReport).results;
  expect(tests.find((one) => one.rawStatus === 'lenient')?.status).toBe('failed');
});

test('results.sarif points to the line of the page, and suppresses what the ledger knows', () => {
  const log = JSON.parse(written(sampleReport(), 'results.sarif')) as Log;
  const run = log.runs[0];
  const rules = run?.tool.driver.rules ?? [];
  for (const result of run?.results ?? []) {
    expect(rules[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
    expect(result.kind === 'fail' || result.level === 'none').toBe(true);
    expect(result.suppressions?.length ?? 0).toBe(result.properties?.['verdict'] === 'deviation' ? 1 : 0);
    const place = result.locations?.[0]?.physicalLocation;
    if (result.ruleId === 'sample-clause-2')
      expect(place?.artifactLocation?.uri).toBe('spec/methods/im.dialog.writing.yaml');
    else
      expect(place).toMatchObject({
        artifactLocation: { uri: 'spec/pages/founding-page.md' },
        region: { startLine: 91 },
      });
  }
  const marks = run?.results?.map((result) => result.partialFingerprints?.['primaryLocationLineHash']);
  expect(new Set(marks).size).toBe(run?.results?.length);
});

test('summary.md stays below the limit of a step summary, and counts what it leaves out', () => {
  const report = sampleReport(
    Array.from({ length: 300 }, (_, index) => `${String.fromCodePoint(0x400 + index)}${'<'.repeat(3000)}`),
  );
  const text = written(report, 'summary.md');
  expect(Buffer.byteLength(text)).toBeLessThan(1 << 20);
  expect(text).toMatch(/\d+ more cases with \d+ other root causes are in/);
});

test('results.sarif keeps the rules of SARIF 2.1.0 that its schema states', () => {
  for (const report of Object.values(reports)) {
    const log = JSON.parse(written(report, 'results.sarif')) as Log;
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringMatching(/sarif-2\.1\.0\.json$/) });
    const results = log.runs.flatMap((run) => run.results ?? []);
    const places = results.flatMap((one) => [...(one.locations ?? []), ...(one.relatedLocations ?? [])]);
    const wrong = [
      ...results.filter(({ message }) => !message.text),
      ...results.filter(({ level, kind }) => (kind === 'fail') === (level === 'none')),
      ...results.filter(
        ({ level, kind }) =>
          !['none', 'note', 'warning', 'error'].includes(level ?? '') ||
          !['fail', 'open'].includes(kind ?? ''),
      ),
      ...places.filter(({ physicalLocation: place }) => {
        const { startLine = 0, endLine = startLine } = place?.region ?? {};
        return !Number.isInteger(startLine) || startLine < 1 || endLine < startLine;
      }),
      ...places.filter(({ physicalLocation: place }) =>
        /^\/|\\\\|[^\w%./-]/.test(place?.artifactLocation?.uri ?? '/'),
      ),
    ];
    expect(wrong).toEqual([]);
  }
});

test('a location of results.sarif is the line that promises or defines the clause', async () => {
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  const lines = contract.clauses.map(
    ({ place }) => readFileSync(place.file, 'utf8').split('\n')[place.line - 1]?.trim() ?? '',
  );
  expect(lines).toEqual(contract.clauses.map(({ id }) => `${id}:`));
});

test('junit.xml keeps the structure that the schema of Jenkins states', () => {
  const children: Readonly<Record<string, readonly string[]>> = {
    testsuites: ['testsuite'],
    testsuite: ['properties', 'testcase'],
    testcase: ['properties', 'skipped', 'error', 'failure'],
    properties: ['property'],
  };
  const attributes: Readonly<Record<string, readonly string[]>> = {
    testsuites: ['name', 'time', 'tests', 'failures', 'errors', 'skipped'],
    testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp'],
    testcase: ['name', 'time', 'classname'],
    property: ['name', 'value'],
    failure: ['message', 'type'],
    error: ['message', 'type'],
    skipped: ['message'],
  };
  for (const report of Object.values(reports)) {
    const all = [...xml(report).getElementsByTagName('*')];
    const wrong = all.filter(
      (one) =>
        [...one.attributes].some(({ name }) => !attributes[one.tagName]?.includes(name)) ||
        [...one.childNodes].some(
          ({ nodeType, nodeName }) => nodeType === 1 && !children[one.tagName]?.includes(nodeName),
        ),
    );
    expect(wrong.map(({ tagName }) => tagName)).toEqual([]);
  }
});

test('badge.svg is a picture with a title, that loads nothing and names the statement', () => {
  for (const report of Object.values(reports)) {
    const problems: string[] = [];
    const parser = new DOMParser({ onError: (_level, message) => void problems.push(message) });
    const root = parser.parseFromString(written(report, 'badge.svg'), 'image/svg+xml').documentElement;
    expect(problems).toEqual([]);
    expect(root?.getElementsByTagName('title')[0]?.textContent).toContain(editionsOf(report).join(', '));
    expect(root?.getAttribute('aria-labelledby')).toBe(
      root?.getElementsByTagName('title')[0]?.getAttribute('id'),
    );
    const tags = [...(root?.getElementsByTagName('*') ?? [])].map(({ tagName }) => tagName);
    expect([...new Set(tags)].sort()).toEqual(['g', 'path', 'rect', 'text', 'title']);
    expect(written(report, 'badge.svg')).not.toMatch(/href|url\(|<script|style|@import/);
  }
});

test('annotations are at most ten workflow commands, each on its own line, and run warnings come first', () => {
  const runWarning = { code: 'no-success', message: 'Only errors\n::stop-commands::x were seen.' } as const;
  for (const report of Object.values(reports)) {
    const lines = annotationLines(withSubject(report, { runWarnings: [runWarning] }));
    const form = /^::(?:error|warning) (?:file=spec\/[\w./-]+,line=\d+,endLine=\d+,)?title=[^:,\n]*::[^\n]+$/;
    expect(lines.filter((line) => !form.test(line))).toEqual([]);
    expect(lines.filter((line) => /##\w*\[/.test(line) || line.slice(2).split('::').length > 2)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines[0]).toContain('Only errors');
    expect(annotationLines(report)).toHaveLength(Math.min(10, rootCausesOf(report).length));
  }
});

test('badge.json is a shields endpoint without a percentage', () => {
  const badge = JSON.parse(written(sampleReport(), 'badge.json')) as Record<string, unknown>;
  expect(badge).toMatchObject({ schemaVersion: 1, label: 'im.dialog.writing 2024-12', color: 'red' });
  expect(badge['message']).not.toContain('%');
});

test('with several subjects every format names the subject of each case, and nothing stands twice', () => {
  const report = reports['several'] ?? sampleReport();
  const keys = report.subjects.map(({ key }) => key);
  const { tests } = (JSON.parse(written(report, 'ctrf.json')) as ctrf.CTRFReport).results;
  expect(new Set(tests.map((one) => one.testId)).size).toBe(report.cases.length);
  expect([...new Set(tests.map((one) => one.labels?.['subject']))]).toEqual(keys);
  const names = [...xml(report).getElementsByTagName('testcase')].map(
    (one) => `${one.getAttribute('classname')} ${one.getAttribute('name')}`,
  );
  expect(new Set(names).size).toBe(report.cases.length);
  const { runs } = JSON.parse(written(report, 'results.sarif')) as Log;
  expect(new Set(runs.map((run) => run.automationDetails?.id)).size).toBe(keys.length);
  expect(written(report, 'summary.md')).toContain('| Another |');
  expect(written(report, 'badge.json')).toContain('2 portals: ');
});

test('strictness is the subject’s own: lenient is red in one subject and green in the other', () => {
  const report = reports['several'] ?? sampleReport();
  const { tests } = (JSON.parse(written(report, 'ctrf.json')) as ctrf.CTRFReport).results;
  const lenient = tests.filter((one) => one.rawStatus === 'lenient');
  expect(lenient.map(({ status }) => status)).toEqual(['passed', 'failed', 'failed']);
});
