/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { mainFinding } from '../../model/finding-order.ts';
import type { ReportedCase, ReportedClause } from '../../model/report.ts';
import type { TitledSubject } from '../../model/subjects.ts';
import { type Tone, verdictWords } from '../../model/verdict-word.ts';
import type { BrokenCall } from '../../sdk/broken-calls.ts';
import { secondsText } from '../../sdk/call-timeline.ts';
import type { shippedScripts } from '../../sdk/reproduction-script.ts';
import type { SdkCall } from '../../sdk/sdk-calls.ts';
import { RequestMessage, ResponseMessage } from '../cases/exchange-view.tsx';
import { Code, CopyBlock, LevelMark, Says, Sign, VerdictMark, Words } from '../marks.tsx';
import { SurfaceView } from './surface-view.tsx';

const maxRequests = 4;

const blameWords: Readonly<Record<NonNullable<ReportedCase['blame']>, string>> = {
  sdk: 'as the situation describes. So the SDK is at fault.',
  portal: 'which is not what the situation describes. So the portal is at fault, and not the SDK.',
  docs: 'which no document lists. So the documents are at fault as much as the SDK.',
};

function FindingLine(props: { readonly reported: ReportedCase }): JSX.Element {
  const { reported } = props;
  const finding = mainFinding(reported);
  return (
    <li>
      <p>
        <VerdictMark verdict={reported.verdict} /> <Code text={reported.clause} />{' '}
        <LevelMark level={reported.level} /> <Words text={finding?.message ?? reported.reason} />
      </p>
      {finding === undefined ? null : (
        <p>
          Expected <Code text={finding.expected} />, received <Code text={finding.received} />
        </p>
      )}
    </li>
  );
}

/** The requests as the portal received them, each with its response; of many the first and the last ones. */
function Wire({ call }: { readonly call: SdkCall }): JSX.Element {
  const exchanges = call.cases.find((one) => one.exchanges.length > 0)?.exchanges ?? [];
  const start = call.timeline[0]?.at ?? 0;
  const places = exchanges.map((exchange, index) => ({ exchange, point: call.timeline[index], index }));
  const shown = places.filter(({ index }) => index < maxRequests - 1 || index === places.length - 1);
  const left = places.length - shown.length;
  return (
    <div class="wire">
      {shown.length === 0 ? <h5>Nothing arrived at the portal.</h5> : null}
      {shown.map(({ exchange, point, index }) => (
        <>
          <h5>
            Request {index + 1}
            {point === undefined || index === 0 ? null : (
              <small> after {secondsText(point.at - start)}</small>
            )}
            {left > 0 && index === places.length - 1 ? <small> ({left} more before it)</small> : null}
          </h5>
          <RequestMessage exchange={exchange} />
          <h5>Response</h5>
          <ResponseMessage exchange={exchange} pointer="" />
        </>
      ))}
    </div>
  );
}

function Blame(props: { readonly call: SdkCall; readonly cases: readonly ReportedCase[] }): JSX.Element {
  const { raw } = props.call;
  const blame = props.cases.find((reported) => reported.blame !== undefined)?.blame;
  if (raw === undefined) return <p>The same call was not made without the SDK.</p>;
  return (
    <p class="blame">
      The same call by plain HTTP, without the SDK, gets <Code text={raw.response} />
      {blame === undefined ? '.' : `, ${blameWords[blame]}`}
    </p>
  );
}

/** A script for whoever can mend it, once for each way in which an SDK goes wrong; elsewhere the command that prints it. */
function Reproduction(props: {
  readonly reported: ReportedCase;
  readonly titled: TitledSubject;
  readonly isFirst: boolean;
  readonly scriptFor: ReturnType<typeof shippedScripts>;
}): JSX.Element {
  const { reported, titled, isFirst, scriptFor } = props;
  const { name } = titled.subject;
  const script = scriptFor(reported, titled.subject);
  if (script === null) return <CopyBlock label="Repeat this case" text={reported.repeat} />;
  const command = `npx b24-conformance explain ${reported.id} --sdk ${name} > reproduce.mjs`;
  if (!isFirst) return <CopyBlock label="Write a script that reproduces it, after a run" text={command} />;
  return (
    <details class="collapsed">
      <summary>A script that reproduces it without this suite, to attach to an issue</summary>
      <CopyBlock label="reproduce.mjs" text={script} />
      <CopyBlock label="Or write it to a file, after a run" text={command} />
    </details>
  );
}

/** A broken call with both ends of the line, and who is at fault by the call without the SDK. */
export function BrokenCard(props: {
  readonly broken: BrokenCall;
  readonly titled: TitledSubject;
  readonly clauses: readonly ReportedClause[];
  readonly tone: Tone;
  readonly open: boolean;
  /** Whether no card of this SDK before went wrong in the same way. */
  readonly isFirst: boolean;
  readonly scriptFor: ReturnType<typeof shippedScripts>;
}): JSX.Element {
  const { broken, titled, tone, open, isFirst, scriptFor } = props;
  const { call, cases } = broken;
  const [first] = cases;
  return (
    <details class={`case ${tone}`} id={`call:${titled.subject.key}:${call.run}`} open={open}>
      <summary>
        {first === undefined ? (
          <span class="mark red">
            <Sign text={verdictWords.fail.symbol} /> every-call
          </span>
        ) : (
          <VerdictMark verdict={first.verdict} tone={tone} />
        )}{' '}
        <h4>
          <Says text={call.title} />
        </h4>{' '}
        <Code text={call.run} />{' '}
        <b class="subject-title">
          <Words text={titled.title} />
        </b>
      </summary>
      <ul class="findings">
        {cases.map((reported) => (
          <FindingLine reported={reported} />
        ))}
      </ul>
      <Blame call={call} cases={cases} />
      <div class="sides">
        <Wire call={call} />
        <SurfaceView call={call} />
      </div>
      {first === undefined ? null : (
        <Reproduction reported={first} titled={titled} isFirst={isFirst} scriptFor={scriptFor} />
      )}
    </details>
  );
}
