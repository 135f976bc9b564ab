import type { Contract } from '../../contract/contract.ts';
import type { Selection } from '../../plan/select-cases.ts';
import type { HandshakeReply } from '../../sdk/protocol.ts';
import type { SdkSpec } from '../../sdk/scenario.ts';
import type { SdkRecord, SubjectTrouble } from '../../sdk/sdk-record.ts';
import type { Finding } from '../finding.ts';
import { type CaseEvidence, type Kind, notRun } from '../judge/judge.ts';
import { type Judgement, judgementOf } from '../judge/judge-case.ts';
import { createRunWideCase, type RunWideCase } from '../judge/run-wide.ts';
import { withSpread } from '../make-finding.ts';
import { sdkCheckNamed } from './all-sdk-checks.ts';
import { responseWords } from './reply-fact.ts';
import { casesOfCall, type SdkCase, sdkCases } from './sdk-case.ts';
import type { SdkObservation } from './sdk-check.ts';
import { sdkObservation } from './sdk-observation.ts';
import { unmetSdkPrecondition } from './unmet-precondition.ts';

/** What the judge of an SDK must know beside the evidence. */
export interface SdkKindOptions {
  readonly contract: Contract;
  readonly spec: SdkSpec;
  /** What the SDK says of itself; null where it did not answer the handshake. */
  readonly handshake: HandshakeReply | null;
  /** Why the SDK did not answer the handshake. */
  readonly trouble?: SubjectTrouble | null;
  readonly selection: Selection | null;
}

/** An SDK that did not answer the handshake claims nothing. */
const nobody: HandshakeReply = {
  b24sdk: 1,
  name: '',
  version: '',
  language: '',
  license: '',
  auth: [],
  schemes: [],
  ca: 'none',
  proxy: 'none',
  capabilities: [],
};

function nothingToJudge({ last, record }: SdkObservation): Judgement {
  const what =
    record.end === 'crashed'
      ? 'the program ended'
      : record.end === 'killed'
        ? 'the call did not come to an end'
        : `the call ended with ${responseWords(last)}`;
  return notRun(`Not run: ${what}, so there is nothing to judge here.`);
}

const withoutAdapter = notRun('Not run: the adapter does not work.');

/** What is said of every case of a subject that did not answer the handshake. */
function withoutHandshake({ kind, reason }: SubjectTrouble): Judgement {
  if (kind === 'broken') return withoutAdapter;
  return kind === 'absent' ? notRun(reason) : { verdict: 'inconclusive', reason, findings: [] };
}

/** What is said of a call that the SDK did not make; null where it made one. */
function withoutCall({ end, reply }: SdkRecord): Judgement | null {
  const reason = reply?.reason ?? '';
  if (end === 'refused') return notRun(`Not run: the subject does not support it. ${reason}`.trim());
  if (end === 'unmet') return { verdict: 'inconclusive', reason, findings: [] };
  return end === 'adapter' || end === 'not-started' ? withoutAdapter : null;
}

/** Reads what a case of an SDK left behind; null where no call was made. */
export function observationOf(
  { scenario, evidence: id }: SdkCase,
  { sdk, exchanges }: CaseEvidence,
): SdkObservation | null {
  return sdk === undefined || scenario === null || id === null
    ? null
    : sdkObservation(id, scenario, sdk, exchanges);
}

/** How SDKs are judged: by what a caller got of a call, beside what was on the wire. */
export function sdkKind(options: SdkKindOptions): Kind<SdkCase, SdkObservation> {
  const { contract, spec, selection, trouble = null } = options;
  const handshake = options.handshake ?? nobody;
  const observed = new Set<string>();

  function findingsOf({ rule }: SdkCase, seen: SdkObservation): readonly Finding[] | null {
    return sdkCheckNamed(rule.check)?.judge(seen, { contract, clause: rule, handshake }) ?? null;
  }

  /** Why a case is judged by no call, whatever was observed. */
  function excluded({ id, clause, level, rule: { needs } }: SdkCase): string | null {
    if (selection !== null && !selection.includes({ id, clause, level }))
      return `Not run: filtered out by --only ${selection.text}.`;
    return needs === null || handshake.capabilities.includes(needs)
      ? null
      : `Not run: the subject does not claim ${needs}.`;
  }

  function runWide(planned: SdkCase): RunWideCase<SdkObservation> {
    return createRunWideCase({
      level: planned.level,
      idOf: ({ id }) => id,
      judge: (seen) => {
        const isJudged = withoutCall(seen.record) === null && unmetSdkPrecondition(seen) === null;
        return { findings: isJudged ? findingsOf(planned, seen) : null, unmet: null };
      },
      groupOf: ({ code }) => code,
      maxListed: 1,
      maxShown: Number.POSITIVE_INFINITY,
      spread: (finding, { first, observations }) =>
        withSpread(finding, {
          of: 'calls',
          count: observations,
          run: first.id,
          scenario: first.scenario.id,
        }),
      exchangeOf: ({ wire }, finding) =>
        wire.find(({ exchange }) => exchange.id === finding?.exchange)?.exchange ?? null,
      nothingJudged: () => notRun('Not run: no call was made.'),
      holds: (count) => `The clause holds in all ${count} calls of the run.`,
    });
  }

  return {
    plan: () => sdkCases(spec, [...observed]),
    casesOf: (id) => casesOfCall(spec, id),
    observe(planned, evidence) {
      if (planned.evidence !== null) observed.add(planned.evidence);
      const seen = observationOf(planned, evidence);
      return seen === null ? [] : [seen];
    },
    notJudged(planned, evidence) {
      const why = excluded(planned);
      if (why !== null) return notRun(why);
      if (trouble !== null) return withoutHandshake(trouble);
      if (planned.scenario === null || evidence === null) return null;
      const { sdk } = evidence;
      if (sdk === undefined) return notRun(evidence.notRun ?? 'Not run: the run ended before.');
      return withoutCall(sdk);
    },
    judge(planned, _, [seen]) {
      if (seen === undefined) return notRun('Not run: the run ended before.');
      const unmet = unmetSdkPrecondition(seen);
      const findings = unmet === null ? findingsOf(planned, seen) : [unmet];
      return findings === null ? nothingToJudge(seen) : judgementOf(planned.level, findings);
    },
    runWide: (planned) => (planned.scenario === null ? runWide(planned) : null),
    partOf: () => contract,
    runWideCasesSend: false,
    settle: () => (judgement) => judgement,
  };
}
