/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { secondsText } from '../../sdk/call-timeline.ts';
import type { SdkCall } from '../../sdk/sdk-calls.ts';
import { callerViewOf, surfacedSymbols } from '../../sdk/surfaced-fields.ts';
import { Code, Sign, Words } from '../marks.tsx';

/** What the caller sees, field by field; fields that hold nothing are named as well. */
export function SurfaceView({ call }: { readonly call: SdkCall }): JSX.Element {
  const { surface, timeline } = call;
  const { by, type, code, description, status, message, settledAt } = surface;
  const view = callerViewOf(surface);
  const start = timeline[0]?.at;
  const after = settledAt === null || start === undefined ? '' : ` after ${secondsText(settledAt - start)}`;
  const became = (name: string) => view.fields.find((field) => field.name === name)?.word;
  const rows: readonly (readonly [name: string, value: string | null])[] = [
    ['type', type],
    ['code', code],
    ['description', description],
    ['status', status === null ? null : String(status)],
    ['text', message],
  ];
  const isError = surface.outcome === 'error';
  return (
    <div class="surface">
      <h5>What the caller sees</h5>
      <p>
        <span class={`mark ${view.tone}`}>
          <Sign text={view.symbol} /> {view.outcome}
        </span>{' '}
        <small>
          <Words text={[by, view.remark].filter(Boolean).join(', ')} limit={80} />
          {after}
        </small>
      </p>
      {isError ? (
        <dl>
          {rows.map(([name, value]) => {
            const word = became(name);
            return (
              <>
                <dt>{name}</dt>
                <dd>
                  {value === null || value === '' ? 'nothing' : <Code text={value} />}
                  {word === undefined ? null : (
                    <small>
                      {' '}
                      <Sign text={surfacedSymbols[word]} /> {word}
                    </small>
                  )}
                </dd>
              </>
            );
          })}
        </dl>
      ) : null}
    </div>
  );
}
