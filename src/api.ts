/**
 * What programs may import: the reference portal as a test double, and the steps of a run. Everything else may change.
 */

export type { Clause, Contract, Outcome } from './contract/contract.ts';
export { editions } from './contract/editions.ts';
export { type LoadOptions, loadContract } from './contract/load-contract.ts';
export { outcomesFor } from './contract/oracle.ts';
export { allChecks } from './evaluate/all-checks.ts';
export type { Ledger, LedgerEntry } from './evaluate/baseline/ledger.ts';
export { loadLedger } from './evaluate/baseline/load-ledger.ts';
export type { Finding } from './evaluate/finding.ts';
export type { JudgedCase } from './evaluate/judge/judge.ts';
export { type Statement, type Verdict, verdicts } from './evaluate/verdict.ts';
export type { Exchange } from './exchange/record/exchange.ts';
export type { Target } from './exchange/target/target.ts';
export type { Case } from './plan/case.ts';
export { makePlan } from './plan/make-plan.ts';
export type { CallFilter } from './portal/calls/call-filter.ts';
export type { PortalCall } from './portal/calls/portal-call.ts';
export type { EventDelivery } from './portal/events/event-handler.ts';
export { type FaultChoice, type FaultName, faults } from './portal/faults.ts';
export { generations } from './portal/generations/all-generations.ts';
export type { ParamMatchers } from './portal/matching/param-matcher.ts';
export { defineMethod, type MethodDefinition } from './portal/methods/define-method.ts';
export type { PortalOptions, RunningPortal } from './portal/portal-options.ts';
export { startPortal } from './portal/start-portal.ts';
export type { AddedStub } from './portal/stubs/portal-stubs.ts';
export type { Stub, StubCall, StubResponse } from './portal/stubs/stub.ts';
export { type Comparison, compareReports } from './report/compare/diff/compare-reports.ts';
export { combineReports } from './report/compare/merge/combine-reports.ts';
export { type Evidence, EvidenceError, readEvidence } from './report/evidence/read-evidence.ts';
export { writeReport } from './report/formats/write-report.ts';
export { makeReport, type ReportOptions } from './report/make/make-report.ts';
export { type OpenedReport, openReport } from './report/model/open-report.ts';
export type { Report, ReportedCase } from './report/model/report.ts';
export { embeddedTarget } from './run/embedded-target.ts';
export { type PlanRun, runPlan } from './run/run-plan.ts';
export { type JudgeSdksOptions, judgeSdks } from './run/sdk/judge-sdks.ts';
