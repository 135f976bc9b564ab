import type { RunRequest } from './run-request.ts';

/** What a Playwright configuration of somebody else's asks for. Every process that loads the configuration knows it. */
export interface ProjectsRun {
  readonly request: RunRequest;
  /** The name of the project that holds the cases. */
  readonly name: string;
  /** The private directory of the run: `run.json` and what its processes tell each other. It exists while a run goes on. */
  readonly directory: string;
}

const slot = Symbol.for('b24-conformance.projects');

type Holder = { [slot]?: ProjectsRun };

/**
 * Keeps what a configuration asks for, for the spec files that are loaded after it in the same process.
 * @throws Error where it asks for a second group of projects: a spec file has one list of cases in a process
 */
export function keepProjectsRun(run: ProjectsRun): void {
  const known = (globalThis as Holder)[slot];
  if (known !== undefined && known.name !== run.name)
    throw new Error(
      `conformanceProjects() was called for “${known.name}” and for “${run.name}”. A configuration can hold one such group. Name several methods in one call, or use two configurations.`,
    );
  (globalThis as Holder)[slot] = run;
}

/** What the configuration of this process asks for; null where it has no such projects. */
export function projectsRun(): ProjectsRun | null {
  return (globalThis as Holder)[slot] ?? null;
}
