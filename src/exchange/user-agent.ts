import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const { version } = content as { version?: unknown };
  return typeof version === 'string' ? version : '0.0.0';
}

/** The name under which the suite calls a portal, e.g. `b24-conformance/0.1.0`. */
export const userAgent = `b24-conformance/${packageVersion()}`;
