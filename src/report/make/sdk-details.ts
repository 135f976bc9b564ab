import type { Contract } from '../../contract/contract.ts';
import { describeResponseFact } from '../../evaluate/describe-fact.ts';
import type { JudgedCase } from '../../evaluate/judge/judge.ts';
import { responseFact } from '../../evaluate/response-fact.ts';
import { isDocumented, rawDiffers, rawFact } from '../../evaluate/sdk/raw-response.ts';
import { outcomesOf } from '../../evaluate/sdk/reply-fact.ts';
import type { SdkCase } from '../../evaluate/sdk/sdk-case.ts';
import type { SdkObservation } from '../../evaluate/sdk/sdk-check.ts';
import { usableCode } from '../../exchange/record/parse-response.ts';
import type { ReportedResponse, ReportedSurface, TimelinePoint } from '../sdk/reported-surface.ts';
import { situationOf } from '../sdk/situation.ts';
import type { CaseDetails } from './reported-case.ts';

function sentOf({ last }: SdkObservation): ReportedResponse | null {
  if (last === null) return null;
  const { kind, body } = last.response;
  const code = usableCode(last.response);
  const status = last.exchange.response?.complete === false ? null : last.response.status;
  const description = kind === 'error' ? body?.['error_description'] : undefined;
  return { kind, status, code, description: typeof description === 'string' ? description : null };
}

function surfaceOf(seen: SdkObservation, contract: Contract): ReportedSurface {
  const { record, scenario, wire } = seen;
  const { reply, end } = record;
  const error = reply?.error ?? {};
  const outcomes = outcomesOf(seen);
  const settles = end === 'crashed' || (end === 'replied' && reply?.outcome !== 'unsettled');
  return {
    scenario: scenario.id,
    situation: situationOf(scenario, contract),
    auth: record.auth,
    outcome: end === 'replied' ? (reply?.outcome ?? end) : end,
    by: reply?.surface ?? null,
    result: reply?.outcome === 'result' ? (reply.result_kind ?? null) : null,
    type: error.type ?? null,
    code: error.code_from === 'none' ? null : (error.code ?? null),
    codeFrom: error.code_from ?? null,
    description: error.description_from === 'none' ? null : (error.description ?? null),
    status: error.http_status ?? null,
    message: error.message ?? null,
    sent: sentOf(seen),
    calls: Math.max(1, outcomes.length),
    results: outcomes.filter(({ outcome }) => outcome === 'result').length,
    successes: wire.filter(({ note, response }) => note.kind === 'call' && response.kind === 'success')
      .length,
    settledAt: settles ? record.elapsedMs : null,
    deadlineAt: record.deadlineMs,
  };
}

function timelineOf({ wire }: SdkObservation): readonly TimelinePoint[] {
  return wire.map((call) => {
    const { at, respondedAt, abandonedAt, kind } = call.note;
    return { at, respondedAt, abandonedAt, kind, response: responseFact(call) };
  });
}

/** The raw call beside a case, and whom it blames for what is wrong. */
function comparison(
  { judgement, planned }: JudgedCase<SdkCase>,
  { record, scenario, last }: SdkObservation,
  contract: Contract,
): Pick<CaseDetails, 'raw' | 'blame'> {
  const { control } = record;
  if (control === null) return {};
  const documented = isDocumented(control, contract);
  const raw = { response: describeResponseFact(rawFact(control)), documented };
  if (rawDiffers(control, scenario.receives)) return { raw, blame: 'portal' };
  const isBroken = judgement.findings.some(
    ({ weight }) => weight === 'violation' || weight === 'alternative',
  );
  if (!isBroken) return { raw };
  // What a body is that is no REST response, no document says: no SDK can be blamed for not making the best of it. An error names itself, whether
  // or not the document of the method lists it, so that all that is lost of it in one call is blamed alike.
  const isOdd = last?.response.kind === 'foreign' || last?.response.kind === 'unreadable';
  return { raw, blame: isOdd && !documented && planned.level !== 'MUST' ? 'docs' : 'sdk' };
}

/**
 * What the report shows of a call beside its verdict: also where there was nothing to judge, so that a call that never
 * ends says so. Nothing where no call was made.
 */
export function sdkDetails(
  judged: JudgedCase<SdkCase>,
  seen: SdkObservation | null,
  contract: Contract,
): Partial<CaseDetails> {
  if (seen === null || ['refused', 'unmet', 'adapter', 'not-started'].includes(seen.record.end)) return {};
  return {
    surface: surfaceOf(seen, contract),
    timeline: timelineOf(seen),
    ...comparison(judged, seen, contract),
  };
}
