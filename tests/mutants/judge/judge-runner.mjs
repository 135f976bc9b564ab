import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

/** Tests that call a portal, that take longer than all others together and find the same, or that judge SDKs. */
const leftOut = ['judge-evidence', 'never-throws', '.properties', join('evaluate', 'sdk')];

/** The global object through which Stryker's instrumented code counts what is covered and learns which mutant is on. */
globalThis.__stryker__ ??= {};
const stryker = globalThis.__stryker__;

async function loadTests() {
  register('./playwright-hooks.mjs', import.meta.url);
  const compiled = join(process.cwd(), 'test-results', 'mutation', 'compiled', 'tests');
  const files = [
    ...readdirSync(join(compiled, 'unit', 'evaluate'), { recursive: true }).map((name) =>
      join('unit', 'evaluate', name),
    ),
    join('mutants', 'judge', 'evidence.test.js'),
  ].filter((name) => name.endsWith('.test.js') && !leftOut.some((part) => name.includes(part)));
  const { declared } = await import('./collect-tests.mjs');
  const tests = [];
  for (const file of files) {
    const before = declared.length;
    await import(pathToFileURL(join(compiled, file)).href);
    for (const { name, run } of declared.slice(before)) tests.push({ id: `${file} ${name}`, run });
  }
  return tests;
}

async function outcomeOf({ id, run }) {
  const from = performance.now();
  stryker.currentTestId = id;
  let failure = null;
  try {
    await run();
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  stryker.currentTestId = undefined;
  const result = { id, name: id, timeSpentMs: performance.now() - from };
  return failure === null
    ? { ...result, status: TestStatus.Success }
    : { ...result, status: TestStatus.Failed, failureMessage: failure };
}

/** Runs the tests of the judge in this very process, so that a mutant costs milliseconds and not a start of Playwright. */
class JudgeRunner {
  tests = null;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    this.tests ??= await loadTests();
    const results = [];
    for (const test of this.tests) results.push(await outcomeOf(test));
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, mutantActivation, disableBail }) {
    if (mutantActivation === 'static') stryker.activeMutant = activeMutant.id;
    try {
      this.tests ??= await loadTests();
    } catch (error) {
      const failed = { id: 'load', name: 'load', timeSpentMs: 0, status: TestStatus.Failed };
      return toMutantRunResult({
        status: DryRunStatus.Complete,
        tests: [{ ...failed, failureMessage: String(error) }],
      });
    }
    stryker.activeMutant = activeMutant.id;
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    const results = [];
    for (const test of this.tests) {
      if (wanted !== null && !wanted.has(test.id)) continue;
      const result = await outcomeOf(test);
      results.push(result);
      if (result.status === TestStatus.Failed && !disableBail) break;
    }
    stryker.activeMutant = undefined;
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: results });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'judge', JudgeRunner)];
