import { groupedBy } from '../../../../src/report/model/grouped-by.ts';
import { exitCodes, type Fault } from '../../../fixtures/fault-proxy/fault.ts';
import { code, generatedNote, page, table } from './markdown.ts';

const columns = ['fault', 'what happens', 'the run says', 'exit code', 'why'];

/** Makes docs/reference/network-faults.md: every fault that the tests inject, and what a run says of it. */
export function networkFaultsPage(faults: readonly Fault[]): string {
  const groups = [...groupedBy(faults, ({ group }) => group)].flatMap(([group, some]) => [
    `## ${group}`,
    table(
      columns,
      some.map(({ name, does, statement, why }) => [
        code(name),
        `The proxy ${does}`,
        code(statement),
        String(exitCodes[statement]),
        why,
      ]),
    ),
  ]);
  return page([
    '# Faults of the network',
    generatedNote,
    'A proxy before a right reference portal injects each of these faults, and a test runs some twenty cases through it. How a run deals with trouble is in [verdicts](verdicts.md#a-word-on-trouble).',
    ...groups,
  ]);
}
