import type { Exchange } from '../record/exchange.ts';
import { parseResponse } from '../record/parse-response.ts';

/** One thing the doctor looked at. Nothing in it comes from the portal but codes, numbers and ids. */
export interface DoctorFinding {
  readonly level: 'ok' | 'warn' | 'problem';
  /** The setting, or the thing, that the finding is about. */
  readonly subject: string;
  /** What was found, one sentence. */
  readonly message: string;
  /** What to do about it; empty where nothing needs doing. */
  readonly remedy: string;
}

/** Makes a finding. */
export function finding(
  level: DoctorFinding['level'],
  subject: string,
  message: string,
  remedy = '',
): DoctorFinding {
  return { level, subject, message, remedy };
}

/** What an exchange came to, in a few safe words. */
export function outcomeOf(exchange: Exchange): string {
  if (exchange.failure !== null) return `${exchange.failure.code}: ${exchange.failure.message}`;
  const { code, status } = parseResponse(exchange);
  return `HTTP ${status}${code === null ? '' : ` ${code.replace(/[^\w.-]/g, '').slice(0, 60)}`}`;
}
