/**
 * Characters that a person cannot see, or that change what a person sees: controls (C0, DEL, C1), format and
 * bidirectional characters, zero-width and other default-ignorable ones, line and paragraph separators, spaces
 * that are not U+0020, private use, noncharacters, lone surrogates.
 */
const invisible =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|(?! )\p{Zs}/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  return short[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** More marks on one letter than any language needs: they grow over the lines around. */
const pile = /(?<=\p{M}{6})\p{M}/gu;

/**
 * Shows what would be unseen: `\n`, `\r`, `\t`, and `\u{…}` for every other invisible or reordering character and
 * for marks that are piled up.
 * The result is one line. A backslash stays as it is, so the text is for reading, not for reading back.
 */
export function visibleText(text: string): string {
  return text.replace(invisible, escaped).replace(pile, escaped);
}

/**
 * Like {@link visibleText}, but line feeds stay line breaks: for a body in a block of its own. No line begins with what a
 * build server takes for a command, since files are printed into logs too.
 */
export function visibleLines(text: string): string {
  return text
    .split('\n')
    .map((line) => visibleText(line).replace(/^(\s*):(?=:)/, '$1\\u{3a}'))
    .join('\n');
}

/** UTF-16 units that a text may be longer than its limit: the remark about what is cut off would take as much room. */
const slack = 24;

/**
 * Cuts a text to `limit` UTF-16 units without splitting a surrogate pair, and says how much is missing:
 * `… (N more characters)`. A text that is longer by no more than that remark stays whole.
 */
export function shortened(text: string, limit: number): string {
  const [kept, more] = split(text, limit);
  return more === 0 ? kept : `${kept}${remark(more)}`;
}

function split(text: string, limit: number): [kept: string, more: number] {
  if (text.length <= limit + slack) return [text, 0];
  const last = text.charCodeAt(limit - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  return [text.slice(0, end), text.length - end];
}

function remark(more: number): string {
  return `… (${more} more characters)`;
}

/**
 * Breaks the marks by which build servers know a command in a log, wherever they stand: `::name` (GitHub),
 * `##[` and `##vso[` (Azure, GitHub), `##teamcity[`. Their second character becomes a visible escape.
 */
function withoutCommands(text: string): string {
  return text
    .replace(/::+/g, (colons) => `:${'\\u{3a}'.repeat(colons.length - 1)}`)
    .replace(/##(?=\w*\[)/g, '#\\u{23}');
}

/**
 * The one way for text of a portal onto a terminal or into a build log: one line, nothing hidden, no colour or
 * cursor command, no build-server command, little more than `limit` UTF-16 units of the original.
 */
export function terminalText(text: string, limit = 400): string {
  const [kept, more] = split(text, limit);
  const safe = withoutCommands(visibleText(kept));
  return more === 0 ? safe : `${safe}${remark(more)}`;
}

/**
 * Text between HTML tags, never in an attribute. Shorter than what a renderer writes, since quotes may stay: for the
 * hundreds of lines of a page that quote JSON.
 */
export function htmlText(text: string): string {
  return visibleText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Text for an XML 1.0 element or attribute. What XML cannot hold, or a person cannot see, is shown as an escape. */
export function xmlText(text: string): string {
  return visibleLines(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;');
}

/** What begins markup in the middle of a line. An underscore between two letters or digits does not. */
const markdownMarks = /[\\`*[\]|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** What GitHub makes a mention, a reference, a picture or a link of, or a browser a tag. No backslash helps there. */
const markdownLinks =
  /[<>&]|@(?=\w)|#(?=\d)|(?<=gh)-(?=\d)|:(?=[\w+-]+:)|:(?=\/\/)|(?<=www)\.|(?<=xmpp|mailto):/giu;

/** What begins a heading, a list, a rule or a table at the head of a line. */
const markdownStart = /^(\s*)([-+=#:]|\d+(?=[.)](?:\s|$)))/;

/**
 * Text for Markdown on one line: no markup, table cell, link, mention or HTML can begin in it, wherever it stands. Only
 * what Markdown would take for markup is escaped, so that the source reads well too.
 */
export function markdownText(text: string, limit = 400): string {
  const [kept, more] = split(text, limit);
  const safe = withoutCommands(visibleText(kept))
    .replace(markdownMarks, '\\$&')
    .replace(markdownLinks, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(markdownStart, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}&#${mark.charCodeAt(0)};${mark.slice(1)}` : `${space}\\${mark}`,
    );
  return more === 0 ? safe : `${safe}${remark(more)}`;
}

/** A sentence of a document in Markdown: what it sets in backticks is code. */
export function markdownSays(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`.+`$/.test(part) ? markdownCode(part.slice(1, -1)) : markdownText(part)))
    .join('');
}

/** Portal text as a piece of code in Markdown. Its fence is longer than any run of backticks in it. A pipe would end a table's cell, and a tag is left to no renderer. */
export function markdownCode(text: string, limit = 400): string {
  if (text === '') return '(empty)';
  const [kept, more] = split(text, limit);
  const safe = withoutCommands(visibleText(kept));
  if (/[|<]/.test(safe)) return `<code>${markdownText(text, limit)}</code>`;
  const longest = Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(safe) ? ' ' : '';
  return `${fence}${pad}${safe}${pad}${fence}${more === 0 ? '' : remark(more)}`;
}
