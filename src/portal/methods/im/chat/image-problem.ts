/** The most pixels that a picture may be wide or high. @see docs/reference/portal.md D */
const maxPixels = 5000;

/** How pictures of each kind begin, as latin-1 text. */
const beginnings = ['\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff', 'BM'] as const;

/** What is wrong with a picture given as base64: it is none, or too large; undefined when it is fine. The size of JPEG and BMP is not looked at. */
export function imageProblem(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const start = bytes.toString('latin1', 0, 4);
  if (!beginnings.some((beginning) => start.startsWith(beginning))) return 'Avatar incorrect type';
  const [width, height] = sizeOf(bytes, start);
  return Math.max(width, height) > maxPixels ? 'Avatar incorrect size (max 5000x5000)' : undefined;
}

function sizeOf(bytes: Buffer, start: string): readonly [number, number] {
  if (start.startsWith('GIF8') && bytes.length >= 10) return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  if (start === beginnings[0] && bytes.length >= 24) return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return [0, 0];
}
