/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { surfacedParts } from '../../sdk/surfaced-fields.ts';
import type { Share, SurfacedTable } from '../../sdk/surfaced-table.ts';
import { Sign, Words } from '../marks.tsx';
import { ScrollRegion } from '../scroll-region.tsx';

function Part(props: { readonly share: Share }): JSX.Element {
  const { kept, of } = props.share;
  if (of === 0) return <td>–</td>;
  return (
    <td class={kept === of ? 'green' : kept === 0 ? 'red' : 'amber'}>
      <Sign text={kept === of ? '✓' : kept === 0 ? '✗' : '~'} /> {kept} of {of}
    </td>
  );
}

function Count(props: { readonly count: number }): JSX.Element {
  const { count } = props;
  return <td class={count === 0 ? 'green' : 'red'}>{count === 0 ? 'none' : `✗ ${count}`}</td>;
}

/** How many of the values that the portal sent reach callers, in figures: one row for each SDK. */
export function TotalsTable({ table }: { readonly table: SurfacedTable }): JSX.Element {
  return (
    <ScrollRegion label="What callers see, in figures">
      <table class="totals">
        <caption>
          How many of the values that the portal sent reach the caller unchanged, each as a field of the error
        </caption>
        <thead>
          <tr>
            <th scope="col">SDK</th>
            <th scope="col">failures surfaced as an error</th>
            <th scope="col">code</th>
            <th scope="col">description</th>
            <th scope="col">status</th>
            <th scope="col">false successes</th>
            <th scope="col">never settles</th>
          </tr>
        </thead>
        <tbody>
          {table.totals.map(({ titled, errors, fields, falseSuccesses, unsettled }) => (
            <tr>
              <th scope="row">
                <Words text={titled.title} />
              </th>
              <Part share={errors} />
              {surfacedParts.map((part) => (
                <Part share={fields[part]} />
              ))}
              <Count count={falseSuccesses} />
              <Count count={unsettled} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
