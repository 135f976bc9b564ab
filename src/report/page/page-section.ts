import type { ComponentChildren } from 'preact';

/** A part of the page under a heading of its own. A section that has nothing to say is left out. */
export interface PageSection {
  /** Its fragment; also where the contents lead. */
  readonly id: string;
  readonly title: string;
  /** A few words beside the title in the contents: how much there is. */
  readonly note?: string;
  readonly content: ComponentChildren;
}
