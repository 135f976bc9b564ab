import { expect, test } from '@playwright/test';
import { indexHtml } from '../../../src/report/formats/index-html.ts';
import type { Report } from '../../../src/report/model/report.ts';
import { sampleReport } from './samples/sample-report.ts';

/** The sample with the first clause as the clause of one method, and the others as those of another. */
function ofTwoMethods(): Report {
  const report = sampleReport();
  const [subject] = report.subjects;
  if (subject === undefined) throw new Error('The sample has a subject.');
  const [document] = subject.documents;
  const first = report.clauses[0]?.id;
  const methodOf = (id: string) => (id === first ? 'user.get' : 'im.dialog.get');
  const name = (id: string) => `${methodOf(id)}:${id}`;
  return {
    ...report,
    subjects: [
      {
        ...subject,
        documents: [
          { ...document, method: 'user.get' },
          { ...document, method: 'im.dialog.get' },
        ],
      },
    ],
    clauses: report.clauses.map((clause) => ({
      ...clause,
      id: name(clause.id),
      method: methodOf(clause.id),
    })),
    cases: report.cases.map((reported) => ({ ...reported, clause: name(reported.clause) })),
  };
}

test('a report of several methods has a table of methods for each module', () => {
  const html = [...indexHtml(ofTwoMethods())].join('');
  const captions = [...html.matchAll(/<caption>Methods of the module (\w+), by subject/g)].map(
    ([, module]) => module,
  );
  expect(captions.sort()).toEqual(['im', 'user']);
});

test('a report of several methods reads no page line by line', () => {
  const source = { page: 'founding-page', lines: [92, 92] as const };
  const quote =
    '|| **DIALOG_ID_EMPTY** | Parameter `DIALOG_ID` not provided or does not match the format `XXX` ||';
  const readings = (report: Report) => {
    const clauses = report.clauses.map((clause) => ({ ...clause, source, quote }));
    return [...indexHtml({ ...report, clauses })].join('').match(/class="reading"/g) ?? [];
  };

  expect(readings(sampleReport())).toHaveLength(1);
  expect(readings(ofTwoMethods())).toHaveLength(0);
});

test('a report of one method has no such section', () => {
  expect([...indexHtml(sampleReport())].join('')).not.toContain('id="methods"');
});
