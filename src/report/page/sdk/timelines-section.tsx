/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { TitledSubject } from '../../model/subjects.ts';
import { type CallTimeline, secondsText } from '../../sdk/call-timeline.ts';
import type { TimelineGroup } from '../../sdk/timeline-groups.ts';
import { Code, plural, Says, Words } from '../marks.tsx';
import { TimelineSvg } from './timeline-svg.tsx';

function endWords({ requests, settled, outcome }: CallTimeline): string {
  const end = settled === null ? 'never settles' : `${outcome} after ${secondsText(settled)}`;
  return `${plural(requests, 'request')}, ${end}`;
}

function Group(props: {
  readonly group: TimelineGroup;
  readonly titles: ReadonlyMap<string, string>;
  readonly number: number;
}): JSX.Element {
  const { group, titles, number } = props;
  const title = (key: string) => titles.get(key) ?? key;
  return (
    <>
      <h3>
        <Says text={group.title} /> <Code text={group.run} />
      </h3>
      {group.timelines.map((timeline, index) => (
        <figure class="in-time">
          <figcaption>
            <b>
              <Words text={title(timeline.call.subject)} />
            </b>
            <small>{endWords(timeline)}</small>
          </figcaption>
          <TimelineSvg
            timeline={timeline}
            scale={group.scale}
            id={`time-${number}-${index}`}
            name={`${title(timeline.call.subject)}, ${group.title}`}
          />
        </figure>
      ))}
      {group.plain.length === 0 ? null : (
        <p>
          <small>
            One request, and the caller has the outcome at once:{' '}
            <Words text={group.plain.map(title).join(', ')} />.
          </small>
        </p>
      )}
    </>
  );
}

/** Who repeats, who waits, and when the caller hears of it; all SDKs of a situation on one scale. */
export function TimelinesSection(props: {
  readonly groups: readonly TimelineGroup[];
  readonly subjects: readonly TitledSubject[];
}): JSX.Element {
  const { groups, subjects } = props;
  const titles = new Map(subjects.map(({ subject, title }) => [subject.key, title]));
  return (
    <>
      <p>
        Time runs to the right from the first request. In each situation all SDKs share one scale. The signs
        show responses: ● success, ◆ error, □ no REST response, ✕ no response at all, ▲ a response to a
        request for a token. A thick line is a slow response. The bar below shows when the caller gets the
        outcome.
      </p>
      {groups.map((group, number) => (
        <Group group={group} titles={titles} number={number} />
      ))}
    </>
  );
}
