import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { jsonText } from '../formats/json-text.ts';
import type { EvidenceCase, EvidenceFooter, EvidenceHeader, EvidenceSent } from './evidence.ts';

/**
 * Starts an evidence file: makes its directory, replaces what was there, writes the header line.
 * Throws what the file system throws.
 */
export function startEvidence(file: string, header: EvidenceHeader): void {
  mkdirSync(dirname(file), { recursive: true });
  // What is there may be a link: it is replaced, never followed.
  rmSync(file, { force: true });
  writeFileSync(file, `${jsonText(header)}\n`, { flag: 'wx' });
}

/**
 * Appends one line in one write, so that lines of several processes never mix: the file is opened in append mode,
 * where the system moves to the end and writes as one step.
 */
export function appendEvidence(file: string, line: EvidenceCase | EvidenceSent | EvidenceFooter): void {
  appendFileSync(file, `${jsonText(line)}\n`);
}
