import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { makeRunCertificate } from '../../../src/portal/tls/run-certificate.ts';
import { bypasses } from '../../../src/settings/no-proxy.ts';
import { readSettings } from '../../../src/settings/settings.ts';

const portal = {
  B24_WEBHOOK_URL: 'https://portal.example/rest/7/s3cretC0deOfHook/',
  B24_LIVE_HOST: 'portal.example',
};

function networkOf(env: Record<string, string>) {
  const read = readSettings({ ...portal, ...env }, { editions: () => ['2024-12'] });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.settings.target?.network;
}

function problemsOf(env: Record<string, string>) {
  const read = readSettings({ ...portal, ...env }, { editions: () => ['2024-12'] });
  return 'problems' in read ? read.problems : [];
}

test('a proxy is taken with its credential, from any of the usual variables', () => {
  const url = 'http://proxy.example:3128';
  const credential = { user: 'me', password: 'p@ssword' };
  const by = (env: Record<string, string>) => networkOf(env)?.proxies['https://portal.example'];
  expect(by({ HTTPS_PROXY: 'http://me:p%40ssword@proxy.example:3128/' })).toEqual({ url, credential });
  expect(by({ https_proxy: 'proxy.example:3128' })).toEqual({ url, credential: null });
  expect(by({ ALL_PROXY: url })).toEqual({ url, credential: null });
  expect(by({ HTTP_PROXY: url })).toBeUndefined();
  expect(by({ HTTPS_PROXY: url, NO_PROXY: 'other.example,.portal.example' })).toBeUndefined();
});

test('this machine is never called through a proxy', () => {
  const own = {
    B24_WEBHOOK_URL: 'https://localhost/rest/7/s3cretC0deOfHook/',
    HTTPS_PROXY: 'http://proxy.example',
  };
  expect(networkOf(own)?.proxies).toEqual({});
});

const covered: readonly (readonly [entry: string, host: string, result: boolean | object])[] = [
  ['*', 'a.example', true],
  ['example', 'a.example', true],
  ['.example', 'a.example', true],
  ['*.example', 'a.example', true],
  ['A.Example', 'a.example', true],
  ['b.example', 'a.example', false],
  ['xample', 'a.example', false],
  ['a.example:443', 'a.example', true],
  ['a.example:8443', 'a.example', false],
  ['10.0.0.0/8', '10.1.2.3', true],
  ['10.0.0.0/8', '11.1.2.3', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['fd00::/8', '[fd00::1]', true],
  ['[fd00::1]:443', '[fd00::1]', true],
  ['портал.рф', 'xn--80aa3akml.xn--p1ai', false],
  ['портал.рф', new URL('http://портал.рф').hostname, true],
  ['x.example, a.example', 'a.example', true],
  ['x.example,10.*', 'a.example', { unknown: 2 }],
  ['<local>', 'a.example', { unknown: 1 }],
  ['10.0.0.0/64', '10.1.2.3', { unknown: 1 }],
];

for (const [entry, hostname, result] of covered) {
  test(`NO_PROXY=${entry} and ${hostname}: ${JSON.stringify(result)}`, () => {
    expect(bypasses(entry, { hostname, port: 443 })).toEqual(result);
  });
}

const refused: Readonly<
  Record<string, readonly [env: Record<string, string>, setting: string, says: string]>
> = {
  'a SOCKS proxy': [{ HTTPS_PROXY: 'socks5://127.0.0.1:1080' }, 'HTTPS_PROXY', 'SOCKS'],
  'a proxy that is no URL': [{ https_proxy: 'http://' }, 'https_proxy', 'not the URL'],
  'a proxy with a path': [{ HTTPS_PROXY: 'http://proxy.example/proxy.pac' }, 'HTTPS_PROXY', 'path'],
  'an exception of an unknown form': [
    { HTTPS_PROXY: 'http://proxy.example', NO_PROXY: 'x.example,10.*' },
    'NO_PROXY',
    'number 2',
  ],
  'an http portal behind a proxy': [
    { B24_WEBHOOK_URL: 'http://portal.example/rest/7/s3cretC0deOfHook/', HTTP_PROXY: 'http://proxy.example' },
    'HTTP_PROXY',
    'never called through a proxy',
  ],
  'an authority that is not there': [{ B24_CA_FILE: 'nowhere.pem' }, 'B24_CA_FILE', 'does not exist'],
  'an authority that is a directory': [{ NODE_EXTRA_CA_CERTS: '.' }, 'NODE_EXTRA_CA_CERTS', 'directory'],
  'an authority that is none': [{ B24_CA_FILE: 'package.json' }, 'B24_CA_FILE', 'without a certificate'],
  'basic authentication without a password': [{ B24_BASIC_AUTH: 'me' }, 'B24_BASIC_AUTH', 'no colon'],
  'a password that cannot be kept out': [{ B24_BASIC_AUTH: 'me:abc' }, 'B24_BASIC_AUTH', 'fewer than 4'],
};

for (const [name, [env, setting, says]] of Object.entries(refused)) {
  test(`${name} is refused`, () => {
    expect(problemsOf(env)).toContainEqual(
      expect.objectContaining({ setting, problem: expect.stringContaining(says) }),
    );
  });
}

test('basic authentication beside a token is refused, because both need the same header', () => {
  const env = { B24_WEBHOOK_URL: '', B24_PORTAL_URL: 'https://portal.example', B24_ACCESS_TOKEN: 'abcdefgh' };
  const [problem] = problemsOf({ ...env, B24_BASIC_AUTH: 'me:s3cret' });
  expect(problem).toMatchObject({
    setting: 'B24_BASIC_AUTH',
    problem: expect.stringContaining('Authorization'),
  });
  expect(JSON.stringify(problem)).not.toContain('s3cret');
});

test('authorities are taken from both settings', async () => {
  const file = test.info().outputPath('authority.pem');
  writeFileSync(file, (await makeRunCertificate()).authority);
  expect(networkOf({ B24_CA_FILE: file, NODE_EXTRA_CA_CERTS: file })?.caFiles).toEqual([file, file]);
});

test('a Cyrillic host and its punycode are the same host', () => {
  const cyrillic = { B24_WEBHOOK_URL: 'https://портал.рф/rest/7/s3cretC0deOfHook/' };
  const punycode = new URL('https://портал.рф').hostname;
  expect(problemsOf({ ...cyrillic, B24_LIVE_HOST: punycode })).toEqual([]);
  expect(problemsOf({ ...cyrillic, B24_LIVE_HOST: 'Портал.РФ' })).toEqual([]);
  expect(problemsOf({ ...cyrillic, B24_LIVE_HOST: 'портал.рф:8443' })).toHaveLength(1);
});
