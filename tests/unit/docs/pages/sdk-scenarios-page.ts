import { loadScenarios } from '../../../../src/sdk/load-scenarios.ts';
import { code, generatedNote, page, table } from './markdown.ts';

/** Makes docs/reference/sdk-scenarios.md: what SDKs are judged by, and the situations they are put into. */
export function sdkScenariosPage(): string {
  const { clauses, scenarios } = loadScenarios();
  return page([
    '# Clauses and scenarios of SDKs',
    generatedNote,
    'MUST and SHOULD are as for portals. What an SDK MAY do is recorded as `info` and not judged.',
    '## Clauses',
    table(
      ['clause', 'level', 'requirement', 'judged by'],
      clauses.map(({ id, level, says, runWide }) => [
        code(id),
        level,
        says,
        runWide ? 'every call' : 'its scenarios',
      ]),
    ),
    '## Scenarios',
    'The portal does what the title says. Each scenario is tried once, unless it says otherwise. `spec/sdk.yaml` has them as data.',
    table(
      ['scenario', 'the portal does', 'clauses'],
      scenarios.map(({ id, title, slow, clauses: named }) => [
        code(id),
        `${title}${slow ? ' (`--slow`)' : ''}`,
        named.join(', '),
      ]),
    ),
  ]);
}
