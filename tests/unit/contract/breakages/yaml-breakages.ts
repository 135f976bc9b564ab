import { type Breakage, envelope, method } from './breakage.ts';

/** Files that are no YAML as the suite reads it. */
export const yamlBreakages: Readonly<Record<string, Breakage>> = {
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
};
