/** @jsxImportSource preact */
import type { Report } from '../../model/report.ts';
import { brokenCallsOf } from '../../sdk/broken-calls.ts';
import { sdkCallsOf } from '../../sdk/sdk-calls.ts';
import { timelineGroups } from '../../sdk/timeline-groups.ts';
import { toldTableOf } from '../../sdk/told-table.ts';
import { plural } from '../marks.tsx';
import type { PageSection } from '../page-section.ts';
import { BrokenSection } from './broken-section.tsx';
import { TimelinesSection } from './timelines-section.tsx';
import { ToldSection } from './told-section.tsx';

/** What the page has to say of SDKs; nothing for portals. */
export function sdkSections(report: Report): readonly PageSection[] {
  const calls = sdkCallsOf(report);
  const table = toldTableOf(report, calls);
  if (table === null) return [];
  const groups = timelineGroups(calls);
  const broken = brokenCallsOf(report, calls);
  return [
    {
      id: 'told',
      title: 'Who tells the caller what',
      note: plural(table.subjects.length, 'SDK'),
      content: <ToldSection report={report} table={table} />,
    },
    ...(groups.length === 0
      ? []
      : [
          {
            id: 'timelines',
            title: 'Repeats in time',
            content: <TimelinesSection groups={groups} subjects={table.subjects} />,
          },
        ]),
    ...(broken.length === 0
      ? []
      : [
          {
            id: 'broken-calls',
            title: 'Broken promises, call by call',
            note: String(broken.length),
            content: <BrokenSection report={report} broken={broken} subjects={table.subjects} />,
          },
        ]),
  ];
}
