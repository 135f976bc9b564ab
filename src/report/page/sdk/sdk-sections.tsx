/** @jsxImportSource preact */
import type { Report } from '../../model/report.ts';
import { brokenCallsOf } from '../../sdk/broken-calls.ts';
import { sdkCallsOf } from '../../sdk/sdk-calls.ts';
import { surfacedTableOf } from '../../sdk/surfaced-table.ts';
import { timelineGroups } from '../../sdk/timeline-groups.ts';
import { plural } from '../marks.tsx';
import type { PageSection } from '../page-section.ts';
import { BrokenSection } from './broken-section.tsx';
import { CallersSection } from './callers-section.tsx';
import { TimelinesSection } from './timelines-section.tsx';

/** The sections about SDKs; none for portals. */
export function sdkSections(report: Report): readonly PageSection[] {
  const calls = sdkCallsOf(report);
  const table = surfacedTableOf(report, calls);
  if (table === null) return [];
  const groups = timelineGroups(calls);
  const broken = brokenCallsOf(report, calls);
  return [
    {
      id: 'callers',
      title: 'What callers see',
      note: plural(table.subjects.length, 'SDK'),
      content: <CallersSection report={report} table={table} />,
    },
    ...(groups.length === 0
      ? []
      : [
          {
            id: 'timelines',
            title: 'Requests over time',
            content: <TimelinesSection groups={groups} subjects={table.subjects} />,
          },
        ]),
    ...(broken.length === 0
      ? []
      : [
          {
            id: 'broken-calls',
            title: 'Failed calls',
            note: String(broken.length),
            content: <BrokenSection report={report} broken={broken} subjects={table.subjects} />,
          },
        ]),
  ];
}
