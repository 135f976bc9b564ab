import { type Breakage, method } from './breakage.ts';

const zeroUser = 'DIALOG_ID: { type: string, pattern: "^0+$" }';

/** Documents that are no OpenAPI 3.1. */
export const openApiBreakages: Readonly<Record<string, Breakage>> = {
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
};
