import type { Command } from 'commander';
import { terminalText } from '../../report/text/escape.ts';
import { chooseSubjects } from '../../sdk/choose-subjects.ts';
import { checkPackage, packageOf } from '../../sdk/package/check-package.ts';
import { type PackageResult, packageClauses } from '../../sdk/package/package-finding.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeOut } from '../write-out.ts';

/** What was found of one package. */
interface CheckedPackage {
  readonly subject: string;
  /** `NAME@VERSION`; null where it is not an npm package, or not installed. */
  readonly package: string | null;
  readonly results: readonly PackageResult[];
}

const symbols: Readonly<Record<PackageResult['verdict'], string>> = {
  pass: '✓',
  fail: '✗',
  'not-run': '–',
  inconclusive: '?',
};

function textOf({ subject, package: name, results }: CheckedPackage): readonly string[] {
  if (name === null) return [`${terminalText(subject)}: not a package of npm that is installed here`];
  return [
    `${terminalText(subject)}: ${terminalText(name)}`,
    ...results.map(
      ({ clause, verdict, says }) => `  ${symbols[verdict]} ${clause}: ${terminalText(says, 800)}`,
    ),
  ];
}

function codeOf(checked: readonly CheckedPackage[]): number {
  const verdicts = checked.flatMap(({ results }) => results.map(({ verdict }) => verdict));
  if (verdicts.includes('fail')) return exitCodes.otherwise;
  if (verdicts.includes('inconclusive')) return exitCodes.couldNotTell;
  return verdicts.length === 0 ? exitCodes.nothingJudged : exitCodes.conformant;
}

async function check(names: readonly string[], { json }: { readonly json?: boolean }): Promise<number> {
  const project = process.cwd();
  const packages = new Map<string, CheckedPackage>();
  for (const subject of chooseSubjects(names)) {
    const found = packageOf(subject, project);
    const name = found === null ? null : `${found.manifest.name}@${found.manifest.version}`;
    // One package may be several subjects: each has its own name for it.
    const key = name ?? subject.name;
    if (found === null && names.length === 0) continue;
    if (packages.has(key)) continue;
    const results = found === null ? [] : checkPackage(found, project, process.env['PATH'] ?? '');
    packages.set(key, { subject: subject.name, package: name, results });
  }
  const checked = [...packages.values()];
  const text = json === true ? JSON.stringify(checked, null, 2) : checked.flatMap(textOf).join('\n');
  await writeOut(`${text}\n`);
  return codeOf(checked);
}

/** `package check`: whether the npm packages of SDKs hold what their package.json says. */
export function addPackageCommand(program: Command, exit: (code: number) => void): void {
  const clauses = Object.values(packageClauses).map((sentence) => sentence.replace(/\.$/, ''));
  program
    .command('package')
    .description('look at the npm package of an SDK')
    .command('check')
    .argument(
      '[subject...]',
      'SDKs by name, subject files, or directories of working copies; every known SDK that is installed unless given',
    )
    .description(
      `install the package of an SDK alone in an empty folder, without a network, and look: ${clauses.join('; ')}`,
    )
    .option('--json', 'machine output on stdout')
    .action(async (names: readonly string[], options: { readonly json?: boolean }) =>
      exit(await check(names, options)),
    );
}
