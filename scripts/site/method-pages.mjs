import { describedMethods, editions } from '../../build/src/contract/editions.js';
import { loadContract } from '../../build/src/contract/load-contract.js';

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function responses(list) {
  return list.map(({ status, code }) => (code === undefined ? status : `${status} \`${code}\``)).join(' or ');
}

function sourceOf({ page, lines, note, link }) {
  const text = [page, lines === undefined ? '' : `lines ${lines.join('–')}`, note ?? '']
    .filter(Boolean)
    .join(', ');
  return link === undefined ? text : `[${text}](${link})`;
}

function clauseText({ id, level, says, source }) {
  return `#### ${id}\n\n${level}. ${says} Source: ${sourceOf(source)}.\n`;
}

function editionText({ edition, clauses, outcomes, effect }) {
  const own = clauses.filter(({ asks }) => asks === 'method');
  const rows = outcomes
    .filter(({ clause }) => own.some(({ id }) => id === clause))
    .map(
      ({ name, clause, prefers, accepts }) =>
        `| ${cell(name)} | ${cell(clause)} | ${cell(responses(prefers))} | ${cell(responses(accepts))} |`,
    );
  return [
    `## Edition ${edition}\n\nEffect of a success: ${effect}. ${clauses.length} clauses, ${own.length} of them the method's own.\n`,
    rows.length === 0
      ? ''
      : `### Outcomes\n\n| requests | clause | expected | also accepted |\n|---|---|---|---|\n${rows.join('\n')}\n`,
    `### Clauses\n\n${own.map(clauseText).join('\n')}`,
  ].join('\n');
}

/** A page for each described method: its editions, clauses and outcomes, and one that lists them. */
export async function methodPages() {
  const pages = [];
  const rows = [];
  for (const method of describedMethods()) {
    const contracts = [];
    for (const edition of editions(method)) contracts.push(await loadContract({ method, edition }));
    const named = contracts.map(({ edition }) => edition).join(', ');
    const text = `# ${method}\n\nWhat a portal promises of \`${method}\`, as the suite judges it.\n\n${contracts.map(editionText).join('\n')}`;
    pages.push({ path: `docs/methods/${method}.md`, title: method, text });
    const own = contracts.at(-1)?.clauses.filter(({ asks }) => asks === 'method').length;
    rows.push(`| [${method}](${method}.md) | ${named} | ${own} | ${contracts.at(-1)?.outcomes.length} |`);
  }
  const text = `# Methods that the suite judges\n\n${pages.length} methods are described. Every other method that the reference portal knows is listed in [the reference portal](../reference/portal.md).\n\n| method | editions | own clauses | outcomes |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  return [{ path: 'docs/methods/index.md', title: 'Methods that the suite judges', text }, ...pages];
}
