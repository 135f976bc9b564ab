/**
 * What programs may import: the reference portal as a test double, and the steps of a run. Everything else may change.
 */
export { allChecks } from './check/all-checks.ts';
export type { Finding } from './check/finding.ts';
export type { JudgedCase } from './check/judge-run.ts';
export type { Ledger, LedgerEntry } from './check/ledger.ts';
export { loadLedger } from './check/load-ledger.ts';
export { type Statement, type Verdict, verdicts } from './check/verdict.ts';
export type { Clause, Contract, Outcome } from './contract/contract.ts';
export { editions } from './contract/editions.ts';
export { type LoadOptions, loadContract } from './contract/load-contract.ts';
export { outcomesFor } from './contract/oracle.ts';
export type { Exchange } from './exchange/exchange.ts';
export type { Target } from './exchange/target.ts';
export type { Case } from './plan/case.ts';
export { makePlan } from './plan/make-plan.ts';
export { generations } from './portal/generations/all-generations.ts';
export { miniatures } from './portal/miniatures/all-miniatures.ts';
export type { PortalOptions, RunningPortal } from './portal/portal-options.ts';
export { startPortal } from './portal/start-portal.ts';
export { type Comparison, compareReports } from './report/diff/compare-reports.ts';
export { makeReport, type ReportOptions } from './report/make-report.ts';
export { combineReports } from './report/merge/combine-reports.ts';
export { type OpenedReport, openReport } from './report/open-report.ts';
export { type Evidence, EvidenceError, readEvidence } from './report/read-evidence.ts';
export type { Report, ReportedCase } from './report/report.ts';
export { writeReport } from './report/write-report.ts';
export { embeddedTarget } from './run/embedded-target.ts';
export { type PlanRun, runPlan } from './run/run-plan.ts';
