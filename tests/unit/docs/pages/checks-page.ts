import type { Clause, Contract } from '../../../../src/contract/contract.ts';
import { allChecks } from '../../../../src/evaluate/all-checks.ts';
import type { CodeEntry } from '../../../../src/evaluate/codes/code-entry.ts';
import { portalCodes, sdkCodes } from '../../../../src/evaluate/finding-codes.ts';
import { allSdkChecks } from '../../../../src/evaluate/sdk/all-sdk-checks.ts';
import { loadScenarios } from '../../../../src/sdk/load-scenarios.ts';
import { code, generatedNote, page, table } from './markdown.ts';

type Codes = Readonly<Record<string, CodeEntry>>;

const introduction = `A check judges responses of a portal, or calls of an SDK. A clause names its check (\`check:\`), the responses it is about and its
limits (\`limits:\`). A check gives findings and never throws.

A finding has a stable code, a weight, a sentence, what was expected and received, the number of the exchange and, where
it is about a part of the body, a JSON pointer. A [ledger](verdicts.md#the-ledger) knows a deviation by its codes.
The weightiest finding decides the verdict of a case.`;

const weights = table(
  ['weight', 'meaning', 'verdict of the case'],
  [
    [code('violation'), 'The promise is broken.', '`fail`; `lenient` where the clause is a SHOULD'],
    [code('unseen'), 'Nothing of the subject was seen.', code('infra')],
    [code('undecided'), 'What was seen cannot decide.', code('inconclusive')],
    [code('alternative'), 'The response is not preferred, but accepted.', code('lenient')],
    [code('observation'), 'It is recorded and not judged.', 'no difference'],
  ],
);

function sentencesOf({ says }: CodeEntry, check: string): readonly string[] {
  if (typeof says === 'string') return [says];
  const own = says[check];
  return own === undefined ? Object.values(says) : [own];
}

function rowsOf(codes: Codes, check: string): readonly (readonly string[])[] {
  return Object.entries(codes)
    .filter(([, entry]) => entry.by.includes(check))
    .map(([name, entry]) => [
      code(name),
      entry.weights.join(' or '),
      [...sentencesOf(entry, check).map((text) => text.replace(/\{([a-z-]+)\}/g, '*$1*')), entry.means ?? '']
        .filter((text) => text !== '')
        .join(' '),
    ]);
}

const head = ['code', 'weight', 'sentence and meaning'];

function limitsOf({ limits }: Pick<Clause, 'limits'>): string {
  const figures = Object.entries(limits).map(([name, figure]) => `${name}: ${figure}`);
  return figures.length === 0 ? '' : ` Limits: \`{ ${figures.join(', ')} }\`.`;
}

function portalClauses(contracts: readonly Contract[], check: string): string {
  const clauses = new Map(
    contracts.flatMap((contract) => contract.clauses.map((clause) => [clause.id, clause] as const)),
  );
  return [...clauses.values()]
    .filter((clause) => clause.check === check || clause.runCheck === check)
    .map((clause) => `- ${code(clause.id)} (${clause.level}): ${clause.says}${limitsOf(clause)}`)
    .join('\n');
}

/** Makes docs/reference/checks.md: every check with its clauses, and every finding code with its sentence. */
export function checksPage(contracts: readonly Contract[]): string {
  const { clauses } = loadScenarios();
  const portal = allChecks.flatMap(({ name, about }) => [
    `### ${name}`,
    about,
    portalClauses(contracts, name),
    table(head, rowsOf(portalCodes, name)),
  ]);
  const sdk = allSdkChecks.flatMap(({ name }) => [
    `### ${name}`,
    clauses
      .filter(({ check }) => check === name)
      .map((clause) => `- ${code(clause.id)} (${clause.level}): ${clause.says}${limitsOf(clause)}`)
      .join('\n'),
    table(head, rowsOf(sdkCodes, name)),
  ]);
  return page([
    '# Checks and finding codes',
    generatedNote,
    introduction,
    weights,
    '## Checks on portals',
    ...portal,
    '## Codes of schemas',
    'Ajv reports these, with a pointer, for the checks that judge by a schema: `error-shape` and `time-shape`.',
    table(head, rowsOf(portalCodes, 'schema')),
    '## Codes of every check on portals',
    'These codes say what keeps a check from judging. A clause is not blamed for what another clause is about: the sentence names that one.',
    table(head, rowsOf(portalCodes, 'any')),
    '## Checks on SDKs',
    ...sdk,
    '## Codes of every check on SDKs',
    'These codes say what keeps a call from being judged. The SDK is not the cause.',
    table(head, rowsOf(sdkCodes, 'any')),
  ]);
}
