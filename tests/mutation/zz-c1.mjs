import base from './stryker.config.mjs';
export default {
  ...base,
  mutate: [
    'src/check/checks/no-leak.ts',
    'src/check/checks/no-echo.ts',
    'src/check/checks/no-parameters.ts',
    'src/check/checks/no-redirect.ts',
    'src/check/checks/no-crash.ts',
  ],
  concurrency: 2,
  reporters: ['json', 'progress-append-only'],
  tempDirName: 'test-results/mutation/work-c1',
  jsonReporter: { fileName: '/tmp/judge-scratch/m-c1.json' },
};
