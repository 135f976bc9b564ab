import type { MutantCount, MutantSummary, SummarisedMutant } from './mutant-summary.ts';

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function rate({ mutants, asWanted }: MutantCount): string {
  return `${((100 * asWanted) / mutants).toFixed(1)} %`;
}

function countTable(title: string, counts: Readonly<Record<string, MutantCount>>): string {
  const rows = Object.entries(counts).map(([name, count]) => [
    name,
    count.mutants,
    count.asWanted,
    rate(count),
  ]);
  return table([title, 'mutants', 'judged as they must be', 'rate'], rows);
}

function mutantRow({ name, clause, level, breaks, fate, killedBy, killers }: SummarisedMutant) {
  const first =
    killers[0] === undefined ? '' : `\`${killers[0]}\`${killedBy > 1 ? ` and ${killedBy - 1}` : ''}`;
  return [`\`${name}\``, clause, level, breaks.replaceAll('|', '\\|'), fate, first];
}

function kindSections({ mutants }: MutantSummary): string {
  const kinds = [...new Set(mutants.map(({ kind }) => kind))];
  const head = ['mutant', 'clause', 'level', 'what it does', 'fate', 'seen by'];
  return kinds
    .map((kind) => {
      const rows = mutants.filter((mutant) => mutant.kind === kind).map(mutantRow);
      return `## Kind ${kind}\n\n${table(head, rows)}`;
    })
    .join('\n\n');
}

function idleSection(idle: MutantSummary['idle']): string {
  const rows = Object.entries(idle)
    .filter(([, count]) => count.idle > 0)
    .map(([clause, count]) => [clause, count.idle, count.cases]);
  return `## Cases that see no mutant

They keep a right portal's borders, or share their clause's work with others: each encoding of each boundary value is a case
of its own, and a mutant that misreads one of them alone is not in the catalogue.

${table(['clause', 'cases that see none', 'cases'], rows)}
`;
}

/** The page about the mutants, in Markdown, made of a summary and of nothing else. */
export function mutantsPage(summary: MutantSummary): string {
  const { total, byLevel, byKind, idle, plan, suite, contract } = summary;
  return `# Mutants

Made by \`npm run mutants\`. ${suite.name} ${suite.version}, ${contract.method}, edition
${contract.edition}, ${plan.cases} cases.

A mutant is the reference portal with one deviation. The mutation runner runs
${plan.narrowed ? 'the cases of its clause, one of every other clause and all run-wide cases' : 'the whole plan'} against each: **${total.asWanted} of ${total.mutants}** are judged as they must be.

- A **MUST** mutant turns a default run red, by its own clause; other clauses are blamed only where the same deviation
  breaks them in so many words.
- A **SHOULD** mutant is \`lenient\`, and red with \`--strict\`.
- A **network** mutant shows nothing of a portal: exit code 4, and nobody is accused (*spared*).
- A mutant whose deviation never fired is *void*, whatever its run came to.

${countTable('level', byLevel)}

${countTable('kind', byKind)}

## What no mutant can show

- **Scope not checked.** A run has one credential, and that one has the scope \`im\`. Whether the portal would refuse another
  without it cannot be seen from outside without a second webhook that lacks it.
- **A token of another user.** The suite has the tokens that it is lent; it varies them, and cannot make somebody else's.
- **A stale answer.** One that is right in everything but its age has figures of \`time\` that agree with one another.
- **Effects.** Whether anybody saw that somebody is writing is not in the response.

${plan.narrowed ? '' : idleSection(idle)}
${kindSections(summary)}
`;
}
