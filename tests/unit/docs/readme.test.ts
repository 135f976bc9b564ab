import { expect, test } from '@playwright/test';
import { Command } from 'commander';
import { addContractCommand } from '../../../src/cli/contract-command.ts';
import { addDoctorCommand } from '../../../src/cli/doctor-command.ts';
import { addExplainCommand } from '../../../src/cli/explain-command.ts';
import { addJudgeCommand } from '../../../src/cli/judge-command.ts';
import { addPlanCommand } from '../../../src/cli/plan-command.ts';
import { addPortalCommand } from '../../../src/cli/portal-command.ts';
import { addReportCommand } from '../../../src/cli/report-command.ts';
import { addSdkCommand } from '../../../src/cli/sdk-command.ts';
import { addServeCommand } from '../../../src/cli/serve-command.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { countRequests, makePlan } from '../../../src/plan/make-plan.ts';
import { fitCase, missingFor } from '../../../src/plan/select-cases.ts';
import { formats } from '../../../src/report/formats/write-report.ts';
import { evidencePath, ledgerPath } from '../../../src/report/model/report-files.ts';
import { firstCells, quotedWords, readPage, sectionsOf } from './read-page.ts';

const page = readPage('README.md');
const sections = sectionsOf(page);

function program(): Command {
  const made = new Command();
  const exit = () => {};
  for (const add of [
    addPortalCommand,
    addPlanCommand,
    addServeCommand,
    addJudgeCommand,
    addDoctorCommand,
    addExplainCommand,
    addContractCommand,
    addReportCommand,
    addSdkCommand,
  ])
    add(made, exit);
  return made;
}

/** The commands that do something, by their whole names: `portal`, `report merge`. */
function leaves(command = program(), before = ''): readonly { name: string; options: readonly string[] }[] {
  return command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`;
    if (one.commands.length > 0) return leaves(one, `${name} `);
    return [{ name, options: one.options.map(({ long }) => long ?? '') }];
  });
}

test('README.md lists every command and every option, and no others', () => {
  const commands = leaves();
  const section = sections.get('Commands') ?? '';
  const told = firstCells(section)
    .flatMap(quotedWords)
    .map((word) => word.match(/^[a-z]+( [a-z]+)*/)?.[0] ?? word);
  const named = new Set([...section.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option));
  named.delete('--help');

  expect(told.filter((word) => !word.startsWith('-')).sort()).toEqual(
    commands.map(({ name }) => name).sort(),
  );
  expect([...named].sort()).toEqual([...new Set(commands.flatMap(({ options }) => options))].sort());
});

test('README.md says of each option which commands have it', () => {
  const commands = leaves();
  const rows = (sections.get('Commands') ?? '').split('\n').filter((line) => line.startsWith('| `--'));
  const told = rows.flatMap((row) => {
    const [option = ''] = row.match(/--[a-z-]+/) ?? [];
    const of = row.split('|').at(-2)?.trim() ?? '';
    if (of.startsWith('see')) return [];
    const words = quotedWords(of);
    const names = of.startsWith('all but')
      ? commands.map(({ name }) => name).filter((name) => !words.includes(name))
      : words;
    return [[option, [...names].sort()] as const];
  });
  const real = told.map(([option]) => [
    option,
    commands
      .filter(({ options }) => options.includes(option))
      .map(({ name }) => name)
      .sort(),
  ]);
  expect(told).toEqual(real);
});

test('README.md and reports/README.md list every file of a report', () => {
  const files = [...Object.keys(formats), evidencePath('KEY'), ledgerPath('KEY')].sort();
  const told = firstCells(sections.get('The report directory') ?? '').flatMap(quotedWords);
  expect([...told].sort()).toEqual(files);
  expect(
    firstCells(readPage('reports/README.md').split('\n## ')[0] ?? '')
      .flatMap(quotedWords)
      .sort(),
  ).toEqual(files);
});

test('the numbers of cases and requests in README.md are those of the plan', async () => {
  const capabilities = new Set(['webhook', 'chat', 'user', 'foreign-chat', 'me']);
  const plan = makePlan(
    await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true }),
  );
  const cases = plan
    .filter((planned) => missingFor(planned, capabilities) === null)
    .map((planned) => fitCase(planned, capabilities));
  expect(page).toContain(`${cases.length} of ${plan.length} cases and ${countRequests(cases)} requests`);
});

test('the case that README.md shows is one, with the title it has', async () => {
  const id = 'chat-id-malformed/malformed-chat-id';
  const planned = makePlan(
    await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true }),
  ).find((one) => one.id === id);
  expect(page).toContain(`    case      ${planned?.title}\n`);
  expect(page).toContain(`--only ${id}\n`);
});
