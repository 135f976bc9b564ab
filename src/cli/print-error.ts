import { AddressError } from '../contract/addresses.ts';
import { ContractError } from '../contract/contract-error.ts';
import { EvidenceError } from '../report/model/read-evidence.ts';
import { ReportError } from '../report/model/report-error.ts';
import { terminalText } from '../report/text/escape.ts';
import { SettingsError } from '../settings/load-settings.ts';
import { UsageError } from './exit-codes.ts';

/** Says on stderr what has to be put right. An error nobody foresaw is a defect of the suite and says so, with its stack. */
export function printError(error: unknown): void {
  const foreseen = [UsageError, SettingsError, AddressError, ContractError, EvidenceError, ReportError].some(
    (kind) => error instanceof kind,
  );
  const message = error instanceof Error ? error.message : String(error);
  for (const line of message.split('\n')) console.error(terminalText(line, 2_000));
  if (foreseen) return;
  console.error('This is a defect of the suite.');
  if (error instanceof Error) console.error(terminalText(error.stack ?? '', 4_000));
}
