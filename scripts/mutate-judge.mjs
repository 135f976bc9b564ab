import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Mutates the judge (src/evaluate) and names the mutants that no test kills and docs/judge-mutants.md does not list.
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
run(tsc, '-p', 'tests/mutation/tsconfig.json');
const compiled = '../test-results/mutation/compiled/tests/mutation';
const { recordRuns } = await import(`${compiled}/record-runs.js`);
const { listedMutants } = await import(`${compiled}/listed-mutants.js`);
console.log(`Recorded ${await recordRuns(evidence)} runs.`);
run(stryker, 'run', 'tests/mutation/stryker.config.mjs', ...process.argv.slice(2));

const { files } = JSON.parse(readFileSync(join(work, 'mutants.json'), 'utf8'));
const listed = listedMutants();
const mutants = Object.entries(files).flatMap(([file, { source, mutants: some }]) =>
  some.map((mutant) => ({ ...mutant, file, place: placeOf(source, mutant.location) })),
);
const survivors = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
const isListed = ({ file, place }) =>
  listed.some(
    (entry) => entry.file === file && (place.includes(entry.snippet) || entry.snippet.includes(place)),
  );
const unlisted = survivors.filter((mutant) => !isListed(mutant));
for (const { file, location, mutatorName, place, replacement } of unlisted)
  console.log(
    `${file}:${location.start.line} ${mutatorName}\n  ${place.slice(0, 160)}\n  becomes ${replacement}`,
  );
console.log(
  `${mutants.length} mutants, ${survivors.length} survive, ${unlisted.length} of them not in docs/judge-mutants.md.`,
);
process.exitCode = unlisted.length > 0 ? 1 : 0;
