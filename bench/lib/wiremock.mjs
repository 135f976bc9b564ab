import { spawnSync } from 'node:child_process';
import { installed } from './installed.mjs';
import { freePort, startServer } from './server-process.mjs';

/** Why WireMock cannot be measured on this machine; undefined where it can. */
export function wireMockProblem() {
  const { status } = spawnSync('java', ['-version'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'there is no java';
}

/** WireMock with the mappings of a directory, templates on, and as much of it off as slows it down. */
export async function startWireMock(directory, path, wanted) {
  const { home, manifest } = installed('wiremock');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const started = await startServer({ name: 'WireMock', url: origin + path, ...wanted }, 'java', [
    '-jar',
    `${home}/build/wiremock-standalone-${manifest.version}.jar`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    `--root-dir=${directory}`,
    '--use-chunked-encoding=never',
    '--max-request-journal-entries=1000',
    '--disable-banner',
  ]);
  return { ...started, version: manifest.version, origin };
}
