import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenarios } from '../../sdk/load-scenarios.ts';
import { loadSubject, shippedSubjects, subjectsDirectory } from '../../sdk/load-subject.ts';
import type { Scheme } from '../../sdk/protocol.ts';
import { type ReproductionParts, reproductionOf } from '../../sdk/reproduction.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import { isPinned, type Subject } from '../../sdk/subject.ts';
import { mainFinding } from '../model/finding-order.ts';
import type { ReportedCase, ReportedSubject } from '../model/report.ts';

/** The scenario of a case; of a clause that is judged by every call, the first scenario that its finding names. */
function scenarioOf(reported: ReportedCase, scenarios: readonly Scenario[]): Scenario | undefined {
  const spread = mainFinding(reported)?.spread;
  const named = reported.surface?.scenario ?? (spread?.of === 'calls' ? spread.scenario : undefined);
  return scenarios.find(({ id }) => id === named);
}

/** How the calls of a case reached the portal. */
export function schemeOfCase({ exchanges }: ReportedCase): Scheme {
  return exchanges[0]?.request.url.startsWith('https:') === false ? 'http' : 'https';
}

/**
 * The script that reproduces a finding; null where there is none, or the subject has no module to make the call with.
 *
 * @param certificate what the script is to serve https with; null for one that its user makes
 */
export function scriptOfCase(
  reported: ReportedCase,
  subject: Pick<Subject, 'reproduce' | 'package' | 'alsoInstall'>,
  certificate: ReproductionParts['certificate'],
  scenarios = loadScenarios().scenarios,
): string | null {
  const finding = mainFinding(reported);
  const scenario = scenarioOf(reported, scenarios);
  if (finding === undefined || scenario === undefined || subject.reproduce === null) return null;
  const { exchanges } = reported;
  const byWebhook = exchanges.some(({ request }) => /\/rest\/+\d+\/+\[redacted/.test(request.url));
  return reproductionOf({
    finding: finding.message,
    expected: finding.expected,
    received: finding.received,
    install: subject.package === null ? null : [subject.package, ...subject.alsoInstall].join(' '),
    call: readFileSync(subject.reproduce, 'utf8'),
    method: scenario.method,
    params: scenario.params,
    auth: reported.surface?.auth ?? (byWebhook ? 'webhook' : 'oauth'),
    scheme: schemeOfCase(reported),
    certificate,
    isDistrusted: scenario.authority === 'unknown',
    deadlineMs: scenario.deadlineMs,
    exchanges,
  });
}

/**
 * Writes scripts for subjects that come with the suite, known by their names: for a page, which has no subject files at hand. Reads
 * each file once. Null for other subjects, and where there is nothing to reproduce.
 */
export function shippedScripts(): (
  reported: ReportedCase,
  named: Pick<ReportedSubject, 'name' | 'origin'>,
) => string | null {
  const subjects = new Map<string, Subject | null>(shippedSubjects().map((name) => [name, null]));
  let scenarios: readonly Scenario[] | null = null;
  return (reported, { name, origin }) => {
    const known = subjects.get(name);
    if (known === undefined) return null;
    const subject = known ?? loadSubject(join(subjectsDirectory(), `${name}.yaml`));
    subjects.set(name, subject);
    if (subject.reproduce === null || !existsSync(subject.reproduce)) return null;
    scenarios ??= loadScenarios().scenarios;
    // The origin has the version that was judged, which a subject that is any version does not say.
    const found = subject.package === null || isPinned(subject) ? subject.package : origin;
    return scriptOfCase(reported, { ...subject, package: found }, null, scenarios);
  };
}
