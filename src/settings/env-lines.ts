/** One setting as it stands in an environment file: its name, its line and all of its text. */
export interface EnvStatement {
  readonly name: string;
  /** Counted from 1. */
  readonly line: number;
  /** From the name's line to the end of the value, which may be on a later line. */
  readonly text: string;
}

/** A line that is no setting, and why. */
export interface EnvLineProblem {
  readonly line: number;
  /** The end of a sentence that begins with the line. */
  readonly problem: string;
  readonly remedy: string;
}

/** More than this many problems are one problem: the file is something else. */
const maxProblems = 20;

const statementForm = /^\s*(?:export\s+)?([\w.-]+)(?:\s*=|:\s)[^\S\n]*(.*)$/s;
const wordsOfShells = /^\s*(?:set|setx|\$env:|setenv|declare|let|const|var)\b|^\s*\$env:/i;

function complaint(line: number, text: string): EnvLineProblem {
  const remedy = wordsOfShells.test(text)
    ? 'Remove the word before the name: a setting is NAME=value.'
    : 'Write NAME=value, or begin a comment with #.';
  return { line, problem: 'is not a setting', remedy };
}

/** Where the quote that begins a value is closed: on its line nothing but a comment follows. -1 where it is not closed. */
function closingQuote(text: string, quote: string, from: number): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (text[at - 1] === '\\') continue;
    const feed = text.indexOf('\n', at);
    const rest = text.slice(at + 1, feed < 0 ? text.length : feed).trim();
    if (rest === '' || rest.startsWith('#')) return at;
  }
  return -1;
}

/**
 * Takes the text of an environment file apart into settings and lines that are none. It follows the grammar of dotenv, which
 * skips in silence what it does not understand. The time is linear in the length of the text.
 *
 * @see https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow
 */
export function envLines(source: string): {
  readonly statements: readonly EnvStatement[];
  readonly problems: readonly EnvLineProblem[];
} {
  const text = source.replaceAll(/\r\n?/g, '\n');
  const statements: EnvStatement[] = [];
  const problems: EnvLineProblem[] = [];
  let line = 0;
  for (let start = 0; start < text.length && problems.length < maxProblems; ) {
    line += 1;
    const feed = text.indexOf('\n', start);
    let end = feed < 0 ? text.length : feed;
    const words = text.slice(start, end);
    const first = line;
    const [, name, value = ''] = statementForm.exec(words) ?? [];
    if (name !== undefined) {
      const quote = /^['"`]/.exec(value)?.[0];
      if (quote !== undefined) {
        const closed = closingQuote(text, quote, end - value.length + 1);
        if (closed < 0) {
          const remedy = `Close it with ${quote}, or put the value in another kind of quotes.`;
          problems.push({ line, problem: 'has a quote that is not closed', remedy });
        } else if (closed > end) {
          line += text.slice(end, closed).split('\n').length - 1;
          const next = text.indexOf('\n', closed);
          end = next < 0 ? text.length : next;
        }
      }
      statements.push({ name, line: first, text: text.slice(start, end) });
    } else if (!/^\s*(?:#.*)?$/.test(words)) problems.push(complaint(line, words));
    start = end + 1;
  }
  return { statements, problems };
}
