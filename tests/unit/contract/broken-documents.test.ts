import { join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { ContractError, problemLine } from '../../../src/contract/contract-error.ts';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { copySpec, replacing } from './spec-copy.ts';

const method = 'methods/im.dialog.writing.yaml';
const envelope = 'envelope.yaml';
const overlay = 'editions/im.dialog.writing@2026-08.overlay.yaml';
const zeroUser = 'DIALOG_ID: { type: string, pattern: "^0+$" }';

interface Breakage {
  readonly file: string;
  /** The text to replace, and by what. */
  readonly edit?: readonly [old: string, by: string] | ((text: string) => string);
  readonly edition?: string;
  /** The text of the line that the first problem names; its column is where `column` (else the text) begins in it. */
  readonly line: string;
  readonly column?: string;
  readonly pointer: string;
  readonly says: string;
}

const breakages: Readonly<Record<string, Breakage>> = {
  'an unclosed list': {
    file: method,
    edit: ['tags: [im]\n      summary: Send', 'tags: [im\n      summary: Send'],
    line: '      summary: Send "someone is writing to you…" (body or query)',
    column: 'summary',
    pointer: '/paths/~1im.dialog.writing/post/summary',
    says: 'This is no valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
  },
  'a tab': {
    file: method,
    edit: ['  title: im.dialog', '\ttitle: im.dialog'],
    line: '\ttitle: im.dialog.writing',
    pointer: '',
    says: 'This is no valid YAML: Tabs are not allowed as indentation.',
  },
  'a repeated key': {
    file: method,
    edit: ['  version: "2024-12"', '  version: "2024-12"\n  title: again'],
    line: '  title: again',
    column: 'title',
    pointer: '/info/title',
    says: 'This is no valid YAML: Map keys must be unique.',
  },
  'an alias of nothing': {
    file: method,
    edit: ['title: im.dialog.writing', 'title: *nothing'],
    line: '  title: *nothing',
    column: '*nothing',
    pointer: '/info/title',
    says: 'There is no anchor &nothing before this alias.',
  },
  'a list': {
    file: envelope,
    edit: (text) => `- ${text.split('\n')[0]}\n`,
    line: '- openapi: 3.1.0',
    pointer: '',
    says: 'The document must be a mapping of names to values.',
  },
  'an empty file': {
    file: envelope,
    edit: () => '',
    line: '',
    pointer: '',
    says: 'The file is empty.',
  },
  'another version of OpenAPI': {
    file: method,
    edit: ['openapi: 3.1.0', 'openapi: 2.9.0'],
    line: 'openapi: 2.9.0',
    pointer: '/openapi',
    says: 'only 3.1 is read',
  },
  'OpenAPI 3.0': {
    file: method,
    edit: ['openapi: 3.1.0', 'openapi: 3.0.3'],
    line: 'openapi: 3.0.3',
    pointer: '/openapi',
    says: "Write 3.1.0, and `type: [string, 'null']` in place of `nullable: true`.",
  },
  'a version that is a number': {
    file: method,
    edit: ['openapi: 3.1.0', 'openapi: 3.1'],
    line: 'openapi: 3.1\n',
    pointer: '/openapi',
    says: 'must be a text of three numbers',
  },
  'Swagger 2': {
    file: method,
    edit: ['openapi: 3.1.0', 'swagger: "2.0"'],
    line: 'swagger: "2.0"',
    pointer: '/swagger',
    says: 'This is Swagger 2',
  },
  'a keyword of OpenAPI 3.0': {
    file: method,
    edit: [zeroUser, `${zeroUser.slice(0, -2)}, nullable: true }`],
    line: 'nullable: true',
    pointer: '/x-outcomes/zero-user/when/properties/DIALOG_ID/nullable',
    says: 'OpenAPI 3.1 has no `nullable`',
  },
  'a mistyped keyword of a schema': {
    file: method,
    edit: [zeroUser, `${zeroUser.slice(0, -2)}, minLenght: 1 }`],
    line: 'minLenght: 1',
    pointer: '/x-outcomes/zero-user/when/properties/DIALOG_ID/minLenght',
    says: 'There is no keyword `minLenght` in JSON Schema. minLength may be meant.',
  },
  'two documents in one file': {
    file: method,
    edit: (text) => `${text}--- # another\nopenapi: 3.1.0\n`,
    line: '--- # another',
    pointer: '',
    says: 'A second YAML document begins here',
  },
  'a tag that nobody knows': {
    file: method,
    edit: ['title: im.dialog.writing', 'title: !env TITLE'],
    line: '  title: !env TITLE',
    column: '!env',
    pointer: '/info',
    says: 'This is no valid YAML: Unresolved tag: !env.',
  },
  'an overlay that does not say of what': {
    file: overlay,
    edition: '2026-08',
    edit: ['extends: ../methods/im.dialog.writing.yaml\n', ''],
    line: 'overlay: 1.0.0',
    pointer: '',
    says: 'The member `extends` is missing: it must be ../methods/im.dialog.writing.yaml.',
  },
  'an overlay of another document': {
    file: overlay,
    edition: '2026-08',
    edit: ['extends: ../methods/im.dialog.writing.yaml', 'extends: ../methods/im.chat.add.yaml'],
    line: 'extends: ../methods/im.chat.add.yaml',
    pointer: '/extends',
    says: 'This overlay is applied to ../methods/im.dialog.writing.yaml',
  },
  'a reference to nothing': {
    file: method,
    edit: ['"#/components/schemas/ChatDialogId"', '"#/components/schemas/Nothing"'],
    line: '        - $ref: "#/components/schemas/Nothing"',
    column: '$ref',
    pointer: '/components/schemas/DialogId/oneOf/0/$ref',
    says: 'The reference "#/components/schemas/Nothing" leads nowhere.',
  },
  'a reference to another file': {
    file: method,
    edit: ['../envelope.yaml#/components/schemas/Time', './other.yaml#/components/schemas/Time'],
    line: '          $ref: "./other.yaml#/components/schemas/Time"',
    column: '$ref',
    pointer: '/components/schemas/Success/properties/time/$ref',
    says: 'The reference "./other.yaml#/components/schemas/Time" names a file that is not part of this contract.',
  },
  'a circle of references': {
    file: method,
    edit: [
      '    ChatDialogId:\n      type: string',
      '    ChatDialogId:\n      $ref: "#/components/schemas/DialogId"',
    ],
    line: '      $ref: "#/components/schemas/DialogId"\n      pattern',
    column: '$ref',
    pointer: '/components/schemas/ChatDialogId/$ref',
    says: 'The reference "#/components/schemas/DialogId" leads back to itself.',
  },
  'a wrong type': {
    file: method,
    edit: ['        required: false\n        content', '        required: "no"\n        content'],
    line: '        required: "no"',
    column: 'required',
    pointer: '/paths/~1im.dialog.writing/post/requestBody/required',
    says: 'This must be of type boolean.',
  },
  'a misspelt member of OpenAPI': {
    file: method,
    edit: ['      operationId: postIm', '      operationID: post\n      operationId: postIm'],
    line: '      operationID: post\n',
    column: 'operationID',
    pointer: '/paths/~1im.dialog.writing/post/operationID',
    says: 'There is no member "operationID" here: remove it, or correct its name.',
  },
  'a member that is missing': {
    file: method,
    edit: ['      description: The status was sent.\n', ''],
    line: '    Success:\n      content:',
    column: 'Success',
    pointer: '/components/responses/Success',
    says: 'The member "description" is missing.',
  },
  'no header': {
    file: method,
    edit: (text) => text.replace(/x-conformance:[\s\S]*?(?=x-clauses)/, ''),
    line: 'openapi: 3.1.0',
    pointer: '/x-conformance/effect',
    says: 'The effect of the method is missing: none, idempotent, creates, changes or deletes.',
  },
  'another edition than the one that is asked for': {
    file: method,
    edit: ['version: "2024-12"', 'version: "2023-12"'],
    line: '  version: "2023-12"',
    column: 'version',
    pointer: '/info/version',
    says: 'There is no edition "2024-12" of im.dialog.writing. Known: 2023-12, 2026-08.',
  },
  'the title of another method': {
    file: method,
    edit: ['title: im.dialog.writing', 'title: im.dialog.reading'],
    line: '  title: im.dialog.reading',
    column: 'title',
    pointer: '/info/title',
    says: 'This must be "im.dialog.writing".',
  },
  'a misspelt member of ours': {
    file: method,
    edit: ['    runWide: [every-success]', '    runWides: [every-success]'],
    line: '    runWides: [every-success]',
    column: 'runWides',
    pointer: '/x-clauses/success-result/runWides',
    says: 'There is no member "runWides" here: remove it, or correct its name.',
  },
  'a clause without a level': {
    file: method,
    edit: ['  accepts-user:\n    level: MUST', '  accepts-user:'],
    line: '  accepts-user:',
    column: 'accepts-user',
    pointer: '/x-clauses/accepts-user',
    says: 'The member "level" is missing.',
  },
  'an unknown level': {
    file: envelope,
    edit: ['  content-type:\n    level: MUST', '  content-type:\n    level: MAY'],
    line: '    level: MAY',
    column: 'level',
    pointer: '/x-clauses/content-type/level',
    says: 'This must be one of "MUST", "SHOULD", "INFO".',
  },
  'an id in another style': {
    file: method,
    edit: ['  zero-ids:', '  zeroIds:'],
    line: '  zeroIds:',
    column: 'zeroIds',
    pointer: '/x-clauses/zeroIds',
    says: 'The name "zeroIds" must match pattern',
  },
  'a clause that the envelope has already': {
    file: method,
    edit: ['  zero-ids:', '  no-leak:'],
    line: '  no-leak:',
    column: 'no-leak',
    pointer: '/x-clauses/no-leak',
    says: 'The envelope has no-leak already: give this one another name.',
  },
  'an outcome of an unknown clause': {
    file: method,
    edit: ['clause: accepts-user', 'clause: accepts-users'],
    line: '    clause: accepts-users',
    column: 'clause',
    pointer: '/x-outcomes/success-user/clause',
    says: 'There is no clause accepts-users.',
  },
  'an undocumented code': {
    file: method,
    edit: ['{ status: 403, code: ACCESS_ERROR }', '{ status: 403, code: ACCESS_DENIED }'],
    line: '    prefers: [{ status: 403, code: ACCESS_DENIED }]',
    column: 'code',
    pointer: '/x-outcomes/foreign-chat/prefers/0/code',
    says: 'ACCESS_DENIED is not among the codes documented for status 403.',
  },
  'an undocumented status': {
    file: method,
    edit: ['{ status: 403, code: ACCESS_ERROR }', '{ status: 402, code: ACCESS_ERROR }'],
    line: '    prefers: [{ status: 402, code: ACCESS_ERROR }]',
    column: 'status',
    pointer: '/x-outcomes/foreign-chat/prefers/0/status',
    says: 'No response is documented for status 402.',
  },
  'a request without a response example': {
    file: method,
    edit: [
      '      foreign-chat: { DIALOG_ID: { $fixture: foreign-chat } }',
      '      strange-chat: { DIALOG_ID: { $fixture: foreign-chat } }',
    ],
    line: '      strange-chat: { DIALOG_ID: { $fixture: foreign-chat } }',
    column: 'strange-chat',
    pointer: '/x-outcomes/foreign-chat/requests/strange-chat',
    says: 'No response example is named strange-chat: requests and responses are paired by name.',
  },
  'a response example without a request': {
    file: method,
    edit: [
      '            zero-user:\n',
      '            nobody:\n              value: { error: DIALOG_ID_EMPTY, error_description: x }\n            zero-user:\n',
    ],
    line: '            nobody:',
    column: 'nobody',
    pointer: '/components/responses/BadRequest/content/application~1json/examples/nobody',
    says: 'The response example nobody belongs to no request of an outcome.',
  },
  'classes that overlap': {
    file: method,
    edit: [zeroUser, 'DIALOG_ID: { type: string, pattern: "^(0|abc)+$" }'],
    line: '      malformed-user-id: { DIALOG_ID: abc }',
    column: 'malformed-user-id',
    pointer: '/x-outcomes/malformed-user-id/requests/malformed-user-id',
    says: 'This request belongs to zero-user as well.',
  },
  'a request outside its class': {
    file: method,
    edit: ['zero-user: { DIALOG_ID: "0" }', 'zero-user: { DIALOG_ID: "7" }'],
    line: '      zero-user: { DIALOG_ID: "7" }',
    column: 'zero-user',
    pointer: '/x-outcomes/zero-user/requests/zero-user',
    says: 'This request does not belong to the class that `when` describes.',
  },
  'a class that is no schema': {
    file: method,
    edit: [zeroUser, 'DIALOG_ID: { type: text }'],
    line: '    when:\n      required: [DIALOG_ID]\n      properties:\n        DIALOG_ID: { type: text }',
    column: 'when',
    pointer: '/x-outcomes/zero-user/when',
    says: 'This is no JSON Schema: ',
  },
  'a class with a broken pattern': {
    file: method,
    edit: [zeroUser, 'DIALOG_ID: { type: string, pattern: "^(0+$" }'],
    line: '    when:\n      required: [DIALOG_ID]\n      properties:\n        DIALOG_ID: { type: string, pattern: "^(0+$" }',
    column: 'when',
    pointer: '/x-outcomes/zero-user/when',
    says: 'This is no JSON Schema: Invalid regular expression',
  },
  'an overlay that is none': {
    file: overlay,
    edition: '2026-08',
    edit: ['overlay: 1.0.0', 'overlay: 2.0.0'],
    line: 'overlay: 2.0.0',
    pointer: '',
    says: 'This is no OpenAPI Overlay 1: it needs the members `overlay`, `info` and `actions`.',
  },
  'an overlay without actions': {
    file: overlay,
    edition: '2026-08',
    edit: (text) => text.replace(/actions:[\s\S]*/, 'actions: none\n'),
    line: 'overlay: 1.0.0',
    pointer: '',
    says: 'This is no OpenAPI Overlay 1: it needs the members `overlay`, `info` and `actions`.',
  },
  'an overlay on nothing': {
    file: overlay,
    edition: '2026-08',
    edit: ["$['x-outcomes'].missing.prefers", "$['x-outcomes'].nothing.prefers"],
    line: "  - target: $['x-outcomes'].nothing.prefers",
    column: 'target',
    pointer: '/actions/24/target',
    says: "is at $['x-outcomes'].nothing.prefers.",
  },
  'an overlay with a misspelt member': {
    file: overlay,
    edition: '2026-08',
    edit: [
      '  - target: $.info\n    description: The official page as of August 2026.\n    update:',
      '  - target: $.info\n    updates:',
    ],
    line: '    updates:',
    column: 'updates',
    pointer: '/actions/0/updates',
    says: 'An action has no member `updates`: it has target, description, update, copy, remove.',
  },
  'an overlay with a bad path': {
    file: overlay,
    edition: '2026-08',
    edit: ["  - target: $['x-outcomes'].missing.prefers\n", "  - target: $['x-outcomes'.missing.prefers\n"],
    line: "  - target: $['x-outcomes'.missing.prefers",
    column: 'target',
    pointer: '/actions/24/target',
    says: 'This is no JSONPath of RFC 9535:',
  },
  'an overlay that removes by a word': {
    file: overlay,
    edition: '2026-08',
    edit: ['    remove: true', '    remove: "true"'],
    line: '    remove: "true"',
    column: 'remove',
    pointer: '/actions/1/remove',
    says: 'The member `remove` must be true or false, without quotes.',
  },
  'an overlay that writes an undocumented code': {
    file: overlay,
    edition: '2026-08',
    edit: [
      '        - status: 400\n          code: DIALOG_ID_EMPTY',
      '        - status: 400\n          code: DIALOG_ID_VOID',
    ],
    line: '          code: DIALOG_ID_VOID',
    column: 'code',
    pointer: '/actions/23/update/prefers/0/code',
    says: 'DIALOG_ID_VOID is not among the codes documented for status 400.',
  },
  'an overlay that writes an unknown level': {
    file: overlay,
    edition: '2026-08',
    edit: ['      accepts-group:\n        level: MUST', '      accepts-group:\n        level: MAY'],
    line: '        level: MAY',
    column: 'level',
    pointer: '/actions/21/update/accepts-group/level',
    says: 'This must be one of "MUST", "SHOULD", "INFO".',
  },
};

async function refusal(directory: string, edition?: string): Promise<ContractError> {
  const error: unknown = await loadContract({
    method: 'im.dialog.writing',
    edition: edition ?? '2024-12',
    directory,
  }).catch((thrown: unknown) => thrown);
  if (error instanceof ContractError) return error;
  throw new Error(`The document is not refused: ${String(error)}`);
}

for (const [name, { file, edit, edition, line, column = line, pointer, says }] of Object.entries(breakages)) {
  test(`${name} is refused where it stands`, async () => {
    const copy = copySpec();
    const change = typeof edit === 'function' || edit === undefined ? edit : replacing(...edit);
    const text = change === undefined ? '' : copy.edit(file, change);
    const start = text.indexOf(line);
    expect(text.indexOf(line, start + 1), 'the line stands in the file once').toBe(line === '' ? 0 : -1);
    const offset = start + line.indexOf(column);
    const before = text.slice(0, offset).split('\n');

    const { problems, message } = await refusal(copy.directory, edition);
    const [first] = problems;

    expect(first).toMatchObject({
      file: relative(process.cwd(), join(copy.directory, file)),
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      pointer,
      message: expect.stringContaining(says),
    });
    expect(message).toBe(problems.map(problemLine).join('\n'));
    for (const problem of problems) expect(problem.message).toMatch(/^[A-Z].*\.$/);
  });
}

test('a file that is not there is refused by its name', async () => {
  const copy = copySpec();
  copy.remove(envelope);

  expect((await refusal(copy.directory)).problems).toEqual([
    {
      file: relative(process.cwd(), join(copy.directory, envelope)),
      line: 1,
      column: 1,
      pointer: '',
      message: 'The file does not exist.',
    },
  ]);
});

test('an unknown edition is refused with the known ones', async () => {
  const { directory } = copySpec();

  expect((await refusal(directory, '2025-01')).problems).toEqual([
    {
      file: relative(process.cwd(), join(directory, 'methods', 'im.dialog.writing.yaml')),
      line: 4,
      column: 3,
      pointer: '/info/version',
      message: 'There is no edition "2025-01" of im.dialog.writing. Known: 2024-12, 2026-08.',
    },
  ]);
});

test('several mistakes are told at once', async () => {
  const copy = copySpec();
  copy.edit(method, (text) =>
    text.replace('level: MUST', 'level: MAY').replace('check: record', 'chek: record'),
  );

  expect((await refusal(copy.directory)).problems.map(({ pointer }) => pointer)).toEqual([
    '/x-clauses/success-result/level',
    '/x-clauses/open-questions',
    '/x-clauses/open-questions/chek',
  ]);
});

test('a copy of the documents that nobody spoilt is accepted, in both editions', async () => {
  const { directory } = copySpec();

  expect((await loadContract({ method: 'im.dialog.writing', edition: '2024-12', directory })).edition).toBe(
    '2024-12',
  );
  expect((await loadContract({ method: 'im.dialog.writing', directory, edition: '2026-08' })).edition).toBe(
    '2026-08',
  );
});
