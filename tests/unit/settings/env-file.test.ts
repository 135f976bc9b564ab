import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'dotenv';
import { envLines } from '../../../src/settings/env-lines.ts';
import { loadSettings } from '../../../src/settings/load-settings.ts';

const webhook = 'B24_WEBHOOK_URL=http://127.0.0.1:8080/rest/7/s3cretC0de/';

/** Loads settings from a directory whose `.env` holds this, and says what was refused, or the portal's name. */
function load(content: string | Buffer, env: Record<string, string> = {}): string | null {
  const directory = test.info().outputPath('project');
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}/.env`, content);
  return loadFrom(directory, env);
}

function loadFrom(directory: string, env: Record<string, string> = {}): string | null {
  try {
    return loadSettings(env, { directory }).target?.name ?? null;
  } catch (error) {
    return String(error);
  }
}

const refused: Readonly<Record<string, readonly [content: string | Buffer, says: string]>> = {
  'a line of cmd.exe': [`# portal\nset ${webhook}`, '.env:2 is not a setting. Remove the word before'],
  'a line of PowerShell': [`$env:${webhook}`, '.env:1 is not a setting. Remove the word before'],
  'a line without =': ['\n\nB24_WEBHOOK_URL http://127.0.0.1/rest/7/s3cretC0de/', '.env:3 is not a setting'],
  'a misspelt name': [
    `A=1\n${webhook.replace('HOOK', 'HOK')}`,
    'B24_WEBHOK_URL (.env:2) is not a setting of this program. Did you mean B24_WEBHOOK_URL?',
  ],
  'a name in small letters': [webhook.toLowerCase(), 'b24_webhook_url (.env:1) is not a setting'],
  'a wrong value': ['B24_RATE=fast', 'B24_RATE (.env:1) is not a number in its range'],
  'a quote that is not closed': [
    `B24_CHAT_DIALOG_ID="chat1\n${webhook}`,
    '.env:1 has a quote that is not closed',
  ],
  'a comment right behind a value': [`${webhook}#mine`, 'B24_WEBHOOK_URL (.env:1) has a # in its value'],
  'a name with two values': [`${webhook}\nB24_WEBHOOK_URL=`, 'B24_WEBHOOK_URL (.env:2) is set twice'],
  'UTF-16 with a mark': [Buffer.from(`\ufeff${webhook}`, 'utf16le'), '.env:1 is UTF-16 text'],
  'UTF-16 without a mark': [Buffer.from(webhook, 'utf16le'), '.env:1 has a NUL byte'],
  'another encoding': [Buffer.from(`A=1\n# caf\xe9\n${webhook}`, 'latin1'), '.env:2 is not UTF-8 text'],
};

for (const [name, [content, says]] of Object.entries(refused)) {
  test(`${name} in .env is refused at its line`, () => {
    const said = load(content);
    expect(said).toContain(says);
    expect(said).not.toContain('s3cret');
  });
}

test('a .env that is a directory, or leads nowhere, or to a device is refused', () => {
  const inside = test.info().outputPath('a');
  mkdirSync(`${inside}/.env`, { recursive: true });
  expect(loadFrom(inside)).toContain('.env is a directory');
  const dangling = test.info().outputPath('b');
  mkdirSync(dangling);
  symlinkSync('nowhere', `${dangling}/.env`);
  expect(loadFrom(dangling)).toContain('.env does not exist');
  const device = test.info().outputPath('c');
  mkdirSync(device);
  symlinkSync('/dev/zero', `${device}/.env`);
  expect(loadFrom(device)).toContain('.env is not a regular file');
});

test('a directory without .env sets nothing', () => {
  expect(loadFrom(test.info().outputPath('nothing'))).toBeNull();
});

test('what dotenv understands is understood: export, quotes, comments, line ends, a byte order mark', () => {
  const key = 'APP_KEY="-----BEGIN KEY-----\nno setting at all\n-----END KEY-----"';
  expect(load(`\ufeffexport ${webhook} # mine\r\n\r\n${key}\r\nB24_RATE='1' # slow\r\n`)).toBe(
    '127.0.0.1:8080',
  );
  expect(load(`B24_WEBHOOK_URL=\n${webhook}`)).toBe('127.0.0.1:8080');
  expect(load(webhook.replace('=', ' = "').concat('"'))).toBe('127.0.0.1:8080');
});

test('the lines are those that dotenv finds', () => {
  const source = 'A=1\nexport B = \'x # y\' # z\nC: d\nD="1\n2"\nE=`q\'q"`\n  F=  g  \n#H=1\nI=\n';
  const { statements, problems } = envLines(source);
  expect(problems).toEqual([]);
  expect(Object.assign({}, ...statements.map(({ text }) => parse(text)))).toEqual(parse(source));
});

test('the environment goes before the file, unless it is empty there', () => {
  const other = { B24_WEBHOOK_URL: 'http://127.0.0.1:9090/rest/7/0therC0de/' };
  expect(load(webhook, other)).toBe('127.0.0.1:9090');
  expect(load(webhook, { B24_WEBHOOK_URL: '' })).toBe('127.0.0.1:8080');
  expect(load('B24_RATE=fast', { B24_RATE: 'slow' })).toContain('B24_RATE is not a number');
});

test('other names are not read, are said by name without their value, and reach no environment', () => {
  const directory = test.info().outputPath('project');
  mkdirSync(directory);
  writeFileSync(
    `${directory}/.env`,
    'NODE_OPTIONS=--require=./evil.cjs\nPATH=/evil\nHTTPS_PROXY=http://127.0.0.1:1\n',
  );
  const { warnings } = loadSettings({}, { directory });
  expect(warnings).toEqual([expect.stringMatching(/^\.env sets NODE_OPTIONS, PATH: not read\./)]);
  expect(process.env['NODE_OPTIONS'] ?? '').not.toContain('evil');
  expect(process.env['PATH']).not.toBe('/evil');
});

test('100,000 lines are read in under a second', () => {
  const lines = ['\n', 'A="\n', "B='x\n", '   \n', 'C=#\n', '# x\n'];
  for (const line of lines) {
    const started = performance.now();
    load(line.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
