import { test } from './fixtures.ts';
import { bodyOf, casesOf, titleOf } from './suite.ts';

for (const planned of await casesOf('repeats')) test(titleOf(planned), bodyOf(planned));
