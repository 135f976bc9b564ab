/** A `time` as a portal of today sends it. */
export const time = {
  start: 1779804870,
  finish: 1779804870.40021,
  duration: 0.400208950042725,
  processing: 0,
  date_start: '2026-05-26T14:14:30+00:00',
  date_finish: '2026-05-26T14:14:30+00:00',
  operating_reset_at: 1779805470,
  operating: 0,
};

/** A success with a `time` that differs in some members; `undefined` takes one away. */
export function timed(changes: Readonly<Record<string, unknown>>): { readonly body: object } {
  return { body: { result: true, time: { ...time, ...changes } } };
}
