import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Mutates the judge (src/evaluate), and writes the mutants that no test kills to reports/judge-mutants.md.

/**
 * The least part of the mutants, in percent, that tests must notice. The last whole run noticed 95 % of those of the judge and of its checks but no-leak;
 * most of the others change nothing that can be seen.
 */
const leastScore = 90;

const root = join(import.meta.dirname, '..');
process.chdir(root);
const work = join('test-results', 'mutation');
const evidence = join(root, work, 'runs.ndjson');
const [tsc, stryker] = ['typescript/bin/tsc', '@stryker-mutator/core/bin/stryker.js'].map((path) =>
  join(root, 'node_modules', path),
);

function run(...args) {
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, JUDGE_EVIDENCE: evidence },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** The lines of a source that a mutant stands in, as one. */
function placeOf(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}

mkdirSync(work, { recursive: true });
run(tsc, '-p', 'tests/mutants/judge/tsconfig.json');
const compiled = '../test-results/mutation/compiled/tests/mutants/judge';
const { recordRuns } = await import(`${compiled}/record-runs.js`);
console.log(`Recorded ${await recordRuns(evidence)} runs.`);
run(stryker, 'run', 'tests/mutants/judge/stryker.config.mjs', ...process.argv.slice(2));

const { files } = JSON.parse(readFileSync(join(work, 'mutants.json'), 'utf8'));
const mutants = Object.entries(files).flatMap(([file, { source, mutants: some }]) =>
  some.map((mutant) => ({ ...mutant, file, place: placeOf(source, mutant.location) })),
);
const survivors = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
const rows = survivors.map(
  ({ file, location, mutatorName, place, replacement }) =>
    `- \`${file}:${location.start.line}\` ${mutatorName}: \`${place.slice(0, 160)}\` becomes \`${replacement}\``,
);
const killed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
const score = (100 * killed) / Math.max(1, killed + survivors.length);
const words = `${mutants.length} mutants, ${survivors.length} survive: ${score.toFixed(1)} % are noticed.`;
writeFileSync(
  join('reports', 'judge-mutants.md'),
  `# Mutants of the judge that survive\n\n${words}\n\n${rows.join('\n')}\n`,
);
console.log(`${words} reports/judge-mutants.md lists the survivors.`);
process.exitCode = score < leastScore ? 1 : 0;
