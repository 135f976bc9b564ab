import { ContractError, type ContractProblem } from '../contract-error.ts';
import type { SourceDocument } from './read-document.ts';
import { unknownKeywords } from './unknown-keywords.ts';

function versionProblem(document: SourceDocument): ContractProblem | null {
  const { openapi, swagger } = document.value;
  if (swagger !== undefined)
    return document.problem('/swagger', 'This is Swagger 2: only OpenAPI 3.1 is read. Convert the document.');
  if (openapi === undefined)
    return document.problem('', 'The member `openapi` is missing: it must be "3.1.0" or a later 3.1.');
  if (typeof openapi !== 'string')
    return document.problem('/openapi', 'The version of OpenAPI must be a text of three numbers, "3.1.0".');
  if (/^3\.1\.\d+$/.test(openapi)) return null;
  const change = /^3\.0\.\d+$/.test(openapi)
    ? "Write 3.1.0, and `type: [string, 'null']` in place of `nullable: true`."
    : 'Write 3.1.0, and use nothing that 3.1 does not have.';
  return document.problem('/openapi', `This is not OpenAPI 3.1, and only 3.1 is read. ${change}`);
}

/**
 * Refuses documents of other versions of OpenAPI, and keywords that no validator of 3.1 looks at.
 * @throws {ContractError} at the version, or at each such keyword
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function refuseOtherOpenApi(document: SourceDocument): void {
  const version = versionProblem(document);
  if (version !== null) throw new ContractError([version]);
  const problems = unknownKeywords(document);
  if (problems.length > 0) throw new ContractError(problems);
}

/**
 * Refuses an overlay that does not name the document it is applied to.
 * @throws {ContractError}
 * @see https://spec.openapis.org/overlay/v1.0.0#overlay-object
 */
export function refuseOtherBase(overlay: SourceDocument, base: string): void {
  const said = overlay.value['extends'];
  if (said === base) return;
  throw new ContractError([
    said === undefined
      ? overlay.problem('', `The member \`extends\` is missing: it must be ${base}.`)
      : overlay.problem('/extends', `This overlay is applied to ${base}, and must say so.`),
  ]);
}
