import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { packageRoot } from '../../src/package-root.ts';
import { startPortal } from '../../src/portal/start-portal.ts';
import { readPage } from '../unit/docs/read-page.ts';
import { cleanEnvironment } from './command.ts';

const pages = [
  'README.md',
  'docs/guides/judge-a-portal.md',
  'docs/guides/ci.md',
  'docs/guides/mock-a-portal.md',
];

/** The commands that a page shows in blocks marked `sh`, in their order. */
function commandsOf(path: string): readonly string[] {
  return [...readPage(path).matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, text = '']) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/** The file that a page shows before the command that reads it. */
function stubsOf(path: string): string | undefined {
  return /^```yaml\n(stubs:\n[\s\S]*?)^```$/m.exec(readPage(path))?.[1];
}

/** Runs a command of the package in a directory. `serve` is stopped as soon as it has said where it listens. */
function run(command: string, cwd: string, env: NodeJS.ProcessEnv) {
  const words = command.replace(/^npx b24-conformance /, '').match(/'[^']*'|\S+/g) ?? [];
  const parameters = words.map((word) => word.replace(/^'|'$/g, ''));
  const child = spawn(process.execPath, [join(packageRoot(), 'dist', 'src', 'cli.js'), ...parameters], {
    cwd,
    env,
  });
  let output = '';
  return new Promise<{ readonly code: number | null; readonly output: string }>((resolve) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (parameters[0] === 'serve' && output.includes('It stops at Ctrl-C')) child.kill('SIGTERM');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ code, output }));
  });
}

for (const path of pages)
  test(`every command that ${path} shows does what the page says @full`, async () => {
    test.setTimeout(240_000);
    const commands = commandsOf(path);
    expect(commands.length).toBeGreaterThan(1);
    const portal = await startPortal();
    const cwd = mkdtempSync(join(tmpdir(), 'documented-'));
    const env = {
      ...cleanEnvironment(),
      XDG_STATE_HOME: cwd,
      B24_WEBHOOK_URL: portal.webhookUrl,
      B24_CHAT_DIALOG_ID: 'chat13',
      B24_USER_DIALOG_ID: '13',
      B24_FORBIDDEN_DIALOG_ID: 'chat99',
    };
    const stubs = stubsOf(path);
    if (stubs !== undefined) writeFileSync(join(cwd, 'stubs.yaml'), stubs);
    try {
      for (const command of commands) {
        const { code, output } = await run(command, cwd, env);
        const right = command.includes(' sdk ') ? [0, 1, 5] : command.includes(' serve') ? [0, null] : [0];
        expect(right, `${command}\n${output.slice(-2000)}`).toContain(code);
      }
    } finally {
      await portal.close();
      rmSync(cwd, { recursive: true, force: true });
    }
  });
