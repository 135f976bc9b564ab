import type { Command } from 'commander';
import type { Contract } from '../contract/contract.ts';
import { documentsOf } from '../contract/documents.ts';
import { partsOf } from '../contract/joined-contract.ts';
import { knownFixtures } from '../contract/known-fixtures.ts';
import { loadContracts } from '../contract/load-contract.ts';
import { createAllowance } from '../exchange/allowance.ts';
import { allowedMethods } from '../exchange/allowed-methods.ts';
import { absentDigits } from '../exchange/lend/lend-digits.ts';
import type { Session } from '../exchange/session.ts';
import { isLoopback } from '../exchange/target/loopback.ts';
import { capabilitiesOf } from '../exchange/target/target.ts';
import { type Case, embeddedPortal } from '../plan/case.ts';
import { countGenerated, countRepeats, countRequests, makePlan } from '../plan/make-plan.ts';
import { fitCase, fixturesOf, selectionOf } from '../plan/select-cases.ts';
import { terminalText } from '../report/text/escape.ts';
import { subjectPhrase } from '../run/judging-sentence.ts';
import { performable } from '../run/perform/performable.ts';
import { termsOf } from '../run/run-request.ts';
import type { Settings } from '../settings/settings.ts';
import { type CommonOptions, requestOf, settingsFor, withOptions } from './common-options.ts';
import { exitCodes } from './exit-codes.ts';
import { writeOut } from './write-out.ts';

/** What a target of these settings would offer once it is prepared, what a run makes or asks for included. */
function expectedCapabilities({ target }: Settings): ReadonlySet<string> {
  const fixtures = [...knownFixtures().values()];
  if (target === null) {
    const seeded = fixtures.filter(({ embedded }) => embedded !== undefined);
    return new Set(['webhook', 'oauth', embeddedPortal, ...seeded.map(({ name }) => name)]);
  }
  const made = fixtures.filter(({ make }) => make !== undefined);
  return new Set([...capabilitiesOf(target), ...made.map(({ name }) => name)]);
}

/** Why a request would not be sent to a portal of these settings. What the run would make there has an id that nobody has yet. */
function expectedRefusal({ target }: Settings, contract: Contract): Session['refusal'] {
  if (target === null || isLoopback(target.origin)) return () => null;
  const own = /^[1-9]\d*$/.test(target.webhook?.userId ?? '') ? { me: target.webhook?.userId ?? '' } : {};
  const made = [...knownFixtures().values()].map(({ name, example }) => [
    name,
    example.replace(/\d+$/, absentDigits),
  ]);
  const fixtures = { ...Object.fromEntries(made), ...own, ...target.fixtures };
  const allowance = createAllowance(allowedMethods(partsOf(contract)), { fixtures });
  return (planned) => allowance.refusal(allowance.asSent(planned));
}

function line({ id, level, title }: Case, missing: string | null): string {
  return `${id}\n    ${level}  ${title}${missing === null ? '' : `\n    ${missing}`}`;
}

function generatedText(generated: number): string {
  return generated === 0
    ? 'none are generated (--fuzz N)'
    : `up to ${generated} more are generated while it runs (--fuzz N; 0 for none)`;
}

/** Who would see what on a portal: what the run would make, and what the settings lend. */
function visibility({ target }: Settings, cases: readonly Case[]): readonly string[] {
  if (target === null) return [];
  const needs = fixturesOf(cases);
  return [...knownFixtures().values()].flatMap(({ name, says, make, undo, seenBy }) => {
    const lent = target.fixtures[name];
    if (!needs.has(name)) return [];
    if (lent !== undefined) return [`${lent}, ${says}: seen by ${seenBy}.`];
    if (make?.seenBy === undefined || undo === undefined) return [];
    return [`${says}, made by the run (${make.method}, then ${undo.method}): seen by ${make.seenBy}.`];
  });
}

async function listPlan(options: CommonOptions): Promise<number> {
  const settings = settingsFor(options);
  const terms = termsOf(requestOf(options, ''), settings);
  const request = requestOf(options, terms.reportDir);
  const contract = await loadContracts(terms.addresses);
  const capabilities = expectedCapabilities(settings);
  const selection = selectionOf(terms.only, new Map(Object.entries(request.earlier)));
  const asked = makePlan(contract, terms).filter((planned) => selection?.includes(planned) ?? true);
  const refusal = expectedRefusal(settings, contract);
  const found = asked.map((planned) => ({ planned, ...performable(planned, capabilities, { refusal }) }));
  const fitting = found.flatMap((one) => ('fitting' in one ? [one.fitting] : []));
  const requests = countRequests(fitting);
  const repeats = countRepeats(fitting);
  const generated = countGenerated(fitting);
  if (options.json === true) {
    const cases = found.map(({ planned, ...one }) => {
      const { id, title, clause, level } = planned;
      const isRun = 'fitting' in one;
      return {
        id,
        title,
        clause,
        level,
        requests: countRequests([isRun ? one.fitting : fitCase(planned, capabilities)]),
        ...(isRun ? {} : { missing: one.notRun }),
      };
    });
    await writeOut(
      `${JSON.stringify({ documents: documentsOf(contract), requests, repeats, generated, cases }, null, 2)}\n`,
    );
  } else {
    const rate = settings.target?.rate ?? null;
    const pace =
      rate === null
        ? ''
        : ` At ${rate.perSecond} a second after the first ${rate.burst} that takes about ${Math.ceil(Math.max(0, requests + generated - rate.burst) / rate.perSecond)} s.`;
    const seen = visibility(settings, fitting);
    const visible =
      seen.length === 0 ? '' : `\nOn the portal:\n${seen.map((one) => `  ${terminalText(one)}`).join('\n')}`;
    const lines = found.map(({ planned, ...one }) => line(planned, 'notRun' in one ? one.notRun : null));
    await writeOut(
      `${lines.join('\n')}\n\nA run would judge ${subjectPhrase(settings.target, terms.addresses)}.\n${asked.length} cases, ${fitting.length} of which would be run with ${requests} requests, ${repeats} of them repeats of others; ${generatedText(generated)}.${pace}${visible}\nNothing was sent.\n`,
    );
  }
  return asked.length === 0 ? exitCodes.nothingJudged : exitCodes.conformant;
}

/** `plan`: lists the cases and counts the requests. Sends nothing. */
export function addPlanCommand(program: Command, exit: (code: number) => void): void {
  const command = program
    .command('plan')
    .description('list the cases and the requests that would be sent; sends nothing');
  withOptions(command, [
    'live',
    'embedded',
    'method',
    'edition',
    'only',
    'out',
    'repeat',
    'fuzz',
    'json',
  ]).action(async (options: CommonOptions) => exit(await listPlan(options)));
}
