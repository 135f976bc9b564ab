import type { AuthMode } from './protocol.ts';

/** An SDK in one version as a subject file describes it, with its paths resolved. @see spec/sdk-subject.schema.json */
export interface Subject {
  /** Unique among subjects; stands in ids and file names. */
  readonly name: string;
  readonly title: string;
  /** What is started, never through a shell. */
  readonly command: readonly [program: string, ...parameters: string[]];
  /** Only these of the ways of signing in that the adapter claims; null for all. */
  readonly auth: readonly AuthMode[] | null;
  /** Ledger of known deviations; null where there is none. */
  readonly deviations: string | null;
  /** Whether a run that names no subject includes it. */
  readonly isDefault: boolean;
  /** Whether it is an example or a control of the suite: a run of such subjects alone says nothing of any SDK. */
  readonly isExample: boolean;
  /** What to install to get this SDK, such as `@bitrix24/b24jssdk@2.2.0`; null where nothing can be named. */
  readonly package: string | null;
  /** Packages that have to be installed beside it, because it imports them and does not declare them. */
  readonly alsoInstall: readonly string[];
  /** A JavaScript module whose `call(portal, method, params)` makes the call, for scripts that reproduce a finding; null where there is none. */
  readonly reproduce: string | null;
  /** Directory of a working copy of the SDK that is judged in place of an installed one; null for what is installed. */
  readonly workingCopy: string | null;
  /** The subject file; for a working copy its directory. */
  readonly file: string;
}

/** Whether a subject is one version of an SDK, and not whichever is installed. */
export function isPinned({ package: name }: Pick<Subject, 'package'>): boolean {
  return name !== null && /.@/.test(name);
}

/** The package of a subject in the version that was found: what to install to get the same. */
export function packageFound(
  subject: Pick<Subject, 'package' | 'workingCopy'>,
  version: string | null,
): string | null {
  const { package: name, workingCopy } = subject;
  return name === null || version === null || workingCopy !== null || isPinned(subject)
    ? name
    : `${name}@${version}`;
}
