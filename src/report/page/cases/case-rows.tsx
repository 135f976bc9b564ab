/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { needsExplaining, type Tone } from '../../model/verdict-word.ts';
import { Code, VerdictMark, Words } from '../marks.tsx';
import { families, familyOf, type Slot, shortName } from './case-slots.ts';
import { ExchangeLines } from './exchange-line.tsx';

/** A case that stands for itself: its name and its sentence, or what was seen where that says more. */
function Single(props: { readonly slot: Slot; readonly reasons: boolean }): JSX.Element {
  const { id, first } = props.slot;
  return (
    <li id={id}>
      <i>{shortName(first)}</i> <Words text={props.reasons ? first.reason : first.title} />
    </li>
  );
}

/** Cases that differ in one thing only: what they share once, and each by what it does not share. */
function Family({ slots }: { readonly slots: readonly Slot[] }): JSX.Element | null {
  const [slot] = slots;
  if (slot === undefined) return null;
  const name = familyOf(slot.first);
  return (
    <li data-f={`${slot.first.clause}/${name}/`}>
      <i>{name}/</i> such as: <Words text={slot.first.title} />
      <p>
        {slots.map(({ id, first }, index) => (
          <>
            {index === 0 ? '' : ' '}
            <b id={needsExplaining(first.verdict) ? id : undefined}>
              {shortName(first).slice(name.length + 1)}
            </b>
          </>
        ))}
      </p>
    </li>
  );
}

/** Cases that need no explaining, collapsed; neighbours of a family on one line. */
export function CollapsedCases(props: {
  readonly title: string;
  readonly slots: readonly Slot[];
  /** Says what was seen instead of what was asked. */
  readonly reasons?: boolean;
  readonly open?: boolean;
}): JSX.Element | null {
  const { title, slots, reasons = false, open = false } = props;
  const [first] = slots;
  if (first === undefined) return null;
  return (
    <details class="collapsed" data-v={first.verdict} open={open}>
      <summary>{title}</summary>
      <ul class="rows">
        {families(slots).map((group) => {
          const [only] = group;
          if (group.length === 1 && only !== undefined) return <Single slot={only} reasons={reasons} />;
          return <Family slots={group} />;
        })}
      </ul>
    </details>
  );
}

/** Cases that went like one that is shown whole: a line each with what was sent and what came back. */
export function LikeCases(props: {
  readonly slots: readonly Slot[];
  readonly method: string;
  readonly tone: (slot: Slot) => Tone;
}): JSX.Element | null {
  const { slots, method, tone } = props;
  if (slots.length === 0) return null;
  return (
    <ul class="rows like">
      {slots.map((slot) => (
        <li id={slot.id} data-v={slot.verdict}>
          <VerdictMark verdict={slot.verdict} tone={tone(slot)} /> <Words text={slot.first.title} />{' '}
          <Code text={shortName(slot.first)} />
          <ExchangeLines exchanges={slot.first.exchanges} method={method} />
        </li>
      ))}
    </ul>
  );
}
