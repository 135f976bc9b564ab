import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { loadContract } from '../../../src/contract/load-contract.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import { clauseTexts, reportedClause } from '../../../src/report/make/reported-clause.ts';
import type { ReportedClause } from '../../../src/report/model/report.ts';
import { verdictWords } from '../../../src/report/model/verdict-word.ts';
import { readPages } from '../../../src/report/page/page-reading.ts';
import { hostileTexts } from './samples/hostile-text.ts';
import { type Element, elements, page } from './samples/page-elements.ts';
import { reportOf, sampleCase, sampleReport, withSubject } from './samples/sample-report.ts';
import { defaultRun } from './samples/sample-run.ts';

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

const hostile = elements(page(sampleReport(hostileTexts)));

test('hostile text makes no element and no attribute', () => {
  // A bdi is ours: it keeps text of another direction from turning its neighbours around.
  const shape = (text: string) =>
    elements(page(sampleReport([text])))
      .filter(({ tagName }) => tagName !== 'bdi')
      .map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`);
  const calm = shape('calm');
  const wrong = hostileTexts.filter((text) => JSON.stringify(shape(text)) !== JSON.stringify(calm));
  expect(wrong).toEqual([]);
});

test('nothing is loaded, and nothing runs but the script of the page', () => {
  const active = ['link', 'img', 'iframe', 'object', 'embed', 'base'];
  const attributes = hostile.flatMap((one) => one.attrs);
  const wrong = attributes.filter(({ name }) => /^on|^style$|^src|action/.test(name));
  const leading = attributes.filter(({ name, value }) => name === 'href' && !value.startsWith('#'));
  const count = (tags: readonly string[]) => hostile.filter(({ tagName }) => tags.includes(tagName)).length;
  expect([count(active), count(['script']), count(['style'])]).toEqual([0, 1, 1]);
  expect([...wrong, ...leading].map(({ name, value }) => `${name}=${value}`)).toEqual([]);
});

test('the content policy allows the one style sheet and the one script by their hashes, and nothing else', () => {
  const html = page(sampleReport());
  const hashes = ['style', 'script'].map((tag) => {
    const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
    return createHash('sha256').update(text).digest('base64');
  });
  expect(html).toContain(
    `default-src 'none'; style-src 'sha256-${hashes[0]}'; script-src 'sha256-${hashes[1]}'; base-uri 'none'`,
  );
});

test('an issue of the ledger is a link only where it is an https address', () => {
  const report = sampleReport();
  const issues = [
    'https://tracker.example/7?x=1',
    'javascript:alert(1)',
    'http://tracker.example/7',
    'B24-7',
  ];
  const known = report.cases.filter(({ deviation }) => deviation !== undefined);
  const cases = known.flatMap((reported) =>
    issues.map((issue, index) => ({
      ...reported,
      id: `${reported.id}-${index}`,
      deviation: { reason: `Known ${index}.`, since: '2026-03-01', issue },
    })),
  );
  const links = elements(page({ ...report, cases }))
    .flatMap((one) => attribute(one, 'href') ?? [])
    .filter((href) => !href.startsWith('#'));
  expect([...new Set(links)]).toEqual(['https://tracker.example/7?x=1']);
});

test('ids are unique, and every link has its target', () => {
  const ids = hostile.flatMap((one) => attribute(one, 'id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const links = hostile.filter(({ tagName }) => tagName === 'a');
  const targets = links.map((one) => decodeURIComponent(attribute(one, 'href')?.slice(1) ?? ''));
  expect(targets.filter((target) => !new Set(ids).has(target))).toEqual([]);
});

test('headings go down one step at a time, and every table has a caption', () => {
  const levels = hostile.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  const count = (tag: string) => hostile.filter(({ tagName }) => tagName === tag).length;
  expect(count('h1')).toBe(1);
  expect(count('caption')).toBe(count('table'));
});

test('red cases are open, all that needs no explaining is collapsed', () => {
  const groups = elements(page(sampleReport())).filter(({ tagName }) => tagName === 'details');
  const wrong = groups
    .map((one) => ({
      kind: attribute(one, 'class') ?? '',
      verdict: attribute(one, 'data-v'),
      open: attribute(one, 'open'),
    }))
    .filter(({ kind, verdict, open }) => {
      if (/^case/.test(kind)) return (open !== undefined) !== (kind === 'case red');
      return kind === 'collapsed' && (open !== undefined) !== (verdict === 'info');
    });
  expect(wrong).toEqual([]);
});

test('every verdict is said with its word and symbol', () => {
  const html = page(sampleReport());
  const missing = Object.entries(verdictWords).filter(
    ([verdict, { symbol }]) => !html.includes(`<span aria-hidden="true">${symbol}</span> ${verdict}</span>`),
  );
  expect(missing).toEqual([]);
});

test('a run of the whole plan stays below 200 KB', async () => {
  const contract = await loadContract({ method: 'im.dialog.writing', edition: '2024-12', trusted: true });
  const cases = makePlan(contract).map(({ id, title, clause, level, prefers, accepts }, index) => ({
    ...sampleCase(
      index + 1,
      level === 'INFO' ? 'info' : 'pass',
      { id: clause, level, subject: 'sample' } as ReportedClause,
      '',
    ),
    ...{ id, title, clause, level, prefers, accepts },
  }));
  const clauses = clauseTexts(contract).map((clause) => reportedClause(clause, 'sample', cases));
  expect(Buffer.byteLength(page({ ...reportOf(cases, clauses), statement: 'conformant' }))).toBeLessThan(
    200_000,
  );
});

test('passing cases of one family stand together', () => {
  const report = defaultRun(2);
  const [one, two] = report.cases;
  if (one === undefined || two === undefined) throw new Error('The run has two cases.');
  const { clause } = one;
  const cases = [
    { ...one, id: `${clause}/chat/post-form` },
    { ...two, clause, id: `${clause}/chat/get-query` },
  ];
  const html = page({ ...report, cases });
  expect(html).toContain(`<li data-f="${clause}/chat/"><i>chat/</i> such as: `);
  expect(html).toContain('<b>post-form</b> <b>get-query</b>');
});

test('of cases that went alike two are shown whole, the next with what was sent and answered, and all have their place', () => {
  const report = defaultRun(1);
  const [clause] = report.clauses;
  if (clause === undefined) throw new Error('The run has clauses.');
  const cases = Array.from({ length: 40 }, (_, index) => sampleCase(index + 1, 'fail', clause, 'No access'));
  const found = elements(page(reportOf(cases, [clause])));
  const ids = new Map(found.map((one) => [attribute(one, 'id'), one.tagName]));
  const tags = cases.map(({ id }) => ids.get(id));
  expect(tags).toEqual([...Array(2).fill('details'), ...Array(38).fill('li')]);
});

test('coverage counts the MUST clauses that have no case', () => {
  const [tried, untried] = defaultRun(1).clauses;
  if (tried === undefined || untried === undefined) throw new Error('The run has clauses.');
  const cases = [sampleCase(1, 'pass', tried, 'No access')];
  const judged = (clauses: readonly ReportedClause[]) =>
    page(withSubject(reportOf(cases, clauses), { unjudged: [] })).match(/Every MUST clause[^<]*/)?.[0];

  expect(judged([tried])).toBe('Every MUST clause was judged by at least one case.');
  expect(judged([tried, untried])).toBe(
    'Every MUST clause that has a case was judged by at least one case. 1 MUST clause has no case in this run.',
  );
});

test('a lenient verdict is red wherever the page of a strict run shows it', () => {
  const [clause] = defaultRun(1).clauses;
  if (clause === undefined) throw new Error('The run has clauses.');
  const should = { ...clause, level: 'SHOULD' as const };
  const report = reportOf([sampleCase(1, 'lenient', should, 'No access')], [should]);
  const options = { strict: true, only: null, deviations: null, history: null };
  const [html] = page(withSubject(report, { options })).split('id="glossary"');

  expect(html).toContain('class="mark red lenient"');
  expect(html).not.toMatch(/class="(?:mark|choice) green/);
});

test('the value that a finding points to is marked inside the response', () => {
  const html = page(sampleReport(['Access denied']));
  expect(html).toContain('{&quot;error&quot;:<mark>&quot;ACCESS_ERROR&quot;</mark>,');
});

test('a page whose clauses quote other words than ours is not read line by line', () => {
  const report = sampleReport();
  const [clause] = report.clauses;
  if (clause === undefined) throw new Error('The sample has clauses.');
  const founding = { ...clause, source: { page: 'founding-page', lines: [92, 92] as const } };
  const row =
    '|| **DIALOG_ID_EMPTY** | Parameter `DIALOG_ID` not provided or does not match the format `XXX` ||';
  const passages = (quote: string) => readPages([{ ...founding, quote }]).flatMap((one) => one.passages);
  expect(passages('Something else')).toEqual([]);
  expect(passages(row).map(({ first, clauses }) => [first, clauses.length])).toEqual([
    [1, 0],
    [92, 1],
    [93, 0],
  ]);
});
