/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { pointerRange, type TextRange } from '../../model/pointer-range.ts';
import { shortened, visibleLines } from '../../text/escape.ts';

const longestBody = 2000;
/** How much is shown around a mark that stands beyond what is shown of a body anyway. */
const aroundMark = 200;

function whole(text: string, limit: number): string {
  return visibleLines(shortened(text, limit));
}

/** The beginning of a long text and what stands around its mark, with what was left out between. */
function before(text: string, start: number): string {
  if (start <= longestBody) return visibleLines(text.slice(0, start));
  const skipped = start - longestBody;
  const head = text.slice(0, longestBody - aroundMark).toWellFormed();
  return visibleLines(
    `${head}… (${skipped} characters) …${text.slice(start - aroundMark, start).toWellFormed()}`,
  );
}

function Marked(props: { readonly text: string; readonly range: TextRange }): JSX.Element {
  const { text, range } = props;
  const [start, end] = range;
  return (
    <>
      {before(text, start)}
      <mark>{whole(text.slice(start, end), longestBody)}</mark>
      {whole(text.slice(end), Math.max(aroundMark, longestBody - end))}
    </>
  );
}

/** A body as it came, with the value marked that a JSON pointer leads to, where there is such a value. */
export function MarkedBody(props: { readonly text: string; readonly pointer: string }): JSX.Element | string {
  const { text, pointer } = props;
  const range = pointerRange(text, pointer);
  if (range === null) return whole(text, longestBody);
  return <Marked text={text} range={range} />;
}
