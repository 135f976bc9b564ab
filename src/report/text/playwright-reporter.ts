import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import type { Report } from '../model/report.ts';
import { keepAskedCases, noneSelected } from './asked-cases.ts';
import { terminalText } from './escape.ts';
import { finishedReport } from './finished-report.ts';
import { flipVariable } from './flip-variable.ts';
import { wantsColour } from './paint.ts';
import { progressLine } from './progress-line.ts';
import { summaryText } from './screen.ts';
import { shardOf } from './shard-of.ts';
import { idOfTitle } from './test-title.ts';
import { waitSentences } from './wait-line.ts';

/** What `playwright.config.ts` tells the reporter. */
export interface ReporterOptions {
  readonly reportDir: string;
  readonly strict: boolean;
  /** The first line: what is judged. */
  readonly judging: string;
  readonly words: 'stdout' | 'stderr' | 'none';
  /** Null: colours where the output is a terminal that wants them. */
  readonly colour: boolean | null;
}

const everyMs = 100;

/**
 * Prints progress while a run goes on and the summary at its end, and keeps failures cheap. Playwright ends a worker
 * at every unexpected failure, at about half a second each, so a worker marks its failing test as expected to fail;
 * here, before any other reporter sees it, the mark is taken off again and the test is what it is: failed.
 */
export default class ConformanceReporter implements Reporter {
  private readonly options: ReporterOptions;
  private readonly stream: NodeJS.WriteStream;
  private total = 0;
  private done = 0;
  private startedAt = 0;
  private shownAt = 0;
  private shown = false;
  private printed = 0;

  constructor(options: ReporterOptions) {
    this.options = options;
    this.stream = options.words === 'stderr' ? process.stderr : process.stdout;
  }

  printsToStdio(): boolean {
    return true;
  }

  /**
   * Gives a shard its part of the cases. Playwright shards by groups of tests that share a worker, which here are whole spec
   * files: 622, 0 and 208 of 830 cases. Consecutive cases stay together, because they often need the same request, which is
   * sent once a run; merged in the order of their shards, the evidence is that of one run.
   */
  async preprocess({
    config,
    suite,
    testRun,
  }: Parameters<NonNullable<Reporter['preprocess']>>[0]): Promise<void> {
    if (config.shard === null) return;
    testRun.skipSharding();
    const tests = suite.allTests();
    const inShard = new Set(shardOf(tests, config.shard));
    for (const one of tests) if (!inShard.has(one)) testRun.exclude(one);
  }

  onBegin(config: FullConfig, suite: Suite): void {
    process.env[flipVariable] = 'yes';
    const tests = suite.allTests();
    keepAskedCases(tests.map(({ title }) => idOfTitle(title)));
    this.total = tests.length;
    this.startedAt = Date.now();
    if (this.options.words !== 'none') this.stream.write(`${terminalText(this.options.judging, 500)}\n`);
    if (config.shard !== null && this.total === 0) {
      const { current, total } = config.shard;
      process.stderr.write(
        `Shard ${current} of ${total} has no case: fewer cases than shards were asked for.\n`,
      );
    }
    this.showProgress();
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (test.expectedStatus === 'failed') {
      test.expectedStatus = 'passed';
      test.annotations = test.annotations.filter(({ type }) => type !== 'fail');
      result.annotations = result.annotations.filter(({ type }) => type !== 'fail');
    }
    this.done += 1;
    this.showProgress();
  }

  /** A worker tells here what it waits for. What else it writes is nobody's business. */
  onStdErr(chunk: string | Buffer): void {
    for (const sentence of waitSentences(chunk.toString())) {
      this.clearProgress();
      if (this.options.words !== 'none') process.stderr.write(`${terminalText(sentence, 500)}\n`);
    }
  }

  onError(error: TestError): void {
    // The global set-up has said in which pattern no case matches.
    if (noneSelected()) return;
    this.clearProgress();
    for (const line of (error.message ?? error.value ?? 'Unknown error')
      .replace(/^PlaceError: /, '')
      .split('\n'))
      process.stderr.write(`${terminalText(line, 2_000)}\n`);
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] } | undefined> {
    this.clearProgress();
    const report = this.done === 0 ? finishedReport() : this.report();
    if (report === null) return this.done === 0 ? undefined : { status: 'failed' };
    if (this.options.words !== 'none') {
      const colour = wantsColour(this.options.colour, this.stream, process.env);
      this.stream.write(
        `${summaryText(report, { colour, reportPath: join(this.options.reportDir, 'index.html') })}\n`,
      );
    }
    if (result.status === 'passed' && report.exitCode !== 0) return { status: 'failed' };
    return undefined;
  }

  /** The run ends in this process; where it did not, its report is read from the file. */
  private report(): Report | null {
    const finished = finishedReport();
    if (finished !== null) return finished;
    try {
      return JSON.parse(readFileSync(join(this.options.reportDir, 'report.json'), 'utf8')) as Report;
    } catch {
      return null;
    }
  }

  private showProgress(): void {
    if (this.options.words === 'none') return;
    const now = Date.now();
    const line = progressLine(this.done, this.total, now - this.startedAt);
    if (this.stream.isTTY === true) {
      if (now - this.shownAt < everyMs && this.done < this.total) return;
      this.shownAt = now;
      this.shown = true;
      this.stream.write(`\r\u001b[2K${line}`);
      return;
    }
    const quarter = Math.floor((4 * this.done) / Math.max(1, this.total));
    if (quarter === this.printed) return;
    this.printed = quarter;
    this.stream.write(`${line}\n`);
  }

  private clearProgress(): void {
    if (this.shown) this.stream.write('\r\u001b[2K');
    this.shown = false;
  }
}
