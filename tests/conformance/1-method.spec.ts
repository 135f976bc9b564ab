import { titleOf } from '../../src/report/text/test-title.ts';
import { test } from './fixtures.ts';
import { bodyOf, casesOf } from './suite.ts';

for (const planned of await casesOf('method')) test(titleOf(planned), bodyOf(planned));
