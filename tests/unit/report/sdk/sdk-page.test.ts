import { expect, test } from '@playwright/test';
import { hostileTexts } from '../samples/hostile-text.ts';
import { type Element, elements, page } from '../samples/page-elements.ts';
import { sampleReport } from '../samples/sample-report.ts';
import { madeCase, madeSubject, madeSurface, sampleSdk, sampleSdks } from '../samples/sample-sdk.ts';

function values(all: readonly Element[], name: string): readonly string[] {
  return all.flatMap(({ attrs }) => attrs.filter((one) => one.name === name).map(({ value }) => value));
}

test('a report of portals has nothing of what is said of SDKs', () => {
  const [portals, sdks] = [page(sampleReport()), page(sampleSdks())];
  const words = ['id="callers"', 'id="timelines"', 'id="broken-calls"', '.in-time', '.sides', '<desc'];
  expect(words.filter((word) => portals.includes(word))).toEqual([]);
  expect(words.filter((word) => !sdks.includes(word))).toEqual([]);
});

test('an SDK without repeats and broken promises needs no section for them', () => {
  const ids = values(elements(page(sampleSdk())), 'id');
  expect(['callers', 'timelines', 'broken-calls'].filter((id) => ids.includes(id))).toEqual(['callers']);
});

test('what an SDK says makes no element and no attribute', () => {
  // A bdi is ours: it keeps text of another direction from turning its neighbours around.
  const shape = (text: string) =>
    elements(page(sampleSdks(text)))
      .filter(({ tagName }) => tagName !== 'bdi')
      .map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`);
  const calm = JSON.stringify(shape('calm'));
  expect(hostileTexts.filter((text) => JSON.stringify(shape(text)) !== calm)).toEqual([]);
});

test('ids are unique, and every link and every label has its target', () => {
  for (const report of [sampleSdks(), sampleSdk()]) {
    const all = elements(page(report));
    const ids = values(all, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const labels = values(all, 'aria-labelledby').flatMap((value) => value.split(' '));
    const links = values(all, 'href').map((href) => decodeURIComponent(href.slice(1)));
    expect([...labels, ...links].filter((target) => !ids.includes(target))).toEqual([]);
  }
});

test('headings go down one step at a time, and nothing is styled in place or loaded', () => {
  const all = elements(page(sampleSdks()));
  const levels = all.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  expect(['style', 'src', 'xlink:href'].flatMap((name) => values(all, name))).toEqual([]);
  expect(values(all, 'href').filter((href) => !href.startsWith('#'))).toEqual([]);
});

test('the first call of each way to go wrong has a script, for SDKs that come with the suite', () => {
  const broken = ['access-error', 'scope'].map((scenario) =>
    madeCase(`code-as-field/${scenario}`, 'fail', madeSurface({ scenario, code: null })),
  );
  const count = (name: string, word: string) => page(madeSubject(name, broken)).split(word).length - 1;
  const install = 'npm install @bitrix24/b24jssdk@2.2.0';
  expect([count('b24jssdk-2.2.0', install), count('unknown-sdk', install)]).toEqual([1, 0]);
  expect(count('b24jssdk-2.2.0', '--sdk b24jssdk-2.2.0')).toBe(2);
  expect(count('b24jssdk-2.2.0', 'PRIVATE KEY')).toBe(0);
  expect(count('unknown-sdk', '<h5>Repeat this case</h5>')).toBeGreaterThanOrEqual(2);
});
