/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { mainFinding } from '../../model/finding-order.ts';
import type { Report, ReportedCase } from '../../model/report.ts';
import { caseKey, type TitledSubject, toneOfCase } from '../../model/subjects.ts';
import { VerdictMark, Words } from '../marks.tsx';
import { ScrollRegion } from '../scroll-region.tsx';
import { SubjectsHead } from '../subjects-head.tsx';
import { type Slot, shortName } from './case-slots.ts';

const longestResponse = 60;

function Cell(props: {
  readonly reported: ReportedCase | null;
  readonly report: Report;
  readonly whole: ReadonlySet<string>;
}): JSX.Element {
  const { reported, report, whole } = props;
  if (reported === null) return <td>not in the run</td>;
  const mark = <VerdictMark verdict={reported.verdict} tone={toneOfCase(report, reported)} />;
  const received = mainFinding(reported)?.received ?? '';
  const key = caseKey(reported);
  return (
    <td>
      {whole.has(key) ? <a href={`#${encodeURIComponent(key)}`}>{mark}</a> : mark}
      {received === '' ? null : ' '}
      {received === '' ? null : (
        <small>
          <Words text={received} limit={longestResponse} />
        </small>
      )}
    </td>
  );
}

/** The cases of which subjects say different words, side by side. */
export function CaseTable(props: {
  readonly clause: string;
  readonly slots: readonly Slot[];
  readonly subjects: readonly TitledSubject[];
  readonly report: Report;
  readonly whole: ReadonlySet<string>;
}): JSX.Element | null {
  const { clause, slots, subjects, report, whole } = props;
  if (slots.length === 0) return null;
  return (
    <ScrollRegion label={`Cases of ${clause} in which the subjects differ`}>
      <table class="differences">
        <caption>Cases in which the subjects differ</caption>
        <SubjectsHead rows="Case" subjects={subjects} />
        <tbody>
          {slots.map(({ id, first, cells }) => (
            <tr id={id} data-v={cells.map((cell) => cell?.verdict ?? '-').join(' ')}>
              <th scope="row">
                <Words text={first.title} /> <i>{shortName(first)}</i>
              </th>
              {cells.map((reported) => (
                <Cell reported={reported} report={report} whole={whole} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
