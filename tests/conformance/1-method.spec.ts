import { test } from './fixtures.ts';
import { bodyOf, casesOf, titleOf } from './suite.ts';

for (const planned of await casesOf('method')) test(titleOf(planned), bodyOf(planned));
