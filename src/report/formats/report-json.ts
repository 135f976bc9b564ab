import type { Report } from '../model/report.ts';
import { jsonText } from './json-text.ts';

/**
 * `report.json`: the model itself, by `reports/report.schema.json`. The head is indented for people; each case is
 * one line, so that two reports differ line by line and a big one needs little memory.
 */
export function* reportJson(report: Report): Generator<string> {
  const { cases, ...head } = report;
  yield `${jsonText(head, 2).replace(/\n\}$/, '')},\n  "cases": [`;
  for (const [index, reported] of cases.entries())
    yield `${index === 0 ? '' : ','}\n    ${jsonText(reported)}`;
  yield cases.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}
