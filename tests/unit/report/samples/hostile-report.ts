import { quote } from '../../../../src/evaluate/fact.ts';
import type { Exchange } from '../../../../src/exchange/record/exchange.ts';
import type { Report, ReportedCase } from '../../../../src/report/model/report.ts';
import { hostileTexts } from './hostile-text.ts';
import { sampleExchange } from './sample-exchange.ts';
import { reportOf, sampleCase, sampleReport, withSubject } from './sample-report.ts';

const places = ['code', 'result', 'body', 'redirect', 'bytes'] as const;

/** A response with a text in every place where a portal can put one: in headers always, in the body by turns. */
function response(id: number, text: string, place: (typeof places)[number]): Exchange {
  const body = {
    code: { error: text, error_description: text, [text]: text },
    result: { result: { [text]: [text] }, time: { start: text } },
    body: text,
    redirect: text,
    bytes: '',
  }[place];
  const exchange = sampleExchange(
    id,
    { DIALOG_ID: text.slice(0, 200) },
    place === 'redirect' ? 302 : 400,
    body,
  );
  const { response } = exchange;
  if (response === null) return exchange;
  // Invalid UTF-8: the text cut behind the first byte of a two-byte character, and a NUL.
  const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0xc3, 0x28, 0xff, 0x00])]);
  return {
    ...exchange,
    response: {
      ...response,
      reason: text,
      headers: [
        ['Content-Type', `application/json; ${text}`],
        ['Location', text],
        [text, text],
      ],
      body:
        place === 'bytes'
          ? { base64: bytes.toString('base64'), bytes: bytes.length, capped: false }
          : response.body,
    },
  };
}

function hostileCase(index: number, text: string): ReportedCase {
  const [clause] = sampleReport([]).clauses;
  if (clause === undefined) throw new Error('The sample has clauses.');
  const id = index + 1;
  const reported = sampleCase(id, 'fail', clause, text);
  const place = places[index % places.length] ?? 'code';
  return {
    ...reported,
    reason: `The call fails. Received: ${text}.`,
    findings: reported.findings.map((finding) => ({
      ...finding,
      message: `The member ${text} is wrong.`,
      pointer: `/${text}`,
      expected: `another than ${text}`,
      received: text,
      facts: { expected: quote(`another than ${text}`), received: quote(text) },
    })),
    exchanges: [response(id, text, place)],
  };
}

/** A body of 1 MiB that the recorder cut, made of one of the texts. */
function largeCase(index: number, text: string): ReportedCase {
  const reported = hostileCase(index, text);
  const large = text.repeat(Math.ceil((1 << 20) / text.length)).slice(0, 1 << 20);
  return {
    ...reported,
    exchanges: reported.exchanges.map((exchange) => ({
      ...exchange,
      response:
        exchange.response === null
          ? null
          : { ...exchange.response, body: { text: large, bytes: 5 << 20, capped: true } },
    })),
  };
}

/** A report in which each text stands wherever text of a portal can; with `large`, a body of 1 MiB as well. */
export function hostileReport(texts: readonly string[] = hostileTexts, large = true): Report {
  const cases = texts.map((text, index) => hostileCase(index, text));
  const more = large ? [largeCase(texts.length, texts[0] ?? 'x')] : [];
  const report = reportOf([...cases, ...more], sampleReport([]).clauses);
  return named(report, texts.slice(0, 8).join(' '));
}

/** The report under another name of its subject, everywhere a name stands. */
export function named(report: Report, name: string): Report {
  return withSubject(report, { name, reasons: [`sample-clause-0: ${name}`] });
}
