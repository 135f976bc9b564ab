/**
 * For projects that have tests with Playwright: the generated suites as projects of their configuration, and an assertion for
 * tests of their own. The package's main entry is for programs.
 */

export { type ConformanceOptions, conformanceProjects, reporter } from './playwright/conformance-projects.ts';
export { expect } from './playwright/expect.ts';
export type { ConformOptions } from './playwright/judge-received.ts';
