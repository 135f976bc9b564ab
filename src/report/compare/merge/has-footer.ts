import { evidenceLines } from '../../evidence/read-evidence.ts';

/** Whether evidence has its last line. Without it the process that wrote it was killed. */
export async function hasFooter(evidence: string): Promise<boolean> {
  let ended = false;
  for await (const line of evidenceLines(evidence)) ended = line.type === 'end';
  return ended;
}
