import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { EvidenceCase, EvidenceFooter, EvidenceHeader } from '../../../src/report/evidence/evidence.ts';
import { appendEvidence, startEvidence } from '../../../src/report/evidence/evidence-file.ts';
import { readEvidence } from '../../../src/report/evidence/read-evidence.ts';
import { hostileTexts } from './samples/hostile-text.ts';
import { sampleExchange } from './samples/sample-exchange.ts';

const header: EvidenceHeader = {
  type: 'run',
  schemaVersion: 1,
  suite: { name: 'b24-conformance', version: '0.1.0' },
  documents: [{ method: 'im.dialog.writing', edition: '2024-12', sha256: 'a'.repeat(64) }],
  subject: { kind: 'portal', name: 'sample', origin: 'http://127.0.0.1:8080' },
  capabilities: ['webhook', 'chat'],
  options: { strict: false, only: null, repeat: 1 },
  run: { id: 'run-1', startedAt: '2026-11-22T12:00:00.000Z' },
};
const footer: EvidenceFooter = {
  type: 'end',
  finishedAt: '2026-11-22T12:00:04.000Z',
  requests: 2,
  interrupted: false,
};

function evidenceCase(id: string, text = 'x'): EvidenceCase {
  return { type: 'case', id, exchanges: [sampleExchange(1, { DIALOG_ID: text }, 400, text)] };
}

test('what is written is read back', async () => {
  const info = test.info();
  const file = info.outputPath('deep/er/evidence.ndjson');
  const cases: EvidenceCase[] = [
    ...hostileTexts.map((text, index) => evidenceCase(`hostile/${index}`, text)),
    { type: 'case', id: 'left/out', exchanges: [], notRun: 'B24_FORBIDDEN_DIALOG_ID is not set.' },
  ];
  startEvidence(file, header);
  for (const one of cases) appendEvidence(file, one);
  appendEvidence(file, footer);
  expect(await readEvidence(file)).toEqual({ header, cases, footer, partial: false });
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(cases.length + 3);
});

test('a file without footer, or with an interrupted one, is partial', async () => {
  const info = test.info();
  const file = info.outputPath('evidence.ndjson');
  startEvidence(file, header);
  appendEvidence(file, evidenceCase('a/b'));
  expect(await readEvidence(file)).toMatchObject({ footer: null, partial: true });
  appendEvidence(file, { ...footer, interrupted: true });
  expect(await readEvidence(file)).toMatchObject({ partial: true });
});

test('a file cut anywhere in its last line is partial and keeps the rest', async () => {
  const info = test.info();
  const file = info.outputPath('evidence.ndjson');
  startEvidence(file, header);
  appendEvidence(file, evidenceCase('a/b'));
  const { length } = readFileSync(file);
  appendEvidence(file, evidenceCase('c/d'));
  truncateSync(file, length + 40);
  const evidence = await readEvidence(file);
  expect(evidence.cases.map(({ id }) => id)).toEqual(['a/b']);
  expect(evidence.partial).toBe(true);
});

test('a broken line in the middle is named by file and line', async () => {
  const info = test.info();
  const file = info.outputPath('evidence.ndjson');
  startEvidence(file, header);
  appendFileSync(file, '{"type":"case"\n');
  appendEvidence(file, evidenceCase('a/b'));
  await expect(readEvidence(file)).rejects.toThrow(`This line is not JSON: ${file}:2`);
});

test('every way to be no evidence is said', async () => {
  const info = test.info();
  const file = info.outputPath('evidence.ndjson');
  const head = JSON.stringify(header);
  const tries: readonly [text: string, message: string][] = [
    ['', 'The file is empty'],
    ['{"type":', 'not JSON'],
    ['[]\n[]', 'not a JSON object'],
    ['{"type":"case","id":"a","exchanges":[]}\n', 'The first line is no header'],
    [`${JSON.stringify({ ...header, schemaVersion: 2 })}\n`, 'schema version that is not 1'],
    [`${head}\n${head}\n`, 'A second header'],
    [`${head}\n${JSON.stringify(footer)}\n${JSON.stringify(footer)}\n`, 'after the footer'],
    [`${head}\n{"type":"case","id":1,"exchanges":[]}\n${head}`, '"id" of a "case" line must be string'],
    [`${head}\n{"type":"other"}\n{}\n`, 'neither'],
  ];
  for (const [text, message] of tries) {
    writeFileSync(file, text);
    await expect(readEvidence(file), text).rejects.toThrow(message);
  }
});

test('lines of several processes do not mix', async () => {
  const info = test.info();
  const file = info.outputPath('evidence.ndjson');
  startEvidence(file, header);
  const line = JSON.stringify(evidenceCase('many/x', 'y'.repeat(20_000)));
  const script = info.outputPath('append.cjs');
  writeFileSync(
    script,
    `const fs = require('fs'); for (let i = 0; i < 50; i++) fs.appendFileSync(${JSON.stringify(file)}, ${JSON.stringify(`${line}\n`)});`,
  );
  await Promise.all([1, 2, 3].map(async () => once(fork(script), 'exit')));
  expect((await readEvidence(file)).cases).toHaveLength(150);
});

const strangers: Readonly<Record<string, readonly [line: object | string, problem: RegExp]>> = {
  'a request without headers': [
    { ...evidenceCase('a'), exchanges: [{ ...sampleExchange(1, {}, 200, ''), request: [] }] },
    /^This "case" line does not follow the schema \(\/exchanges\/0\/request must be object\): .*:2$/,
  ],
  'a header that is no pair of texts': [
    {
      ...evidenceCase('a'),
      exchanges: [
        {
          ...sampleExchange(1, {}, 200, ''),
          request: { method: 'GET', url: '/', headers: [[1, 2]], body: null },
        },
      ],
    },
    /\/exchanges\/0\/request\/headers\/0\/0 must be string\): .*:2$/,
  ],
  'an exchange of an SDK that is none': [
    { ...evidenceCase('a'), sdk: { scenario: 1 } },
    /^This "case" line does not follow the schema \(\/sdk must have required property 'auth'\): .*:2$/,
  ],
  'a text that is nested too deep': [
    JSON.stringify({ ...evidenceCase('a'), exchanges: 0 }).replace(
      '0}',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    ),
    /^This line is nested too deep: .*:2$/,
  ],
  'a number of requests that is none': [{ ...footer, requests: -1 }, /\/requests must be >= 0\): .*:2$/],
};

for (const [what, [line, problem]] of Object.entries(strangers)) {
  test(`evidence of a stranger with ${what} is refused by line and place`, async () => {
    const file = test.info().outputPath('evidence.ndjson');
    startEvidence(file, header);
    const text = typeof line === 'string' ? line : JSON.stringify(line);
    appendFileSync(file, `${text}\n{"type":"end"}\n`);
    await expect(readEvidence(file)).rejects.toThrow(problem);
  });
}

test('a run repeats a call no more often than the option allows, whatever evidence says', async () => {
  const file = test.info().outputPath('evidence.ndjson');
  startEvidence(file, { ...header, options: { ...header.options, repeat: 1e9 } });
  await expect(readEvidence(file)).rejects.toThrow(/\/options\/repeat must be <= 10000\): .*:1$/);
});
