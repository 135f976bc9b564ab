import { expect, test } from '@playwright/test';
import type { MethodFacts } from '../../../src/import/facts.ts';
import { readPage } from '../../../src/import/page/read-page.ts';

/** A page with the given parts; each is an own one of these tests, in the form of the official docs. */
function page({
  title = 'Get a Tree orchard.tree.get',
  parameters = '#|\n|| **Name**\n`type` | **Description** ||\n|| **TREE_ID***\n[`integer`](../types.md) | Number of the tree ||\n|#',
  success = '```json\n{ "result": { "ID": 7 }, "time": { "start": 1 } }\n```',
  errors = 'HTTP status: **400**\n\n#|\n|| **Code** | **Description** ||\n|| `TREE_NOT_FOUND` | There is no such tree ||\n|#',
} = {}): string {
  return [
    `# ${title}`,
    '> Scope: [`orchard`](../scopes.md)',
    '## Method Parameters',
    parameters,
    '## Response Handling',
    success,
    '## Error Handling',
    errors,
  ].join('\n\n');
}

function factsOf(text: string, path = 'api/orchard-tree-get.md'): MethodFacts {
  const facts = readPage(text, { path, commit: null });
  if ('reason' in facts) throw new Error(`left out: ${facts.reason}`);
  return facts;
}

function parametersOf(parameters: string): readonly string[] {
  return factsOf(page({ parameters })).parameters.map(
    ({ name, required, types }) => `${name}${required ? '*' : ''} ${types?.join('|') ?? 'any'}`,
  );
}

function errorsOf(errors: string): readonly string[] {
  return factsOf(page({ errors })).errors.map(({ code, status }) => `${code ?? 'no code'} ${status ?? '?'}`);
}

test('a page gives method, scope, parameters, success and refusals, with their lines', () => {
  expect(factsOf(page())).toEqual({
    method: 'orchard.tree.get',
    isV3: false,
    isTitled: true,
    origin: { name: 'official-docs', path: 'api/orchard-tree-get.md', commit: null },
    scopes: ['orchard'],
    deprecated: false,
    parameters: [{ name: 'TREE_ID', types: ['integer'], required: true, line: 10 }],
    knowsParameters: true,
    success: {
      sample: { result: { ID: 7 }, time: { start: 1 } },
      resultTypes: null,
      members: {},
      lines: [17, 17],
    },
    errors: [{ code: 'TREE_NOT_FOUND', status: null, words: 'There is no such tree', line: 26 }],
    errorStatuses: [400],
    hasNumericCodes: false,
    example: null,
    reads: null,
    differences: [],
    headingWrites: false,
  });
});

const row = (first: string) => `#|\n|| **Name**\n\`type\` | **Description** ||\n|| ${first} | Words ||\n|#`;
const nameCells: Readonly<Record<string, readonly [cell: string, read: string]>> = {
  'a star inside the bold': ['**A***\n[`string`](x.md)', 'A* string'],
  'a star in superscript inside': ['**A^*^**\n[`string`](x.md)', 'A* string'],
  'a star in superscript behind': ['**A**^*^\n[`string`](x.md)', 'A* string'],
  'an escaped star': ['**A**\\*\n[`string`](x.md)', 'A* string'],
  'a blank behind the name': ['**A*** \n[`string`](x.md)', 'A* string'],
  'no star': ['**A**\n[`string`](x.md)', 'A string'],
  'a list': ['**A**\n[`string[]`](x.md)', 'A array'],
  'several types in one pair': ['**A**\n[`string` \\| `object`](x.md)', 'A string|object'],
  'several types on several lines': ['**A**\n[`object`](x.md)\n[`string`](x.md)', 'A object|string'],
  'a type of the domain': ['**A**\n[`orchard_tree.id`](x.md)', 'A any'],
  'no type': ['**A**', 'A any'],
  'an older name behind': ['**A (OLD_A)**\n`string`', 'A string'],
  'a name in backticks': ['`A`\n`boolean`', 'A boolean'],
  'a name with a dot': ['**data.A***\n`integer`', 'data.A* integer'],
};
for (const [what, [cell, read]] of Object.entries(nameCells))
  test(`a parameter is read from a cell with ${what}`, () => {
    expect(parametersOf(row(cell))).toEqual([read]);
  });

test('a name that stands for several names is no parameter', () => {
  expect(parametersOf(row('**UF_\\***\n`any`'))).toEqual([]);
});

