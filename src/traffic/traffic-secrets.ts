import type { Secret } from '../exchange/record/secret-forms.ts';
import { urlDecode } from '../portal/php/decode-form.ts';
import { bytesOf, type TrafficBody, type TrafficExchange } from './traffic-message.ts';

/** Members of parameters and responses that hold credentials, in any case: of JSON and of JSON in its texts, of forms, and parts of multipart bodies. */
const secretMembers =
  /\b(auth|auth_id|refresh_id|access_token|refresh_token|client_secret|application_token|sessid|bitrix_sessid|ap|app_sid|password)\b\\*["']?\]?(?:\s*(?:[=:]|%3D)\s*|"?\r\n(?:[\w-]+:[^\r\n]*\r\n)*\r\n)\\*["']?([^"'&\s,}{\]\\]{4,})/gi;

/** Headers whose values are credentials, as a whole. */
export const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-bitrix-csrf-token',
]);

/** What credentials look like: texts that are long, or made of letters and digits. Short words are left, because they stand everywhere. */
function isTelling(value: string): boolean {
  return value.length >= 8 && /^[\w.~+/=%-]+$/.test(value) && !/^(?:true|false|null|undefined)$/i.test(value);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Searches a text as it stands, and with its percent-encoding undone, which hides the names of nested members and of parameters in commands. */
function inText(text: string): readonly Secret[] {
  return [...new Set([text, urlDecode(text)])].flatMap((one) =>
    [...one.matchAll(secretMembers)].flatMap(([, name = '', value = '']) =>
      isTelling(value) ? [{ name: name.toLowerCase().replaceAll('_', '-'), value: decoded(value) }] : [],
    ),
  );
}

function textIn(body: TrafficBody | undefined): string {
  return bytesOf(body).toString('utf8');
}

/** The credentials that an exchange shows: the code of a webhook's path, tokens in parameters, headers and responses. */
export function trafficSecrets({ request, response }: TrafficExchange): readonly Secret[] {
  const [, code = ''] = /\/rest\/(?:api\/)?\d+\/([^/?#]{4,})\//.exec(request.url) ?? [];
  const ofHeaders = [...request.headers, ...(response?.headers ?? [])]
    .filter(([name]) => /^(?:proxy-)?authorization$/i.test(name))
    .flatMap(([, value]) => value.split(/\s+/).filter(isTelling))
    .map((value) => ({ name: 'access-token', value }));
  return [
    ...(code === '' || code.startsWith('[redacted:') ? [] : [{ name: 'webhook-code', value: decoded(code) }]),
    ...ofHeaders,
    ...inText(request.url),
    ...inText(textIn(request.body)),
    ...inText(textIn(response?.body)),
  ];
}
