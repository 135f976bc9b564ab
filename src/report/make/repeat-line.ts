import { AddressError, addressesOf } from '../../contract/addresses.ts';
import type { DocumentNames } from '../../contract/documents.ts';
import type { Address } from '../../contract/editions.ts';
import type { Case } from '../../plan/case.ts';
import type { AskedDocuments, EvidenceHeader } from '../evidence/evidence.ts';
import { shellWord } from '../text/shell-text.ts';

/** What a repeated run writes into, so that it overwrites no report that somebody still reads. */
export const repeatDirectory = 'reports/repeat';

/** How the run of a case was made, as far as repeating it must be alike. */
export interface RunShape {
  readonly header: Pick<EvidenceHeader, 'documents' | 'subject' | 'options' | 'sdk'>;
  readonly strict: boolean;
  /** The ledger's file, as it was named. */
  readonly deviations: string | null;
}

type Option = readonly [name: string, value?: string];

function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : shellWord([{ bytes: Buffer.from(text).toString('latin1') }]);
}

function line(command: readonly string[], options: readonly Option[]): string {
  const words = [
    ...command,
    ...options.flatMap(([name, value]) => [name, ...(value === undefined ? [] : [value])]),
  ];
  return ['npx', 'b24-conformance', ...words].map(word).join(' ');
}

/** The options of documents by their names: one edition where all are of the same, else as many as there are methods. */
function namedDocuments(documents: DocumentNames): readonly Option[] {
  const editions = documents.map(({ edition }) => edition);
  const edition = new Set(editions).size === 1 ? documents[0].edition : editions.join(',');
  return [
    ['--method', documents.map(({ method }) => method).join(',')],
    ['--edition', edition],
  ];
}

/** Whether what a run was asked for still means the documents that it was judged by. */
function stillMeans({ methods, edition }: AskedDocuments, documents: DocumentNames): boolean {
  try {
    const named = (all: readonly Address[]) => all.map((one) => `${one.method} ${one.edition}`).join();
    return named(addressesOf(methods, edition)) === named(documents);
  } catch (error) {
    if (error instanceof AddressError) return false;
    throw error;
  }
}

/** The options of each run's documents: every case of a report has the same. */
const documentOptions = new WeakMap<DocumentNames, readonly Option[]>();

/**
 * The options that name the documents of a run. A case of a run of several methods is repeated as one of all of them: which requests it
 * sends, and what it is called, depends on the others.
 */
function optionsOf({ documents, options: { asked } }: RunShape['header']): readonly Option[] {
  const known = documentOptions.get(documents);
  if (known !== undefined) return known;
  const made: readonly Option[] =
    asked !== undefined && stillMeans(asked, documents)
      ? [
          ['--method', asked.methods],
          ...(asked.edition === null ? [] : [['--edition', asked.edition] as const]),
        ]
      : namedDocuments(documents);
  documentOptions.set(documents, made);
  return made;
}

function shared(id: string, { header, strict }: RunShape, deviations: string | null) {
  return [
    ...optionsOf(header),
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