test('a table may have no row of headings, cells without blanks around them, and no end', () => {
  expect(parametersOf('#|\n|| **A***\n`integer`| Words ||\n||**B**\n`string`|Words||')).toEqual([
    'A* integer',
    'B string',
  ]);
});

test('a row that is not closed ends where the next one begins', () => {
  expect(parametersOf('#|\n|| **A**\n`integer` | Words\n|| **B**\n`string` | Words\n||\n|#')).toEqual([
    'A integer',
    'B string',
  ]);
});

test('code, tables and pipes in a cell part nothing', () => {
  const cell = 'Words `a | b` and `open\n\n```\n{ "a": "||" }\n```\n\n#|\n|| **inner** | x ||\n|#\n';
  expect(parametersOf(`#|\n|| **A**\n\`object\` | ${cell} ||\n|| **B**\n\`string\` | Words ||\n|#`)).toEqual([
    'A object',
    'B string',
  ]);
});

test('a column of types, and a plain table, are read too', () => {
  expect(parametersOf('| Parameter | Type | Words |\n|---|---|---|\n| `A` | string | x |')).toEqual([
    'A string',
  ]);
});

test('the parameters of nested tables are not those of the method', () => {
  const nested = `${row('**fields***\n[`object`](#fields)')}\n\n### Parameter fields {#fields}\n\n${row('**NAME***\n`string`')}`;
  expect(parametersOf(nested)).toEqual(['fields* object']);
});

for (const sentence of [
  'No parameters are required.',
  'The method has no parameters.',
  'Without parameters.',
])
  test(`parameters are known to be none by the sentence: ${sentence}`, () => {
    const { parameters, knowsParameters } = factsOf(page({ parameters: sentence }));
    expect({ parameters, knowsParameters }).toEqual({ parameters: [], knowsParameters: true });
  });

