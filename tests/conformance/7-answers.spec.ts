import { bodyOf, casesOf, titleOf } from './chapter.ts';
import { test } from './fixtures.ts';

for (const planned of await casesOf('answers')) test(titleOf(planned), bodyOf(planned));
