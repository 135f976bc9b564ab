import type { Contract, Level } from '../../contract/contract.ts';
import type { Exchange } from '../../exchange/record/exchange.ts';
import type { Selection } from '../../plan/select-cases.ts';
import type { HandshakeReply } from '../../sdk/protocol.ts';
import type { Scenario, SdkClause, SdkSpec } from '../../sdk/scenario.ts';
import type { SdkRecord } from '../../sdk/sdk-record.ts';
import type { Finding } from '../finding.ts';
import { type Judgement, judgementOf } from '../judge-case.ts';
import { applyBaseline, type Ledger, type LedgerEntry } from '../ledger.ts';
import { indexLedger } from '../ledger-index.ts';
import { withSpread } from '../make-finding.ts';
import { sdkCheckNamed } from './all-sdk-checks.ts';
import { responseWords } from './reply-fact.ts';
import type { SdkObservation } from './sdk-check.ts';
import { sdkObservation } from './sdk-observation.ts';
import { sdkUnmetPrecondition } from './unmet-precondition.ts';

/** What a case run left behind: its record and exchanges, or why it was not run. */
export interface SdkEvidence {
  readonly id: string;
  readonly exchanges: readonly Exchange[];
  readonly record: SdkRecord | null;
  readonly notRun: string | null;
}

/** What a judge must know beside the evidence. */
export interface SdkJudgeOptions {
  readonly contract: Contract;
  readonly spec: SdkSpec;
  readonly hello: HandshakeReply;
  readonly selection: Selection | null;
  readonly ledger: Ledger | null;
  /** ISO date, for entries that expire. */
  readonly today: string;
}

/** A clause judged by one case run, or by all of them where it watches. */
export interface JudgedSdkCase {
  readonly id: string;
  readonly title: string;
  readonly clause: SdkClause;
  readonly level: Level;
  readonly judgement: Judgement;
  readonly exchanges: readonly Exchange[];
  readonly entry: LedgerEntry | undefined;
  /** The case run; null for a clause that watches all of them. */
  readonly seen: SdkObservation | null;
  readonly watched?: number;
}

/** The level as verdicts know it: what may be done is written down and judged by nobody. */
export function levelOf({ level }: SdkClause): Level {
  return level === 'MAY' ? 'INFO' : level;
}

/** The id of a clause's case. */
export function sdkCaseId(clause: string, run: string): string {
  return `${clause}/${run}`;
}

/** The name under which a clause that watches has its only case. */
export const everyCall = 'every-call';

function notRun(reason: string): Judgement {
  return { verdict: 'not-run', reason, findings: [] };
}

function nothingToJudge({ last, record }: SdkObservation): Judgement {
  const what =
    record.end === 'crashed'
      ? 'the program ended'
      : record.end === 'killed'
        ? 'the call did not come to an end'
        : `the call ended with ${responseWords(last)}`;
  return notRun(`Not run: ${what}, so there is nothing to judge here.`);
}

function unclaimed(clause: SdkClause, { capabilities }: HandshakeReply): string | null {
  const { needs } = clause;
  return needs === null || capabilities.includes(needs)
    ? null
    : `Not run: the subject does not claim ${needs}.`;
}

/** The same thing found in many calls is said once, with the first of them and their number. */
function firstOfEach(
  results: readonly { readonly seen: SdkObservation; readonly findings: readonly Finding[] }[],
): readonly Finding[] {
  const all = results.flatMap(({ seen, findings }) => findings.map((finding) => ({ finding, seen })));
  const codes = [...new Set(all.map(({ finding }) => finding.code))];
  return codes.flatMap((code) => {
    const same = all.filter(({ finding }) => finding.code === code);
    const [first] = same;
    if (first === undefined) return [];
    const { finding, seen } = first;
    const count = new Set(same.map(({ seen: { id } }) => id)).size;
    return [withSpread(finding, { of: 'calls', count, run: seen.id, scenario: seen.scenario.id })];
  });
}

