import { spawnSync } from 'node:child_process';
import type { Manifest } from './manifest.ts';
import type { PackageResult } from './package-finding.ts';

/** Milliseconds to load a package: the largest of those known takes less than two seconds on a busy machine. */
const loadMs = 60_000;
/** Characters of an error that are shown. */
const maxError = 240;

/** How loading a package from an empty project ended. */
interface Loading {
  readonly isLoaded: boolean;
  /** A package that was not found; null where another error came. */
  readonly missing: string | null;
  readonly error: string;
}

const report = `(error) => { console.error(JSON.stringify([error?.code ?? null, String(error?.message ?? error)])); process.exit(1); }`;

const programs = {
  module: (name: string) => `import(${JSON.stringify(name)}).then(() => process.exit(0), ${report});`,
  commonjs: (name: string) =>
    `try { require(${JSON.stringify(name)}); process.exit(0); } catch (error) { (${report})(error); }`,
} as const;

function errorIn(stderr: string): readonly [code: string | null, message: string] {
  const line = stderr.trim().split('\n').at(-1) ?? '';
  try {
    const [code, message] = JSON.parse(line) as readonly [string | null, string];
    return [code, message];
  } catch {
    return [null, line];
  }
}

function load(kind: keyof typeof programs, name: string, directory: string, path: string): Loading {
  const type = kind === 'module' ? 'module' : 'commonjs';
  const { status, stderr } = spawnSync(
    process.execPath,
    [`--input-type=${type}`, '--eval', programs[kind](name)],
    {
      cwd: directory,
      encoding: 'utf8',
      timeout: loadMs,
      env: { PATH: path, HOME: directory, TMPDIR: directory },
    },
  );
  if (status === 0) return { isLoaded: true, missing: null, error: '' };
  const [code, message] = errorIn(stderr);
  const named = /Cannot find (?:package|module) '((?:@[^/']+\/)?[^/'.][^/']*)/.exec(message)?.[1] ?? null;
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
  return {
    isLoaded: false,
    missing: isMissing ? named : null,
    error: message.split('\n')[0]?.slice(0, maxError) ?? '',
  };
}

/** Whether a package says that CommonJS may require it. */
function claimsCommonJs({ type, exports, main }: Manifest): boolean {
  if (exports === undefined) return type !== 'module' && main !== undefined;
  const text = JSON.stringify(exports);
  return text.includes('"require"') || (type !== 'module' && !text.includes('"import"'));
}

/** Imports and requires a package that stands alone in a folder. */
export function loadResults(manifest: Manifest, directory: string, path: string): readonly PackageResult[] {
  const { name } = manifest;
  const asModule = load('module', name, directory, path);
  const claims = claimsCommonJs(manifest);
  const asCommonJs = claims ? load('commonjs', name, directory, path) : null;
  const missing = [asModule, asCommonJs].flatMap((one) => one?.missing ?? []).filter((one) => one !== name);
  const declares = { clause: 'declares-dependencies' } as const;
  const loaded = (
    clause: 'loads-as-module' | 'loads-as-commonjs',
    { isLoaded, missing: lost, error }: Loading,
  ): PackageResult =>
    isLoaded
      ? { clause, verdict: 'pass', says: 'It loads.' }
      : lost !== null && lost !== name
        ? { clause, verdict: 'inconclusive', says: `It needs ${lost}, which is not there.` }
        : { clause, verdict: 'fail', says: error };
  return [
    missing.length > 0
      ? {
          ...declares,
          verdict: 'fail',
          says: `It imports ${[...new Set(missing)].join(', ')}, which its package.json does not declare.`,
        }
      : asModule.isLoaded && asCommonJs?.isLoaded !== false
        ? { ...declares, verdict: 'pass', says: 'It loads with what it declares and nothing else.' }
        : {
            ...declares,
            verdict: 'inconclusive',
            says: 'It does not load to its end, so what it would import further on is not known.',
          },
    loaded('loads-as-module', asModule),
    asCommonJs === null
      ? { clause: 'loads-as-commonjs', verdict: 'not-run', says: 'It is for ECMAScript modules only.' }
      : loaded('loads-as-commonjs', asCommonJs),
  ];
}
