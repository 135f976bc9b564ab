/** A number for people: about three digits. */
export function figure(number) {
  const digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : 2;
  return number.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A ratio, e.g. `2.10×`. */
export function times(number) {
  return `${figure(number)}×`;
}

/** Milliseconds for people. */
export function duration(ms) {
  return ms >= 1_000 ? `${figure(ms / 1_000)} s` : `${figure(ms)} ms`;
}

/** KiB for people. */
export function memory(kib) {
  return `${figure(kib / 1_024)} MiB`;
}

/** Rows as columns that line up: the first to the left, the others to the right. The first row is the head. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  const line = (row) =>
    widths
      .map((width, column) => {
        const text = String(row[column] ?? '');
        return column === 0 ? text.padEnd(width) : text.padStart(width);
      })
      .join('  ')
      .trimEnd();
  const [head, ...body] = rows;
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n');
}
