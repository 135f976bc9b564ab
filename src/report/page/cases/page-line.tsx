/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';
import { visibleText } from '../../text/escape.ts';

/** Bold and code inside a line; the text of a link without its address, since the page leads nowhere. */
function inline(text: string): ComponentChildren[] {
  return text.split(/(\*\*.+?\*\*|`[^`]+`|\[[^\]]*\]\([^)]*\))/).map((part) => {
    if (part.startsWith('**')) return <b>{visibleText(part.slice(2, -2).replace(/\^(.*?)\^/g, '$1'))}</b>;
    if (part.startsWith('`')) return <code>{visibleText(part.slice(1, -1))}</code>;
    const link = /^\[([^\]]*)\]\(/.exec(part);
    return link === null ? visibleText(part) : inline(link[1] ?? '');
  });
}

function isMarkup(line: string): boolean {
  return /^\s*(\{%.*%\}|```.*|#\||\|#|)\s*$/.test(line);
}

/**
 * A line of a documentation page as a person reads it: its headings, bold words, code and table cells, and nothing
 * of its templates. `code` says that the line stands between fences.
 */
export function PageLine(props: { readonly line: string; readonly code: boolean }): JSX.Element {
  const { line, code } = props;
  const heading = /^(#{1,6}) (.*)$/.exec(line);
  if (!code && heading !== null) return <b class="page-heading">{inline(heading[2] ?? '')}</b>;
  if (isMarkup(line)) return <span class="markup">{visibleText(line)}</span>;
  if (code) return <code class="page-code">{visibleText(line)}</code>;
  const cells = line.replace(/^\|\|\s*|\s*\|\|$/g, '').split(/ ?\| /);
  return (
    <>
      {cells.map((cell, index) => (
        <>
          {index === 0 ? null : <i class="cell"> — </i>}
          {inline(cell)}
        </>
      ))}
    </>
  );
}
