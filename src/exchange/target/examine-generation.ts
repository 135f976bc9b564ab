import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../package-root.ts';
import { parseResponse } from '../record/parse-response.ts';
import type { Session } from '../session.ts';
import { type DoctorFinding, finding } from './doctor-finding.ts';

/** A generation of portals, as `spec/generations.yaml` describes it. */
export interface Generation {
  /** What `im.revision.get` answers for `mobile`. */
  readonly mobile: number;
  /** Words for people: the modules. */
  readonly says: string;
  /** The ledger of what is known of it. */
  readonly ledger: string;
}

/** The generations that are known. A test checks the file. */
export function knownGenerations(): readonly Generation[] {
  return parse(readFileSync(join(packageRoot(), 'spec/generations.yaml'), 'utf8')) as readonly Generation[];
}

/** Recognises the generation of a portal, and proposes the ledger of what is known of it. */
export async function examineGeneration(session: Session): Promise<DoctorFinding> {
  const revision = parseResponse(await session.call('im.revision.get')).body?.['result'];
  const figures = typeof revision === 'object' && revision !== null ? revision : {};
  const { rest, mobile } = figures as { readonly rest?: unknown; readonly mobile?: unknown };
  if (!Number.isInteger(Number(rest ?? Number.NaN)))
    return finding('warn', 'revision', "The portal does not tell its chat's REST revision.");
  const told = `The portal's chat has REST revision ${Number(rest)}`;
  const generation = knownGenerations().find((one) => one.mobile === Number(mobile));
  if (generation === undefined) return finding('ok', 'revision', `${told}.`);
  const { says, ledger } = generation;
  return finding('ok', 'revision', `${told}, like ${says}.`, `What is known of them: --deviations ${ledger}`);
}
