import { type Document, isScalar, LineCounter, type ParsedNode, parseDocument, visit } from 'yaml';

/** What is wrong with a YAML text: where, as an offset (-1 for the text as a whole), and a sentence. */
export interface YamlProblem {
  readonly offset: number;
  readonly message: string;
}

/** A text that was parsed. Where there are problems its value is undefined. */
export interface ParsedYaml {
  readonly document: Document.Parsed<ParsedNode>;
  readonly lines: LineCounter;
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
}

const sentences: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS:
    'A second YAML document begins here, and only one is read: remove it, or put it into a file of its own.',
  NON_STRING_KEY: 'This is no valid YAML here: the name of a member must be a text.',
};

/** The first alias that stands before its anchor, or has none. */
function unknownAlias(document: Document.Parsed<ParsedNode>): YamlProblem | null {
  const anchors = new Set<string>();
  let found: YamlProblem | null = null;
  visit(document, {
    Node(_key, node) {
      if ('anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor);
    },
    Alias(_key, { source, range }) {
      if (anchors.has(source)) return undefined;
      const message = `There is no anchor &${source} before this alias.`;
      found = { offset: range?.[0] ?? 0, message };
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * How many values the aliases of a file may expand to. A ledger of 2,000 entries that share a fingerprint of four values needs
 * 8,000; a file that is made to exhaust memory by aliases of aliases reaches any limit.
 */
const maxAliases = 20_000;

/** Aliases of aliases that expand to far more than is written: the library counts them and tells no place. */
const tooManyAliases = { offset: -1, message: 'The aliases of this file expand to too many values.' };

/**
 * Parses a text as one YAML document. Nothing is printed. An unknown tag or directive is a problem as well, because its value
 * would be read as something else than was meant.
 */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
  });
  const [first] = [...document.errors, ...document.warnings];
  if (first !== undefined) {
    // A syntax error confuses all that follows it; a repeated key does not.
    const telling = document.errors.filter((error) => error === first || error.code === 'DUPLICATE_KEY');
    const problems = (telling.length === 0 ? [first] : telling).map(({ code, pos: [offset], message }) => ({
      offset,
      message: sentences[code] ?? `This is no valid YAML: ${message}.`,
    }));
    return { document, lines, value: undefined, problems };
  }
  const alias = unknownAlias(document);
  if (alias !== null) return { document, lines, value: undefined, problems: [alias] };
  try {
    return { document, lines, value: document.toJS({ maxAliasCount: maxAliases }) as unknown, problems: [] };
  } catch {
    return { document, lines, value: undefined, problems: [tooManyAliases] };
  }
}

/** Whether a parsed text says nothing at all. */
export function isEmpty({ document }: ParsedYaml): boolean {
  return document.contents === null || (isScalar(document.contents) && document.contents.value === null);
}
