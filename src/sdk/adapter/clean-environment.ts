import { delimiter, dirname } from 'node:path';

/** What an adapter's environment is made of. */
export interface EnvironmentParts {
  readonly stateDir: string;
  /** Marks every descendant of the adapter, so that those left behind can be found. */
  readonly mark: string;
  /** PEM file of the authority to trust, in the variables that runtimes read. */
  readonly caFile: string | null;
  readonly proxyUrl: string | null;
  /** The caller's PATH; the directory of this Node comes first. */
  readonly path: string;
  /** Where the user's command runs. */
  readonly project: string;
  readonly workingCopy: string | null;
}

/** Name of the variable that marks an adapter and its descendants. */
export const markVariable = 'SDK_CASE_MARK';

/** Name of the variable that tells adapters where the user's command runs, so that an SDK is looked for in the user's project first. */
export const projectVariable = 'B24SDK_PROJECT_DIR';

/** Name of the variable that tells adapters of a working copy to load. */
export const workingCopyVariable = 'B24SDK_PACKAGE_DIR';

/**
 * The whole environment of an adapter: nothing of ours but the PATH and the directory, so that no credential of a real portal and no setting of this suite
 * reaches an SDK, and homes and caches are the case's own.
 */
export function cleanEnvironment(parts: EnvironmentParts): Readonly<Record<string, string>> {
  const { stateDir, mark, caFile, proxyUrl, path, project, workingCopy } = parts;
  const authority =
    caFile === null
      ? {}
      : {
          NODE_EXTRA_CA_CERTS: caFile,
          SSL_CERT_FILE: caFile,
          CURL_CA_BUNDLE: caFile,
          REQUESTS_CA_BUNDLE: caFile,
        };
  const proxy = proxyUrl === null ? {} : { HTTPS_PROXY: proxyUrl, https_proxy: proxyUrl };
  return {
    PATH: [dirname(process.execPath), path].join(delimiter),
    HOME: stateDir,
    TMPDIR: stateDir,
    LANG: 'C.UTF-8',
    [markVariable]: mark,
    [projectVariable]: project,
    ...(workingCopy === null ? {} : { [workingCopyVariable]: workingCopy }),
    ...authority,
    ...proxy,
  };
}
