import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The entries of the package, as a program imports them, with their declarations. */
const entries = [
  ['b24-conformance', 'dist/src/api.d.ts'],
  ['b24-conformance/playwright', 'dist/src/playwright.d.ts'],
  ['b24-conformance/adapter', 'tests/sdk/adapters/adapter.d.mts'],
];

const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n/;
const declared = (name) =>
  new RegExp(
    `(${comment.source})?(export (?:declare )?(?:async )?(?:function|interface|type|const|class|abstract class) ${name}\\b[\\s\\S]*?(?:\\n}|;)(?=\\n(?:/\\*\\*|export|declare|import|interface|type)|\\s*$))`,
  );

/** The words of a doc comment in Markdown. */
function proseOf(text = '') {
  const words = text
    .replace(/^\/\*\*\s?|\s*\*\/\s*$/g, '')
    .replaceAll(/^\s*\* ?/gm, '')
    .replaceAll(/\{@link (\w+)\}/g, '`$1`');
  return words
    .replaceAll(/ ?@see (.+)/g, '\n\nSee `$1`.')
    .replaceAll(/@(param|returns|throws) /g, (_, tag) => `\n- *${tag}* `)
    .trim();
}

/** Names that an entry exports, each with the file that declares it. */
function exportsOf(file) {
  const text = readFileSync(file, 'utf8');
  const passed = [...text.matchAll(/^export (?:type )?\{([^}]*)\} from '([^']+)';/gm)].flatMap(
    ([, names, from]) =>
      names
        .split(',')
        .map((name) => [
          name.replace('type ', '').trim(),
          join(dirname(file), from).replace(/\.ts$/, '.d.ts'),
        ]),
  );
  const own = [...text.matchAll(/^export (?:declare )?(?:function|interface|type|const|class) (\w+)/gm)].map(
    ([, name]) => [name, file],
  );
  return [...passed, ...own];
}

function memberText([name, file]) {
  const found = declared(name).exec(readFileSync(file, 'utf8'));
  if (found === null) throw new Error(`${file} declares no ${name}.`);
  const [, prose, code] = found;
  return `### ${name}\n\n${proseOf(prose)}\n\n\`\`\`ts\n${code.replace(/^export declare /, 'export ')}\n\`\`\`\n`;
}

/** The page of everything that programs may import, from the declarations that the package ships. */
export function apiPage() {
  const text = entries
    .map(([name, file]) => {
      const head = comment.exec(readFileSync(file, 'utf8'))?.[0];
      return `## ${name}\n\n${proseOf(head)}\n\n${exportsOf(file).map(memberText).join('\n')}`;
    })
    .join('\n');
  const path = 'docs/reference/api.md';
  return {
    path,
    title: 'API',
    text: `# API\n\nWhat a program may import. Everything else may change.\n\n${text}`,
  };
}
