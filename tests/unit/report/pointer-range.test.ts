import { expect, test } from '@playwright/test';
import { pointerRange } from '../../../src/report/model/pointer-range.ts';

const text = '{"error": "X", "time": {"start": 1.5, "list": [true, {"a/b": null}]}, "error": "Y"}';

const pointed: readonly [pointer: string, marked: string | null][] = [
  ['/time/start', '1.5'],
  ['/time/list/1/a~1b', 'null'],
  ['/error', '"Y"'],
  ['/time/none', '{"start": 1.5, "list": [true, {"a/b": null}]}'],
  ['/time/list/7', '[true, {"a/b": null}]'],
  ['/none', null],
  ['', null],
];

for (const [pointer, marked] of pointed) {
  test(`${pointer || 'the whole'} is ${marked === null ? 'not marked' : marked}`, () => {
    const range = pointerRange(text, pointer);
    expect(range === null ? null : text.slice(...range)).toBe(marked);
  });
}

test('nothing is marked in what is no JSON, or is too deep to be walked', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  expect(['<html>', '', '{"error"', '\ufeff{}', deep].map((body) => pointerRange(body, '/error'))).toEqual(
    Array(5).fill(null),
  );
});
