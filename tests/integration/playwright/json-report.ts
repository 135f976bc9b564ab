import type { JSONReportSuite, JSONReportTestResult } from '@playwright/test/reporter';

/** A test as Playwright's JSON reporter tells of it. */
export interface ReportedSpec {
  /** The titles of the suites that it is in, the file first. */
  readonly path: readonly string[];
  readonly title: string;
  readonly tags: readonly string[];
  readonly ok: boolean;
  readonly project: string;
  /** Its first result: tests of this suite are not retried. */
  readonly result: JSONReportTestResult | undefined;
}

/** All tests of some suites, at any depth. */
export function specsOf(
  suites: readonly JSONReportSuite[],
  path: readonly string[] = [],
): readonly ReportedSpec[] {
  return suites.flatMap((suite) => [
    ...suite.specs.map(({ title, tags, ok, tests }) => ({
      path: [...path, suite.title],
      title,
      tags,
      ok,
      project: tests[0]?.projectName ?? '',
      result: tests[0]?.results[0],
    })),
    ...specsOf(suite.suites ?? [], [...path, suite.title]),
  ]);
}
