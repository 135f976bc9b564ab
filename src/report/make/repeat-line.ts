import type { Case } from '../../plan/case.ts';
import type { EvidenceHeader } from '../evidence/evidence.ts';
import { shellWord } from '../text/shell-text.ts';

/** What a repeated run writes into, so that it overwrites no report that somebody still reads. */
export const repeatDirectory = 'reports/repeat';

/** How the run of a case was made, as far as repeating it must be alike. */
export interface RunShape {
  readonly header: Pick<EvidenceHeader, 'contract' | 'subject' | 'options' | 'sdk'>;
  readonly strict: boolean;
  /** The ledger's file, as it was named. */
  readonly deviations: string | null;
}

function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : shellWord([{ bytes: Buffer.from(text).toString('latin1') }]);
}

function line(
  command: readonly string[],
  options: readonly (readonly [name: string, value?: string])[],
): string {
  const words = [
    ...command,
    ...options.flatMap(([name, value]) => [name, ...(value === undefined ? [] : [value])]),
  ];
  return ['npx', 'b24-conformance', ...words].map(word).join(' ');
}

function shared(id: string, { header, strict }: RunShape, deviations: string | null) {
  return [
    ['--method', header.contract.method],
    ['--edition', header.contract.edition],
    ['--only', id],
    ...(strict ? [['--strict'] as const] : []),
    ...(deviations === null ? [] : [['--deviations', deviations] as const]),
  ] as const;
}

/** Which portal is judged: the embedded one by its name, any other one by the settings, which hold its credentials. */
function targetOptions({ header }: RunShape) {
  return header.subject.origin === 'embedded' ? [['--embedded'] as const] : [];
}

/** What makes a case that repeats, or generates, send the same requests again. */
function requestOptions({ generates }: Case, { header }: RunShape) {
  const { repeat } = header.options;
  return [
    ...(repeat === null ? [] : [['--repeat', String(repeat)] as const]),
    ...(generates === undefined || generates.runs === 0
      ? []
      : [['--seed', String(generates.seed)] as const, ['--fuzz', String(generates.runs)] as const]),
  ];
}

/** The command that repeats a case of a portal alone, judged by the same document, ledger and options. */
export function portalRepeatLine(planned: Case, run: RunShape): string {
  return line(
    ['portal'],
    [
      ...targetOptions(run),
      ...shared(planned.id, run, run.deviations),
      ...requestOptions(planned, run),
      ['--out', repeatDirectory],
    ],
  );
}

/** The command that repeats a case of an SDK alone. A subject of one's own is named by its file, which also names its ledger. */
export function sdkRepeatLine(id: string, run: RunShape): string {
  const { sdk, subject, options } = run.header;
  return line(
    ['sdk', sdk?.file ?? subject.name],
    [
      ...shared(id, run, options.deviations ?? null),
      ...(options.slow === true ? [['--slow'] as const] : []),
      ['--out', repeatDirectory],
    ],
  );
}
