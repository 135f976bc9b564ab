import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHarnessCertificate } from './harness/start-harness.ts';
import type { CallContext } from './run-case.ts';

/** Makes what all calls of a run share: a directory of its own, which the caller removes, and two authorities. */
export async function makeCallContext({
  path,
  project,
  signal,
}: Pick<CallContext, 'path' | 'project' | 'signal'>): Promise<CallContext> {
  const directory = mkdtempSync(join(tmpdir(), 'b24-sdk-'));
  const [certificate, other] = await Promise.all([makeHarnessCertificate(), makeHarnessCertificate()]);
  const caFile = join(directory, 'authority.pem');
  const otherCaFile = join(directory, 'other-authority.pem');
  writeFileSync(caFile, certificate.authority);
  writeFileSync(otherCaFile, other.authority);
  return { directory, certificate, caFile, otherCaFile, path, project, signal };
}
