import { expect, test } from '@playwright/test';
import { commandHere } from './command-here.ts';

const misuses: readonly (readonly [
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  says: RegExp,
])[] = [
  ['an unknown option', ['portal', '--nope'], {}, /unknown option '--nope'/],
  ['an unknown command', ['nope'], {}, /unknown command 'nope'/],
  ['an unknown edition', ['portal', '--edition', '1999-01'], {}, /2024-12, 2026-08/],
  ['a number that is none', ['portal', '--timeout', 'soon'], {}, /whole number/],
  [
    'a portal without a token',
    ['portal'],
    { B24_PORTAL_URL: 'https://portal.example' },
    /B24_ACCESS_TOKEN is missing/,
  ],
  ['dialogs without a portal', ['plan'], { B24_CHAT_DIALOG_ID: 'chat1' }, /B24_WEBHOOK_URL is missing/],
  [
    'another host without B24_LIVE_HOST',
    ['portal'],
    { B24_WEBHOOK_URL: 'https://portal.example/rest/1/0123456789abcdef/' },
    /B24_LIVE_HOST is missing/,
  ],
  ['--live without a portal', ['portal', '--live'], {}, /B24_WEBHOOK_URL is missing, and a configured/],
  [
    'a secret that a fork may not see',
    ['portal'],
    { CI: 'true', B24_WEBHOOK_URL: '' },
    /B24_WEBHOOK_URL is there but empty/,
  ],
  ['a misspelt setting', ['plan'], { B24_WEBHOK_URL: 'x' }, /Did you mean B24_WEBHOOK_URL/],
  [
    'a ledger that is not there',
    ['portal', '--deviations', 'nowhere.yaml'],
    {},
    /nowhere\.yaml:1:1 .*does not exist/,
  ],
  ['evidence that is not there', ['judge', 'nowhere.ndjson'], {}, /There is no nowhere\.ndjson/],
  ['evidence that never ends', ['judge', '/dev/zero'], {}, /\/dev\/zero is not a regular file/],
  [
    'a ledger that never ends',
    ['portal', '--deviations', '/dev/zero'],
    {},
    /zero:1:1 .* is not a regular file/,
  ],
  [
    'a history that never ends',
    ['portal', '--history', '/dev/zero'],
    {},
    /The history is not a regular file/,
  ],
  ['a seed that never ends', ['serve', '--seed', '/dev/zero'], {}, /zero is not a regular file/],
  [
    'stubs that are not there',
    ['serve', '--stubs', 'nowhere.yaml'],
    {},
    /nowhere\.yaml:1:1 .*does not exist/,
  ],
  [
    'scopes for a credential that is not there',
    ['serve', '--scopes', 'nobody=im'],
    {},
    /Scopes are granted to nobody, but the webhooks and tokens are called owner,/,
  ],
  [
    'a credential in an argument',
    ['serve', '--proxy', 'https://acme.example/rest/1/abcdef012345/'],
    {},
    /--proxy needs the address of a portal alone/,
  ],
  [
    'stubs before another portal',
    ['serve', '--proxy', 'https://acme.example', '--stubs', 'x'],
    {},
    /--stubs is for the reference portal/,
  ],
  ['a record of no proxy', ['serve', '--record', 'x'], {}, /--record goes with --proxy/],
  ['an authority without https', ['serve', '--authority', 'x'], {}, /--authority go with --https/],
  ['a case that is not there', ['explain', 'no-such-clause/x'], {}, /There is no case/],
  [
    'a misspelt fault',
    ['serve', '--break', 'result-is-on'],
    {},
    /no fault called result-is-on\. Did you mean result-is-one\?/,
  ],
  [
    'a fault that is like no other',
    ['serve', '--break', 'x'],
    {},
    /no fault called x\. The faults are:\n {2}malformed-chat-swaps-code +A malformed chat id/,
  ],
];

for (const [name, args, settings, says] of misuses) {
  test(`${name} is refused with exit 2 and a sentence`, async () => {
    const { code, stderr } = await commandHere(args, settings);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr).not.toContain('0123456789abcdef');
    expect(stderr).not.toContain('Internal error');
  });
}
