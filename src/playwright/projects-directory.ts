import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the private directory of the run. Playwright's workers inherit it from the main process. It holds no secret. */
const variable = 'CONFORMANCE_PROJECTS';

/**
 * The private directory of the run that the configuration of this process asks for: the same in Playwright's main process and
 * in all its workers. It is named here and made when a run begins, so that a run of other projects leaves nothing behind.
 */
export function projectsDirectory(): string {
  const known = process.env[variable];
  if (known !== undefined) return known;
  const directory = join(tmpdir(), `b24-run-${randomUUID()}`);
  process.env[variable] = directory;
  return directory;
}
