import { titleOf } from '../../src/report/text/test-title.ts';
import { test } from './fixtures.ts';
import { bodyOf, groupsOf } from './suite.ts';

for (const { method, clause, tag, cases } of await groupsOf('questions'))
  test.describe(method, () =>
    test.describe(clause, { tag }, () => {
      for (const planned of cases) test(titleOf(planned), bodyOf(planned));
    }),
  );
