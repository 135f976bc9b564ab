import { expect, test } from '@playwright/test';
import { wantsColour } from '../../../src/report/text/paint.ts';

const terminal = { isTTY: true };
const file = {};

const decisions: readonly (readonly [
  option: boolean | null,
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string>>,
  colour: boolean,
])[] = [
  [null, terminal, {}, true],
  [null, file, {}, false],
  [false, terminal, { FORCE_COLOR: '1' }, false],
  [null, terminal, { NO_COLOR: '1' }, false],
  [null, terminal, { NO_COLOR: '' }, true],
  [null, file, { FORCE_COLOR: '1' }, true],
  [null, file, { FORCE_COLOR: 'true', NO_COLOR: '1' }, false],
  [null, terminal, { FORCE_COLOR: '0' }, false],
  [null, terminal, { TERM: 'dumb' }, false],
];

for (const [option, stream, env, colour] of decisions) {
  const where = stream.isTTY === true ? 'a terminal' : 'a file';
  test(`${where}, ${option === false ? '--no-color' : 'no option'}, ${JSON.stringify(env)}: ${colour ? '' : 'no '}colour`, () => {
    expect(wantsColour(option, stream, env)).toBe(colour);
  });
}
