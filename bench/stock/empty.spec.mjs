import { baseTest } from '../../build/tests/conformance/base-test.js';

for (let number = 1; number <= Number(process.env.BENCH_CASES); number += 1) {
  baseTest(
    `clause-of-usual-length/case-${number} · sends nothing and has a title of the usual length`,
    () => {
      baseTest
        .info()
        .annotations.push({ type: 'pass', description: 'The response is the one that is promised.' });
    },
  );
}
