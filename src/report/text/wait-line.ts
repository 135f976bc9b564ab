/** Begins a line of a worker's standard error that is meant for people: nothing else begins with a record separator. */
const mark = '\u001e';

/** A line by which a worker tells people what it waits for. */
export function waitLine(sentence: string): string {
  return `${mark}${sentence}\n`;
}

/** The sentences for people in what a worker has written to its standard error. */
export function waitSentences(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .map((line) => line.slice(mark.length));
}
