import { expect, test } from '@playwright/test';
import { assertOneWriter, PlaywrightOptionError } from '../../../src/run/one-writer.ts';

const project = { retries: 0, repeatEach: 1 };
const own = ['/package/src/report/text/playwright-reporter.js', {}] as const;
const usual = {
  workers: 1,
  fullyParallel: false,
  projects: [project],
  shard: null,
  reporter: [[...own] as [string, object]],
};

test('a shard is accepted with the reporter that shares out cases', () => {
  expect(assertOneWriter({ ...usual, shard: { current: 1, total: 3 } }, [])).toBeUndefined();
});

test('the configuration as it is shipped is accepted', () => {
  expect(assertOneWriter(usual, ['node', 'playwright', 'test', '--repeat-each=1'])).toBeUndefined();
});

const refused: Readonly<Record<string, readonly [config: object, argv: readonly string[], says: string]>> = {
  'a shard with another reporter': [{ shard: { current: 1, total: 3 }, reporter: [['list']] }, [], '--shard'],
  'two workers': [{ workers: 2 }, [], '--workers 2'],
  'tests side by side': [{ fullyParallel: true }, [], '--fully-parallel'],
  'a retry': [{ projects: [project, { ...project, retries: 1 }] }, [], '--retries'],
  'a repetition of the configuration': [{ projects: [{ ...project, repeatEach: 2 }] }, [], '--repeat-each'],
  'a repetition of the command line': [{}, ['test', '--repeat-each=2'], '--repeat-each'],
  'a repetition of the command line in two words': [{}, ['test', '--repeat-each', '3'], '--repeat-each'],
};

for (const [name, [change, argv, says]] of Object.entries(refused)) {
  test(`${name}: refused by the name of the option`, () => {
    const refuse = () => assertOneWriter({ ...usual, ...change }, argv);
    expect(refuse).toThrow(PlaywrightOptionError);
    expect(refuse).toThrow(says);
  });
}
