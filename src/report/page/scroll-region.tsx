/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';

/** What may be wider than the window, to be scrolled by itself; reachable by keyboard for that reason. */
export function ScrollRegion(props: {
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus to be scrolled by keys
    <section class="wide" aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  );
}
