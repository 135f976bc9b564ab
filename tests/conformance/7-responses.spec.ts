import { test } from './fixtures.ts';
import { bodyOf, casesOf, titleOf } from './suite.ts';

for (const planned of await casesOf('responses')) test(titleOf(planned), bodyOf(planned));
