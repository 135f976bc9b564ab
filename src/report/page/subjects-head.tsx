/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { TitledSubject } from '../model/subjects.ts';
import { Words } from './marks.tsx';

/** The head of a table with a column for each subject, behind a column of that name. */
export function SubjectsHead(props: {
  readonly rows: string;
  readonly subjects: readonly TitledSubject[];
}): JSX.Element {
  const { rows, subjects } = props;
  return (
    <thead>
      <tr>
        <th scope="col">{rows}</th>
        {subjects.map(({ title }) => (
          <th scope="col">
            <Words text={title} />
          </th>
        ))}
      </tr>
    </thead>
  );
}
