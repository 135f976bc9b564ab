import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { terminalText } from '../report/text/escape.ts';
import { flipVariable } from '../report/text/flip-variable.ts';
import { idOfTitle } from '../report/text/test-title.ts';
import { writeAsked } from '../run/asked-file.ts';
import { type ProjectsRun, projectsRun } from '../run/projects-run.ts';
import { runFileName } from '../run/run-file.ts';

/**
 * Stands beside the reporters of a project that has the conformance projects in its configuration. It tells the run which cases
 * were selected, keeps failing cases cheap (see `reporter()`), and prints the statement at the end. Tests of other projects
 * are none of its business.
 */
export default class ProjectsReporter implements Reporter {
  private projects: ProjectsRun | null = null;
  private readonly lines: string[] = [];

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.projects = projectsRun();
    if (this.projects === null) return;
    const { name, directory } = this.projects;
    const cases = suite.suites.filter((one) => one.project()?.name === name).flatMap((one) => one.allTests());
    if (cases.length === 0) return;
    process.env[flipVariable] = 'yes';
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeAsked(
      join(directory, runFileName),
      cases.map(({ title }) => idOfTitle(title)),
    );
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const project = test.parent.project()?.name;
    if (this.projects === null || project === undefined) return;
    const { name } = this.projects;
    if (project === name && test.expectedStatus === 'failed') {
      test.expectedStatus = 'passed';
      test.annotations = test.annotations.filter(({ type }) => type !== 'fail');
      result.annotations = result.annotations.filter(({ type }) => type !== 'fail');
    }
    for (const { type, description = '' } of result.annotations)
      if (project.startsWith(`${name} `) && ['not prepared', 'statement', 'report'].includes(type))
        this.lines.push(`${type.padEnd(12)} ${terminalText(description, 1_000)}`);
  }

  onEnd(): void {
    if (this.lines.length > 0) process.stdout.write(`\n${this.lines.join('\n')}\n`);
  }
}
