import type { DocumentedResponse, ParameterValue } from '../contract/contract.ts';
import { isFixtureValue } from '../contract/fixture.ts';
import { knownFixtures } from '../contract/known-fixtures.ts';

/** A value in a title: short, on one line, with nothing invisible. */
export function describeValue(value: ParameterValue): string {
  if (isFixtureValue(value)) {
    const says = knownFixtures().get(value.$fixture)?.says ?? value.$fixture;
    return `${says}${value.form === undefined ? '' : ` (${value.form})`}`;
  }
  const json = JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return json.length > 32 ? `${json.slice(0, 24)}… (${json.length} characters)` : json;
}

/** Parameters in a title. */
export function describeParameters(parameters: Readonly<Record<string, ParameterValue>>): string {
  const entries = Object.entries(parameters);
  if (entries.length === 0) return 'no parameters';
  return entries
    .map(([name, value]) => `${name} ${isFixtureValue(value) ? 'of ' : ''}${describeValue(value)}`)
    .join(', ');
}

/** A documented response in words: `200`, `400 DIALOG_ID_EMPTY`, `400 with an empty code`, `400 with any code`. */
export function describeResponse({ status, code }: DocumentedResponse): string {
  if (code === undefined) return String(status);
  if (code === null) return `${status} with any code`;
  return code === '' ? `${status} with an empty code` : `${status} ${code}`;
}

/** The responses a case prefers, as words: `200 or 400 DIALOG_ID_EMPTY`. */
export function describeResponses(responses: readonly DocumentedResponse[]): string {
  return responses.map(describeResponse).join(' or ');
}
