import type { Contract } from '../../contract/contract.ts';
import { describeResponseFact } from '../../evaluate/describe-fact.ts';
import { responseFact } from '../../evaluate/response-fact.ts';
import type { JudgedSdkCase } from '../../evaluate/sdk/judge-subject.ts';
import { isDocumented, rawDiffers, rawFact } from '../../evaluate/sdk/raw-response.ts';
import { outcomesOf } from '../../evaluate/sdk/reply-fact.ts';
import type { SdkObservation } from '../../evaluate/sdk/sdk-check.ts';
import type { ReportedResponse, ReportedSurface, TimelinePoint } from '../sdk/reported-surface.ts';
import { situationOf } from '../sdk/situation.ts';
import { type RunShape, sdkRepeatLine } from './repeat-line.ts';
import type { ReportedCase } from './report.ts';
import { reportedFinding } from './reported-finding.ts';

function sentOf({ last }: SdkObservation): ReportedResponse | null {
  if (last === null) return null;
  const { kind, code, body } = last.response;
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
function comparison(judged: JudgedSdkCase, contract: Contract): Pick<ReportedCase, 'raw' | 'blame'> {
  const { seen, judgement, level } = judged;
  const control = seen?.record.control ?? null;
  if (seen === null || control === null) return {};
  const documented = isDocumented(control, contract);
  const raw = { response: describeResponseFact(rawFact(control)), documented };
  if (rawDiffers(control, seen.scenario.receives)) return { raw, blame: 'portal' };
  const isBroken = judgement.findings.some(
    ({ weight }) => weight === 'violation' || weight === 'alternative',
  );
  if (!isBroken) return { raw };
  // What no document promises, no SDK can be blamed for not making the best of.
  return { raw, blame: documented || level === 'MUST' ? 'sdk' : 'docs' };
}

/** A judged case of an SDK as the report shows it. */
export function reportedSdkCase(
  judged: JudgedSdkCase,
  made: { readonly contract: Contract; readonly subject: string; readonly run: RunShape },
): ReportedCase {
  const { id, title, clause, level, judgement, exchanges, entry, seen, watched } = judged;
  const known = entry !== undefined && ['deviation', 'changed', 'fixed'].includes(judgement.verdict);
  const { reason = '', since = '', issue, expires } = entry ?? {};
  // Also where there was nothing to judge: a call that never ends says so here.
  const wasSeen = seen !== null && seen.record.end !== 'refused';
  return {
    id,
    subject: made.subject,
    title,
    clause: clause.id,
    level,
    verdict: judgement.verdict,
    reason: judgement.reason,
    findings: judgement.findings.map(reportedFinding),
    prefers: [],
    accepts: [],
    exchanges,
    ...(watched === undefined ? {} : { watched }),
    ...(known
      ? {
          deviation: {
            reason,
            since,
            ...(issue === undefined ? {} : { issue }),
            ...(expires === undefined ? {} : { expires }),
          },
        }
      : {}),
    ...(wasSeen
      ? {
          surface: surfaceOf(seen, made.contract),
          timeline: timelineOf(seen),
          ...comparison(judged, made.contract),
        }
      : {}),
    repeat: sdkRepeatLine(id, made.run),
  };
}
