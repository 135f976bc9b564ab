import { expect, test } from '@playwright/test';
import { editions } from '../../../src/contract/editions.ts';
import { settingNames } from '../../../src/settings/setting-names.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import { guidePages, readPage } from './read-page.ts';

const example = readPage('.env.example');
const names = [...example.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name);

test('.env.example lists every setting once, and nothing else', () => {
  expect([...names].sort()).toEqual([...settingNames].sort());
});

test('.env.example as it stands sets nothing', () => {
  expect(example.match(/^\w+=.+$/gm)).toBeNull();
  const env = Object.fromEntries(names.map((name) => [name, '']));
  expect(readSettings(env, { editions: () => editions('im.dialog.writing') })).toMatchObject({
    settings: { target: null },
  });
});

test('every setting in .env.example has a comment above it', () => {
  const lines = example.split('\n');
  const silent = lines.filter((line, index) => {
    const above = lines.slice(0, index).reverse();
    return (
      line.includes('=') && !line.startsWith('#') && !above.find((one) => !/^\w+=/.test(one))?.startsWith('#')
    );
  });
  expect(silent).toEqual([]);
});

test('README.md and the guides name no setting that does not exist', () => {
  const text = ['README.md', ...guidePages()].map(readPage).join('\n');
  const named = new Set(text.match(/\bB24_[A-Z_]+\b/g));
  expect([...named].filter((name) => !settingNames.includes(name))).toEqual([]);
});

test('the settings of the README’s walk-through are accepted', () => {
  const lines = readPage('README.md').match(/^ {3}B24_\w+=.*$/gm) ?? [];
  const env = Object.fromEntries(lines.map((line) => line.trim().split('=', 2) as [string, string]));
  expect(lines).toHaveLength(3);
  expect(readSettings(env, { editions: () => editions('im.dialog.writing') })).toMatchObject({
    settings: { target: { kind: 'live' } },
  });
});
