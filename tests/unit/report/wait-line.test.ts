import { expect, test } from '@playwright/test';
import { waitLine, waitSentences } from '../../../src/report/text/wait-line.ts';

test('sentences about waits are found among what else a worker writes', () => {
  const text = `(node:1) Warning: x\n${waitLine('The portal asks to wait.')}more\n`;

  expect(waitSentences(text)).toEqual(['The portal asks to wait.']);
});
