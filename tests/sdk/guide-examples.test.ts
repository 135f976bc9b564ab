import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';
import { loadSubject } from '../../src/sdk/load-subject.ts';
import { redClauses, test } from './call-context.ts';

test.describe.configure({ mode: 'parallel', timeout: 120_000 });

const adapters = join(packageRoot(), 'tests', 'sdk', 'adapters');

/** An example of the guide: its language there, its file, what runs it, what has to be beside it, and what builds it. */
interface Example {
  readonly file: string;
  readonly command: readonly string[];
  readonly beside?: string;
  readonly build?: readonly string[];
  /** What tells whether the language is here. */
  readonly needs: readonly string[];
}

const examples: Readonly<Record<string, Example>> = {
  js: { file: 'example.mjs', command: ['node', './example.mjs'], needs: ['node', '--version'] },
  python: {
    file: 'example.py',
    command: ['python3', './example.py'],
    beside: 'b24sdk_adapter.py',
    needs: ['python3', '-c', 'import requests'],
  },
  php: {
    file: 'example.php',
    command: ['php', './example.php'],
    beside: 'b24sdk-adapter.php',
    needs: ['php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'],
  },
  go: {
    file: 'example.go',
    command: ['./adapter'],
    beside: 'b24sdk_adapter.go',
    build: ['go', 'build', '-o', 'adapter', 'example.go', 'b24sdk_adapter.go'],
    needs: ['go', 'version'],
  },
  sh: { file: 'example.sh', command: ['sh', './example.sh'], needs: ['jq', '--version'] },
};

function isHere([program = '', ...parameters]: readonly string[]): boolean {
  return spawnSync(program, parameters, { stdio: 'ignore' }).status === 0;
}

/** The only block of a language in the guide that is a whole adapter. */
function blockOf(language: string): string {
  const page = readFileSync(join(packageRoot(), 'docs', 'guides', 'test-an-sdk.md'), 'utf8');
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))];
  return blocks.map(([, text = '']) => text).find((text) => text.includes('An adapter in')) ?? '';
}

/** Puts an adapter from the guide into a project that has the suite installed, as a reader of the guide does. */
function subjectOf(language: string, { file, command, beside, build }: Example) {
  const place = test.info().outputPath('project');
  mkdirSync(join(place, 'node_modules'), { recursive: true });
  symlinkSync(packageRoot(), join(place, 'node_modules', 'b24-conformance'));
  writeFileSync(join(place, file), blockOf(language));
  if (beside !== undefined) copyFileSync(join(adapters, beside), join(place, beside));
  if (build !== undefined) {
    const [program = '', ...parameters] = build;
    const env = { ...process.env, GOCACHE: join(place, 'cache'), GOFLAGS: '-modcacherw' };
    const built = spawnSync(program, parameters, { cwd: place, encoding: 'utf8', env });
    expect(built.stderr).toBe('');
  }
  writeFileSync(
    join(place, 'mine.yaml'),
    `name: mine\ntitle: Mine\ncommand: ${JSON.stringify(command)}\nauth: [webhook, oauth]\n`,
  );
  return loadSubject(join(place, 'mine.yaml'));
}

for (const [language, example] of Object.entries(examples)) {
  test(`the guide's adapter in ${language} is what ships, and of at most 60 lines`, () => {
    const text = blockOf(language);
    expect(text).toBe(readFileSync(join(adapters, example.file), 'utf8'));
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(60);
  });

  test(`the guide's adapter in ${language} runs as it stands and keeps every MUST that it is asked for`, async ({
    judgedBy,
  }) => {
    test.skip(!isHere(example.needs), `${example.needs[0]} is not here`);
    const { handshake, judged } = await judgedBy(subjectOf(language, example), [
      ...['success-fractions', 'success-https', 'dialog-id-empty', 'access-error-as-200', 'html-200'],
      ...['body-empty', 'body-null', 'redirect-elsewhere', 'unknown-authority', 'hang'],
    ]);
    expect(handshake).toMatchObject({ kind: 'ready' });
    expect(redClauses(judged)).toEqual([]);
    expect(judged.filter(({ judgement }) => judgement.verdict === 'pass').length).toBeGreaterThan(20);
  });
}