test('the introduction may say that there are no parameters', () => {
  const text = page().replace(/## Method Parameters[\s\S]*?(?=## Response)/, 'No parameters.\n\n');
  expect(factsOf(text)).toMatchObject({ parameters: [], knowsParameters: true });
});

const samples: Readonly<Record<string, string>> = {
  'commas behind the last member': '{ "result": [1, 2,], }',
  comments: '{ // what it is\n "result": [1, 2] }',
  'dots in place of more': '{ "result": [\n1,\n2,\n...\n] }',
  'dots within a list': '{ "result": [1, 2, ...] }',
  'single quotes': "{ 'result': [1, 2] }",
};
for (const [what, sample] of Object.entries(samples))
  test(`a sample with ${what} is read`, () => {
    const { success } = factsOf(page({ success: `\`\`\`json\n${sample}\n\`\`\`` }));
    expect(success.sample).toEqual({ result: [1, 2] });
  });

test('a sample that cannot be read is none, and the table of returned data gives the type', () => {
  const table = `${row('**result**\n[`object`](#r)')}\n\n#### Result {#r}\n\n${row('**ID**\n`integer`')}`;
  const { success } = factsOf(
    page({ success: `\`\`\`json\n{ "result": { \n\`\`\`\n\n### Returned Data\n\n${table}` }),
  );
  expect(success).toEqual({
    sample: null,
    resultTypes: ['object'],
    members: { ID: ['integer'] },
    lines: null,
  });
});

const columns = (heading: string, cells: string) => `#|\n|| ${heading} ||\n|| ${cells} ||\n|#`;
const layouts: Readonly<Record<string, readonly [table: string, read: readonly string[]]>> = {
  'code, description, value': [columns('**Code** | **Description** | **Value**', '`A` | x | y'), ['A ?']],
  'status first': [
    columns('**Status** | **Code** | **Description** | **Value**', '`404` | `A` | x | y'),
    ['A 404'],
  ],
  'status last': [columns('**Code** | **Description** | **Status**', '`A` | x | 403'), ['A 403']],
  'a message': [columns('**Code** | **Error Message** | **Description**', '`A` | x | y'), ['A ?']],
  'texts without codes': [columns('**Error Text** | **Description**', 'x | y'), ['no code ?']],
  'zero for a code': [columns('**Code** | **Description**', '`0` | x'), ['0 ?']],
  'a dash for a code': [columns('**Code** | **Description**', '— | x'), ['no code ?']],
  'an empty text for a code': [columns('**Code** | **Description**', 'Empty string | x'), [' ?']],
  'a sentence for a code': [columns('**Code** | **Description**', '`Tree is not found` | x'), ['no code ?']],
  'a pattern for a code': [columns('**Code** | **Description**', '`BAD_<NAME>` | x'), ['no code ?']],
  'two codes in a cell': [columns('**Code** | **Description**', '`A`\n`B` | x'), ['A ?', 'B ?']],
  'fields of a request': [columns('**Field** | **Error Description** | **How to Fix**', '`A` | x | y'), []],
  'a kind of status': [columns('**Status** | **Code**', '40x | `A`'), ['A ?']],
};
for (const [what, [table, read]] of Object.entries(layouts))
  test(`errors are read from a table with ${what}`, () => {
    expect(errorsOf(table)).toEqual(read);
  });

const statuses: Readonly<Record<string, readonly number[]>> = {
  'HTTP status: **400**': [400],
  'HTTP Status: **400**, **403**': [400, 403],
  'HTTP Status: **400 Bad Request**': [400],
  'HTTP Status: **40x**, **50x**': [],
  'HTTP status: **4xx** (for example, 401, 403)': [],
};
for (const [line, read] of Object.entries(statuses))
  test(`the statuses of refusals are read from "${line}"`, () => {
    expect(factsOf(page({ errors: line })).errorStatuses).toEqual(read);
  });

test('a code that is a number in the sample of an error is noticed', () => {
  expect(factsOf(page({ errors: '```json\n{ "error": 100 }\n```' })).hasNumericCodes).toBe(true);
});

const curl = (method: string) =>
  `\`\`\`bash\ncurl https://**address**/rest/**user**/**code**/${method}\n\`\`\``;

test('where the heading names no method, the sample of cURL does', () => {
  const text = `${page({ title: 'Get a Tree' })}\n\n## Examples\n\n${curl('orchard.tree.get')}`;
  expect(factsOf(text).method).toBe('orchard.tree.get');
});

test('where the sample of cURL calls another method than the heading names, the name of the file decides', () => {
  const text = `${page()}\n\n## Examples\n\n${curl('orchard.bush.get')}`;
  expect(factsOf(text).method).toBe('orchard.tree.get');
  expect(factsOf(text, 'api/orchard-bush-get.md').method).toBe('orchard.bush.get');
});

test('a blank in the name of the heading is passed over', () => {
  expect(factsOf(page({ title: 'Get a Tree orchard.tree. get' })).method).toBe('orchard.tree.get');
});

test('a method that is called below /rest/api/ is one of REST 3.0', () => {
  const text = `${page()}\n\n## Examples\n\n${curl('x')
    .replace('/rest/', '/rest/api/')
    .replace(/x(?=\n)/, 'orchard.tree.get')}`;
  expect(factsOf(text).isV3).toBe(true);
});

test('a note says that a method is deprecated, and a heading that something is changed', () => {
  const facts = factsOf(
    `${page({ title: 'Get and Clear Trees orchard.tree.get' })}\n\n{% note warning "DEPRECATED" %}`,
  );
  expect([facts.deprecated, facts.headingWrites]).toEqual([true, true]);
});

test('what is not published is passed over', () => {
  const hidden = `<!-- ${row('**A**\n`string`')} -->\n\n{% if build == 'dev' %}\n${row('**B**\n`string`')}\n{% endif %}`;
  expect(parametersOf(`${hidden}\n\n${row('**C**\n`string`')}`)).toEqual(['C string']);
});

const others: Readonly<Record<string, readonly [text: string, reason: string]>> = {
  'an article': ['# How trees grow\n\nWords.', 'No method is named in the heading or in a sample.'],
  'an event': ['# Tree is cut orchard.tree.onCut\n', 'The page describes an event.'],
  'the browser library': ['# Open BX24.tree.open\n', 'The page describes a function of the browser library.'],
  'an overview': [
    `# Trees\n\n${curl('orchard.tree.get')}`,
    'The page has neither parameters, nor the response, nor the errors of a method.',
  ],
  nothing: ['', 'No method is named in the heading or in a sample.'],
};
for (const [what, [text, reason]] of Object.entries(others))
  test(`a page about ${what} is left out with its reason`, () => {
    expect(readPage(text, { path: 'api/page.md', commit: null })).toEqual({ path: 'api/page.md', reason });
  });

test('whatever is cut off or doubled, a page is read', () => {
  const whole = `${page()}\n\n## Examples\n\n${curl('orchard.tree.get')}`;
  for (let length = 0; length <= whole.length; length++)
    for (const text of [
      whole.slice(0, length),
      whole.slice(length),
      whole.slice(0, length) + whole.slice(length / 2),
    ])
      expect(() => readPage(text, { path: 'api/page.md', commit: null })).not.toThrow();
});
