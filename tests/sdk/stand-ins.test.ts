import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';
import { loadSubject, subjectsDirectory } from '../../src/sdk/load-subject.ts';
import { adHocSubject, redClauses, test } from './call-context.ts';

test.describe.configure({ mode: 'parallel', timeout: 90_000 });

const root = join(packageRoot(), 'tests', 'sdk');
const adapter = (file: string) => join(root, 'adapters', file);
const standIn = (file: string) => join(root, 'stand-ins', file);
const python = ['env', `PYTHONPATH=${standIn('')}`, 'python3'];
const php = ['php', adapter('b24phpsdk.php'), standIn('autoload.php')];

/** An adapter of an SDK that is not here, with something of our own that has the SDK's names. */
interface StandIn {
  readonly command: readonly string[];
  /** What the stand-in is right to be accused of: it has no fields for it, as the SDK has none. */
  readonly known: readonly string[];
  /** Whether it has no error to make out of a refused call, so that fewer clauses are judged. */
  readonly passes?: number;
}

const fields = ['code-as-field', 'description-as-field', 'status-as-field'];

const standIns: Readonly<Record<string, StandIn>> = {
  crest: { command: ['php', adapter('crest.php'), standIn('crest.php')], known: ['status-as-field'] },
  b24phpsdk: { command: php, known: fields },
  'b24phpsdk-raw': { command: [...php, 'raw'], known: ['status-as-field'] },
  // A caller who reads nothing is told nothing, whatever the portal answers.
  'b24phpsdk-forget': {
    command: [...php, 'forget'],
    known: ['error-is-error', 'success-is-true'],
    passes: 5,
  },
  b24pysdk: { command: [...python, adapter('b24pysdk-adapter.py')], known: [] },
  // By batch, an error comes under status 200 and in another object.
  'fast-bitrix24': { command: [...python, adapter('fast-bitrix24-adapter.py')], known: [] },
  'fast-bitrix24-raw': {
    command: [...python, adapter('fast-bitrix24-adapter.py'), 'raw'],
    known: ['code-as-field', 'description-as-field'],
  },
  // Its bodies are text/plain: portals read that, the document does not list it.
  bx24js: {
    command: [
      process.execPath,
      adapter('bx24js.mjs'),
      standIn('bx24.js'),
      process.env['CHROMIUM_PATH'] ?? '',
    ],
    known: ['request-as-given'],
  },
};

for (const [name, { command, known, passes = 8 }] of Object.entries(standIns))
  test(`the adapter of ${name} works with a stand-in`, async ({ judgedBy }) => {
    const interpreter = command.find((word) => /^(php|python3)$/.test(word));
    const isHere = interpreter === undefined || spawnSync(interpreter, ['--version']).status === 0;
    test.skip(!isHere, `${interpreter} is not here`);
    const [program = '', ...parameters] = command;
    const { handshake, judged } = await judgedBy(adHocSubject(name, [program, ...parameters]), [
      ...['success-fractions', 'success-https', 'dialog-id-empty', 'unknown-authority'],
      ...(name === 'bx24js' ? ['expired-token'] : []),
    ]);
    test.skip(name === 'bx24js' && handshake.kind === 'absent', 'there is no Chromium');
    expect(handshake).toMatchObject({ kind: 'ready' });
    expect(redClauses(judged).toSorted()).toEqual(known);
    expect(judged.filter(({ judgement }) => judgement.verdict === 'pass').length).toBeGreaterThan(passes);
  });

for (const name of Object.keys(standIns))
  test(`without the SDK, ${name} is absent and not broken`, async ({ judgedBy }) => {
    const subject = loadSubject(join(subjectsDirectory(), `${name}.yaml`));
    const { handshake } = await judgedBy(subject, []);
    expect(['absent', 'unmet']).toContain(handshake.kind);
  });

for (const name of ['crest', 'b24phpsdk'])
  test(`the adapter of ${name} sets the authority without pcntl too`, async ({ judgedBy }) => {
    test.skip(spawnSync('php', ['--version']).status !== 0, 'php is not here');
    const [program = '', file = '', ...rest] = standIns[name]?.command ?? [];
    const subject = adHocSubject(name, [program, '-d', 'disable_functions=pcntl_exec', file, ...rest]);
    const { judged } = await judgedBy(subject, ['success-https', 'unknown-authority']);
    expect(redClauses(judged)).toEqual([]);
    expect(judged.filter(({ judgement }) => judgement.verdict === 'pass').length).toBeGreaterThan(4);
  });

test('where PHP cannot be told which authority to trust, nothing is judged, and the reason says so', async ({
  judgedBy,
}) => {
  test.skip(spawnSync('php', ['--version']).status !== 0, 'php is not here');
  const [program = '', file = '', ...rest] = standIns['crest']?.command ?? [];
  const disabled = 'disable_functions=pcntl_exec,proc_open';
  const subject = adHocSubject('crest', [program, '-d', disabled, file, ...rest]);
  const { judged } = await judgedBy(subject, ['success-https']);
  const own = judged.filter(({ planned }) => planned.id === 'success-is-true/success-https');
  expect(own.map(({ judgement }) => [judgement.verdict, judgement.reason])).toEqual([
    [
      'inconclusive',
      'PHP cannot be told which authority to trust: neither pcntl_exec nor proc_open is there.',
    ],
  ]);
});
