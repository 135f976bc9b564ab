/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Report } from '../../model/report.ts';
import { titledSubjects } from '../../model/subjects.ts';
import { Words } from '../marks.tsx';
import { Sparkline } from './sparkline.tsx';

/** A clause through the runs of each subject; nothing where no earlier run is known. */
export function ClauseHistory(props: {
  readonly report: Report;
  readonly clause: string;
}): JSX.Element | null {
  const { report, clause } = props;
  const lines = titledSubjects(report).flatMap(({ subject, title }) => {
    const points = (report.history ?? []).filter((point) => point.subject === subject.key);
    return points.length < 2 ? [] : [{ title, points, strict: subject.options.strict }];
  });
  if (lines.length === 0) return null;
  return (
    <p class="history">
      {lines.map(({ title, points, strict }) => (
        <span>
          <small>
            <Words text={lines.length > 1 ? title : 'History'} />
          </small>{' '}
          <Sparkline points={points} clause={clause} strict={strict} />
        </span>
      ))}
    </p>
  );
}
