import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json } from '../../contract/contract.ts';
import type { LeftOut, MethodFacts, ParameterFact, SourceFacts } from '../facts.ts';
import { typesOfWords } from '../json-types.ts';
import { chooseFacts } from './choose-facts.ts';
import type { SourceFiles } from './source-files.ts';

/** What of a method file is read. */
interface VendorFile {
  readonly method: string;
  readonly scope?: string | null;
  readonly kind?: string;
  readonly title?: string;
  readonly deprecated?: unknown;
  readonly params: readonly {
    readonly name: string;
    readonly base?: string;
    readonly type?: string;
    readonly required?: boolean | string;
  }[];
  readonly requiredConvention?: boolean;
  readonly resultExample?: { readonly [name: string]: Json };
}

const isVendorFile = new Ajv2020({ strict: false }).compile<VendorFile>({
  type: 'object',
  required: ['method', 'params'],
  properties: {
    method: { type: 'string', pattern: '^[A-Za-z][\\w.]*$' },
    scope: { type: ['string', 'null'] },
    kind: { type: 'string' },
    title: { type: 'string' },
    params: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: {
          // Names are written and printed, so they have no characters that nobody sees.
          name: { type: 'string', pattern: '^\\P{C}+$' },
          base: { type: 'string' },
          type: { type: 'string' },
        },
      },
    },
    resultExample: { type: 'object' },
  },
});

function factsOf(file: VendorFile, path: string, commit: string | null): MethodFacts {
  const parameters = file.params.map(
    ({ name, base, type, required }): ParameterFact => ({
      name,
      types: typesOfWords([base ?? type ?? '']),
      required: required === true,
      line: null,
    }),
  );
  const sample = file.resultExample ?? null;
  return {
    method: file.method,
    isV3: false,
    isTitled: true,
    origin: { name: 'vendor-method-file', path: `_assets/simulator/spec/methods/${path}`, commit },
    scopes: /^[a-z][\w.-]*$/.test(file.scope ?? '') ? [file.scope ?? ''] : [],
    deprecated: Boolean(file.deprecated ?? false),
    parameters,
    // Where the file does not know which parameters are required, a call without them may be refused.
    knowsParameters: file.params.every(({ required }) => typeof required === 'boolean'),
    example: null,
    success: {
      sample: sample !== null && 'result' in sample ? sample : null,
      resultTypes: null,
      members: {},
      lines: null,
    },
    errors: [],
    errorStatuses: [],
    hasNumericCodes: false,
    reads: file.kind === undefined ? null : file.kind === 'read',
    differences: [],
    headingWrites: false,
  };
}

function readOne(files: SourceFiles, path: string, commit: string | null): MethodFacts | LeftOut {
  try {
    const value: unknown = JSON.parse(files.read(path));
    if (isVendorFile(value)) return factsOf(value, path.split('/').at(-1) ?? path, commit);
    return { path, reason: 'This is no method file: it has no `method` and `params` of the usual form.' };
  } catch {
    return { path, reason: 'The file cannot be read as JSON.' };
  }
}

/** Where the vendor's repository has its method files; somebody may have taken out any part of that path. */
const folders = [
  '',
  'methods/',
  'spec/methods/',
  'simulator/spec/methods/',
  '_assets/simulator/spec/methods/',
];

/** The method files among those of a source: the names of files that are called after methods, in the folder for them. */
export function vendorFilesIn({ names }: SourceFiles): readonly string[] {
  const found = folders.map((folder) =>
    names.filter(
      (name) => name.startsWith(folder) && /^[a-z]\w*(?:\.\w+)+\.json$/i.test(name.slice(folder.length)),
    ),
  );
  return found.find((files) => files.length > 0) ?? [];
}

/**
 * What the vendor's machine-readable files say of each method: parameters, scope, whether it only reads, and an example of the result.
 * They know no errors.
 *
 * @see https://github.com/bitrix-tools/b24-rest-docs `_assets/simulator/spec/methods`
 */
export function readVendorFiles(files: SourceFiles, commit: string | null): SourceFacts {
  return chooseFacts(vendorFilesIn(files).map((path) => readOne(files, path, commit)));
}
