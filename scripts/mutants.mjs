import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

// The mutants are tests: they are compiled for this run only.
const root = join(import.meta.dirname, '..');
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compiling = spawnSync(process.execPath, [compiler, '-p', join(root, 'tests', 'mutants')], {
  stdio: 'inherit',
});
if (compiling.status !== 0) process.exit(compiling.status ?? 1);

const compiled = '../test-results/mutants/compiled';
const { loadContract } = await import(`${compiled}/src/contract/load-contract.js`);
const { makePlan } = await import(`${compiled}/src/plan/make-plan.js`);
const { mutants: allMutants } = await import(`${compiled}/tests/mutants/all-mutants.js`);
const { summariseMutants } = await import(`${compiled}/tests/mutants/runner/mutant-summary.js`);
const { isWanted, verdictOfMutant } = await import(`${compiled}/tests/mutants/runner/mutant-verdict.js`);
const { mutantsPage } = await import(`${compiled}/tests/mutants/runner/mutants-page.js`);
const { runMutants } = await import(`${compiled}/tests/mutants/runner/run-mutants.js`);

const help = `npm run mutants -- [options]

Runs the whole plan against every mutant of the reference portal and says what became of each. A run of all mutants writes
reports/mutants.md and reports/mutants.json.

  --only NAME|KIND  only these; separated by commas
  --narrow          judge each by the cases of its clause, one of every other clause and all run-wide ones: quick
  --json            the summary as JSON on stdout

Exit codes: 0 every mutant is judged as it must be, 1 some are not, 2 usage.
`;

function fail(words) {
  process.stderr.write(`${words}\n`);
  process.exit(2);
}

function readOptions() {
  try {
    const flag = { type: 'boolean', default: false };
    return parseArgs({
      options: { only: { type: 'string' }, narrow: flag, json: flag, help: flag },
    }).values;
  } catch (error) {
    return fail(`${error.message}\n\n${help}`);
  }
}

function chosen(only) {
  if (only === undefined) return allMutants;
  const words = only.split(',').map((word) => word.trim());
  const unknown = words.filter(
    (word) => !allMutants.some(({ name, kind }) => word === name || word === kind),
  );
  if (unknown.length > 0) fail(`--only: no mutant and no kind is called ${unknown.join(', ')}.`);
  return allMutants.filter(({ name, kind }) => words.includes(name) || words.includes(kind));
}

function percent({ mutants, asWanted }) {
  return `${asWanted} of ${mutants} (${((100 * asWanted) / mutants).toFixed(1)} %)`;
}

const options = readOptions();
if (options.help) {
  process.stdout.write(help);
  process.exit(0);
}

const mutants = chosen(options.only);
const began = performance.now();
let done = 0;
const runs = await runMutants(mutants, options.narrow, (run) => {
  done += 1;
  const verdict = verdictOfMutant(run);
  const words = verdict.problem === '' ? '' : `: ${verdict.problem}`;
  const cases = run.killers.length === 0 ? '' : `, seen by ${run.killers.length} cases (${run.killers[0]})`;
  process.stderr.write(
    `${done}/${mutants.length} ${run.mutant.name} [${run.mutant.clause}] ${verdict.fate}${words}${cases}\n`,
  );
});
const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
const summary = summariseMutants(runs, { contract, plan: makePlan(contract), narrowed: options.narrow });
if (options.only === undefined) {
  mkdirSync(join(root, 'reports'), { recursive: true });
  writeFileSync(join(root, 'reports', 'mutants.md'), mutantsPage(summary));
  writeFileSync(join(root, 'reports', 'mutants.json'), `${JSON.stringify(summary, null, 2)}\n`);
}
if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
else {
  const rows = [...Object.entries(summary.byLevel), ...Object.entries(summary.byKind)];
  for (const [name, count] of rows) console.log(`${name.padEnd(16)} ${percent(count)}`);
  const idle = Object.values(summary.idle).reduce((sum, count) => sum + count.idle, 0);
  const requests = runs.reduce((sum, run) => sum + run.requests, 0);
  console.log(`\nCases that see no mutant, by clause (${idle} of ${summary.plan.cases}):`);
  for (const [clause, count] of Object.entries(summary.idle))
    if (count.idle > 0) console.log(`  ${clause.padEnd(22)} ${count.idle} of ${count.cases}`);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`\n${percent(summary.total)} as they must be; ${requests} requests in ${seconds} s.`);
}
process.exitCode = summary.mutants.every(isWanted) ? 0 : 1;
