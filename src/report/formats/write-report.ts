import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Report } from '../model/report.ts';
import { badgeJson } from './badge-json.ts';
import { badgeSvg } from './badge-svg.ts';
import { ctrfJson } from './ctrf-json.ts';
import { indexHtml } from './index-html.ts';
import { junitXml } from './junit-xml.ts';
import { overflowDirectory, overflowFiles } from './overflow.ts';
import { overflowHtml } from './overflow-html.ts';
import { reportJson } from './report-json.ts';
import { sarifJson } from './sarif-json.ts';
import { summaryMd } from './summary-md.ts';

/** Writes one format piece by piece. The same report gives the same text. */
export type Format = (report: Report) => Iterable<string>;

/**
 * Every file that is written from the model, by name. `evidence/` is not among them: it comes first. `report.json` is the
 * last one: where it is, the report is whole.
 */
export const formats: Readonly<Record<string, Format>> = {
  'junit.xml': junitXml,
  'ctrf.json': ctrfJson,
  'results.sarif': sarifJson,
  'summary.md': summaryMd,
  'badge.json': badgeJson,
  'badge.svg': badgeSvg,
  'index.html': indexHtml,
  'report.json': reportJson,
};

const pieceSize = 256 * 1024;

async function writePieces(file: string, pieces: Iterable<string>): Promise<void> {
  // What is there may be a link: it is replaced, never followed.
  await rm(file, { recursive: true, force: true });
  const handle = await open(file, 'wx');
  try {
    let waiting = '';
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < pieceSize) continue;
      await handle.writeFile(waiting);
      waiting = '';
    }
    await handle.writeFile(waiting);
  } finally {
    await handle.close();
  }
}

/** Every file that a report is written as, by its path in the directory: all formats, and what a big page leaves out. */
export function* reportFiles(report: Report): Generator<readonly [name: string, pieces: Iterable<string>]> {
  for (const overflow of overflowFiles(report)) yield [overflow.file, overflowHtml(report, overflow)];
  for (const [name, format] of Object.entries(formats)) yield [name, format(report)];
}

/**
 * Writes all formats of a report into a directory, which is made if need be. Each file appears whole or not at
 * all: it is written beside its place and then moved there. Rejects with what the file system throws.
 */
export async function writeReport(report: Report, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await rm(join(directory, overflowDirectory), { recursive: true, force: true });
  for (const [name, pieces] of reportFiles(report)) {
    const file = join(directory, name);
    await mkdir(dirname(file), { recursive: true });
    await writePieces(`${file}.part`, pieces);
    await rename(`${file}.part`, file);
  }
}
