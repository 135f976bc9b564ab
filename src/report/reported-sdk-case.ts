import type { Contract } from '../contract/contract.ts';
import type { JudgedSdkCase } from '../sdk-check/judge-subject.ts';
import { isDocumented, rawDiffers, rawWords } from '../sdk-check/raw-answer.ts';
import type { SdkSeen } from '../sdk-check/sdk-check.ts';
import { answerWords } from '../sdk-check/sdk-finding.ts';
import type { ReportedCase, ReportedSurface, TimelinePoint } from './report.ts';

function surfaceOf({ record, scenario }: SdkSeen): ReportedSurface {
  const { reply } = record;
  const { type, code, description, http_status: status, message } = reply?.error ?? {};
  return {
    scenario: scenario.id,
    auth: record.auth,
    outcome: record.end === 'replied' ? (reply?.outcome ?? record.end) : record.end,
    by: reply?.surface ?? null,
    result: reply?.outcome === 'result' ? (reply.result_kind ?? null) : null,
    type: type ?? null,
    code: code ?? null,
    description: description ?? null,
    status: status ?? null,
    message: message ?? null,
  };
}

function timelineOf({ wire }: SdkSeen): readonly TimelinePoint[] {
  return wire.map((call) => ({
    at: call.note.at,
    answeredAt: call.note.answeredAt,
    kind: call.note.kind,
    answer: answerWords(call),
  }));
}

/** The raw call beside a case, and whom it blames for what is wrong. */
function comparison(judged: JudgedSdkCase, contract: Contract): Pick<ReportedCase, 'raw' | 'blame'> {
  const { seen, judgement, level } = judged;
  const control = seen?.record.control ?? null;
  if (seen === null || control === null) return {};
  const documented = isDocumented(control, contract);
  const raw = { answer: rawWords(control), documented };
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
  made: { readonly contract: Contract; readonly subject: string },
): ReportedCase {
  const { id, title, clause, level, judgement, exchanges, entry, seen, watched } = judged;
  const known = entry !== undefined && ['deviation', 'changed', 'fixed'].includes(judgement.verdict);
  const { reason = '', since = '', issue, expires } = entry ?? {};
  const wasSeen = seen !== null && judgement.verdict !== 'not-run';
  return {
    id,
    title,
    clause: clause.id,
    level,
    ...judgement,
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
      ? { surface: surfaceOf(seen), timeline: timelineOf(seen), ...comparison(judged, made.contract) }
      : {}),
    repeat: `npx b24-conformance sdk ${made.subject} --only ${id}`,
  };
}
