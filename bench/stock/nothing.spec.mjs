import { writeSync } from 'node:fs';
import { test } from '@playwright/test';

test('does nothing', () => {
  writeSync(1, 'ran\n');
});
