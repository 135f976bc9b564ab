/** This process's environment without anything that would change a run: settings, handovers, colours. */
export function cleanEnvironment(more = {}) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(B24_|CONFORMANCE_|BENCH_|PLAYWRIGHT|PW_|NODE_OPTIONS$|FORCE_COLOR$)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...more };
}
