import type { Case } from '../../plan/case.ts';

const between = ' · ';

/** A case's title as a Playwright test: its id first, so that `--grep` finds it. */
export function titleOf({ id, title }: Pick<Case, 'id' | 'title'>): string {
  return `${id}${between}${title}`;
}

/** The id of the case that a test is. An id holds no blank. */
export function idOfTitle(title: string): string {
  return title.split(between, 1)[0] ?? title;
}