/** Judges all that a subject left behind. Pure: the same evidence gets the same judgements, whenever it is made. */
export function judgeSubject(
  evidence: readonly SdkEvidence[],
  options: SdkJudgeOptions,
): readonly JudgedSdkCase[] {
  const { contract, spec, hello, selection, ledger, today } = options;
  const entries = indexLedger(ledger);
  const clauses = new Map(spec.clauses.map((clause) => [clause.id, clause]));
  const scenarios = new Map(spec.scenarios.map((scenario) => [scenario.id, scenario]));
  const seenById = new Map(
    evidence.flatMap(({ id, record, exchanges }) => {
      const scenario = scenarios.get(id.split('.', 1)[0] ?? '');
      return record === null || scenario === undefined
        ? []
        : [[id, sdkObservation(id, scenario, record, exchanges)]];
    }),
  );

  function judge(clause: SdkClause, seen: SdkObservation): readonly Finding[] | null {
    const unmetPrecondition = sdkUnmetPrecondition(seen);
    if (unmetPrecondition !== null) return [unmetPrecondition];
    return sdkCheckNamed(clause.check)?.judge(seen, { contract, clause, hello }) ?? null;
  }

  function judgedCase(
    clause: SdkClause,
    name: string,
    title: string,
    rest: Pick<JudgedSdkCase, 'exchanges' | 'seen' | 'watched'>,
    decide: () => Judgement,
  ): JudgedSdkCase {
    const id = sdkCaseId(clause.id, name);
    const level = levelOf(clause);
    const isAsked = selection?.includes({ id, clause: clause.id, level }) ?? true;
    const reason = isAsked ? unclaimed(clause, hello) : `Not run: filtered out by --only ${selection?.text}.`;
    const judgement = reason === null ? decide() : notRun(reason);
    const entry = entries.entryFor(id, judgement, rest.exchanges);
    return {
      id,
      title,
      clause,
      level,
      judgement: applyBaseline(judgement, entry, rest.exchanges, today),
      entry,
      ...rest,
      exchanges: judgement.verdict === 'not-run' ? [] : rest.exchanges,
    };
  }

  function ofScenario(scenario: Scenario, run: SdkEvidence | undefined): readonly JudgedSdkCase[] {
    const name = run?.id ?? scenario.id;
    const seen = seenById.get(name) ?? null;
    const mode = name.split('.')[1];
    return scenario.clauses.flatMap((id) => {
      const clause = clauses.get(id);
      if (clause === undefined) return [];
      const title = `${clause.id}: ${scenario.title}${mode === undefined ? '' : ` (${mode})`}`;
      const rest = { exchanges: run?.exchanges ?? [], seen };
      return judgedCase(clause, name, title, rest, () => {
        if (seen === null) return notRun(run?.notRun ?? 'Not run: the run ended before.');
        if (seen.record.end === 'refused')
          return notRun(
            `Not run: the subject does not support it. ${seen.record.reply?.reason ?? ''}`.trim(),
          );
        const findings = judge(clause, seen);
        return findings === null ? nothingToJudge(seen) : judgementOf(levelOf(clause), findings);
      });
    });
  }

  function ofWatcher(clause: SdkClause): JudgedSdkCase {
    const all = [...seenById.values()].filter(({ record }) => record.end !== 'refused');
    const results = all.flatMap((seen) => {
      if (sdkUnmetPrecondition(seen) !== null) return [];
      const findings = judge(clause, seen);
      return findings === null ? [] : [{ seen, findings }];
    });
    const findings = firstOfEach(results);
    const named = new Set(findings.map(({ exchange }) => exchange));
    const exchanges = all
      .flatMap(({ wire }) => wire.map(({ exchange }) => exchange))
      .filter(({ id }) => named.has(id));
    const rest = { exchanges, seen: null, watched: results.length };
    return judgedCase(clause, everyCall, `${clause.id}: every call`, rest, () =>
      results.length === 0 ? notRun('Not run: no call was made.') : judgementOf(levelOf(clause), findings),
    );
  }

  return [
    ...spec.scenarios.flatMap((scenario) => {
      const runs = evidence.filter(({ id }) => id.split('.', 1)[0] === scenario.id);
      return runs.length === 0
        ? ofScenario(scenario, undefined)
        : runs.flatMap((run) => ofScenario(scenario, run));
    }),
    ...spec.clauses.filter(({ watches }) => watches).map(ofWatcher),
  ];
}
