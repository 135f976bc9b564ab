import type { ComponentChildren } from 'preact';

/** A part of the page under a heading of its own. Sections a report can do without are null where they have nothing to say. */
export interface PageSection {
  /** Its fragment; also where the contents lead. */
  readonly id: string;
  readonly title: string;
  /** A few words beside the title in the contents: how much there is. */
  readonly note?: string;
  readonly content: ComponentChildren;
}
