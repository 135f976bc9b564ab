/** Mutates the judge, and tries each mutant with its unit tests and with recorded runs. */
export default {
  plugins: [new URL('./judge-runner.mjs', import.meta.url).pathname],
  testRunner: 'judge',
  coverageAnalysis: 'perTest',
  mutate: ['src/evaluate/**/*.ts'],
  // The sandbox has no node_modules of its own while it is built.
  buildCommand: 'node ../../../../node_modules/typescript/bin/tsc -p tests/mutants/judge/tsconfig.json',
  // The compiler has no interface that Stryker could ask, and the project's configuration needs no rewriting.
  tsconfigFile: 'none.json',
  ignorePatterns: ['/build', '/dist', '/reports', '/bench', '/test-results'],
  // Words are held by the tests of the page; here they would only hide the rest.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['json', 'clear-text', 'progress-append-only'],
  jsonReporter: { fileName: 'test-results/mutation/mutants.json' },
  clearTextReporter: { reportTests: false, allowColor: false },
  tempDirName: 'test-results/mutation/work',
  allowConsoleColors: false,
};
