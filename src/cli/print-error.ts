import { relative, resolve, sep } from 'node:path';
import { AddressError } from '../contract/addresses.ts';
import { ContractError } from '../contract/contract-error.ts';
import { RefusedFile } from '../open-regular-file.ts';
import { packageRoot } from '../package-root.ts';
import { EvidenceError } from '../report/evidence/read-evidence.ts';
import { ReportError } from '../report/model/report-error.ts';
import { terminalText } from '../report/text/escape.ts';
import { causeOf, PlaceError } from '../run/places/place-error.ts';
import { SubjectError } from '../sdk/choose-subjects.ts';
import { SettingsError } from '../settings/load-settings.ts';
import { TrafficError } from '../traffic/traffic-error.ts';
import { UsageError } from './exit-codes.ts';

/** What the system says about a path that the user named. The files of the package itself are not the user's. */
function systemError(error: unknown): string | null {
  const { path, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || typeof path !== 'string' || typeof syscall !== 'string') return null;
  const own = relative(packageRoot(), resolve(path)).split(sep)[0] ?? '';
  if (['src', 'dist', 'spec', 'node_modules', 'package.json'].includes(own)) return null;
  return `${path} cannot be used: ${causeOf(error)}.`;
}

/** Says on stderr what has to be put right. An unexpected error is printed as an internal error, with its stack. */
export function printError(error: unknown): void {
  const foreseen = [
    UsageError,
    SettingsError,
    AddressError,
    ContractError,
    EvidenceError,
    ReportError,
    PlaceError,
    SubjectError,
    TrafficError,
    RefusedFile,
  ].some((kind) => error instanceof kind);
  const system = systemError(error);
  const message = system ?? (error instanceof Error ? error.message : String(error));
  for (const line of message.split('\n')) console.error(terminalText(line, 2_000));
  if (foreseen || system !== null) return;
  console.error('Internal error. Please report it.');
  if (error instanceof Error) console.error(terminalText(error.stack ?? '', 4_000));
}
