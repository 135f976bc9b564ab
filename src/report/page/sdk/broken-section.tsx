/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { mainFinding } from '../../model/finding-order.ts';
import type { Report } from '../../model/report.ts';
import { type TitledSubject, toneOfCase } from '../../model/subjects.ts';
import type { BrokenCall } from '../../sdk/broken-calls.ts';
import { shippedScripts } from '../../sdk/reproduction-script.ts';
import { Code, Words } from '../marks.tsx';
import { BrokenCard } from './broken-card.tsx';

/** More open cards than this help nobody. */
const maxOpen = 3;
/** More cards with all evidence than this make a page that nobody reads. */
const maxWhole = 80;

/** How a call went wrong, in a word: its first clause and what was found there. */
function wayOf({ cases }: BrokenCall): string {
  const [first] = cases;
  return first === undefined ? '' : `${first.clause} ${mainFinding(first)?.code ?? ''}`;
}

/** The cards of a subject; the rest of many are named. */
function Subject(props: {
  readonly report: Report;
  readonly titled: TitledSubject;
  readonly own: readonly BrokenCall[];
  readonly most: number;
  readonly open: number;
  readonly scriptFor: ReturnType<typeof shippedScripts>;
}): JSX.Element {
  const { report, titled, own, most, open, scriptFor } = props;
  const rest = own.slice(most);
  const ways = own.map(wayOf);
  return (
    <>
      <h3>
        <Words text={titled.title} /> <small>{own.length}</small>
      </h3>
      {own.slice(0, most).map((broken, index) => (
        <BrokenCard
          broken={broken}
          titled={titled}
          clauses={report.clauses}
          tone={broken.cases[0] === undefined ? 'red' : toneOfCase(report, broken.cases[0])}
          open={index < open}
          isFirst={ways.indexOf(ways[index] ?? '') === index}
          scriptFor={scriptFor}
        />
      ))}
      {rest.length === 0 ? null : (
        <p>
          As well:{' '}
          {rest.map(({ call }) => (
            <>
              <Code text={call.run} />{' '}
            </>
          ))}
        </p>
      )}
    </>
  );
}

/** Each broken call: what went over the wire, and what the caller sees. */
export function BrokenSection(props: {
  readonly report: Report;
  readonly broken: readonly BrokenCall[];
  readonly subjects: readonly TitledSubject[];
}): JSX.Element {
  const { report, broken, subjects } = props;
  const of = ({ subject }: TitledSubject) => broken.filter(({ call }) => call.subject === subject.key);
  const scriptFor = shippedScripts();
  const there = subjects.filter((titled) => of(titled).length > 0);
  return (
    <>
      <p>
        The left side shows the requests that the portal received and its responses, with secrets replaced.
        The right side shows what the caller of the SDK sees. The suite also makes the same call by plain
        HTTP, without the SDK: if the portal responds as described, the SDK is at fault.
      </p>
      {there.map((titled, index) => (
        <Subject
          report={report}
          titled={titled}
          own={of(titled)}
          most={Math.max(1, Math.floor(maxWhole / there.length))}
          open={index === 0 ? maxOpen : 0}
          scriptFor={scriptFor}
        />
      ))}
    </>
  );
}
