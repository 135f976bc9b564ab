import type { Json } from '../contract/contract.ts';
import type { Exchange } from '../exchange/record/exchange.ts';
import { bodyBytes, headerValues } from '../exchange/record/parse-response.ts';
import type { KeyPair } from '../portal/transport/listen.ts';
import type { AuthMode, Scheme } from './protocol.ts';

/** What a script that reproduces a finding is made from. */
export interface ReproductionParts {
  /** What is wrong, one sentence. */
  readonly finding: string;
  readonly expected: string;
  readonly received: string;
  /** What to install, such as `@bitrix24/b24jssdk@2.2.0`; several packages with spaces between them. */
  readonly install: string | null;
  /** A JavaScript module that exports `call(portal, method, params)`. */
  readonly call: string;
  readonly method: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly auth: AuthMode;
  readonly scheme: Scheme;
  /** For https: key and certificate of 127.0.0.1 and localhost, of no use to anybody else. Null: the script reads them from files, and says how to make those. */
  readonly certificate: KeyPair | null;
  /** Whether the client is meant to refuse the certificate. */
  readonly isDistrusted: boolean;
  /** Milliseconds after which the script says that nothing came of the call. */
  readonly deadlineMs: number;
  /** The requests of the recorded call with their responses, in order. */
  readonly exchanges: readonly Exchange[];
}

/** A response as the script writes it. A location becomes a path: the port is another one each time. */
function responseLine({ response, failure }: Exchange): string {
  if (response === null) return failure?.kind === 'reset' ? "'reset'" : "'silence'";
  const announced = headerValues(response.headers, 'content-length')[0];
  const location = headerValues(response.headers, 'location')[0]?.replace(/^https?:\/\/[^/]*/, '');
  const type = headerValues(response.headers, 'content-type')[0];
  const others = ['content-encoding', 'retry-after'].flatMap((name) =>
    headerValues(response.headers, name).map((value) => [name, value] as const),
  );
  const headers = Object.fromEntries([
    ...(type === undefined ? [] : [['content-type', type] as const]),
    ...others,
  ]);
  const bytes = bodyBytes(response.body);
  const body =
    response.body.base64 === undefined ? { body: bytes.toString('utf8') } : { base64: response.body.base64 };
  return JSON.stringify({
    status: response.status,
    headers,
    ...(location === undefined ? {} : { location }),
    ...body,
    ...(response.complete ? {} : { announced: Number(announced) }),
  });
}

function comment(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /');
}

/** Imports of a module come first; `export` is of no use in a script. */
function inlined(module: string): { readonly imports: string; readonly rest: string } {
  const lines = module
    .replaceAll(/^\/\*\*[\s\S]*?\*\/\n/gm, '')
    .replaceAll(/^export /gm, '')
    .split('\n');
  const isImport = (line: string) => /^import .* from /.test(line);
  return {
    imports: lines.filter(isImport).join('\n'),
    rest: lines
      .filter((line) => !isImport(line))
      .join('\n')
      .trim(),
  };
}

/** How somebody without this suite makes the certificate that the script serves with. */
const makeCertificate =
  '// First: openssl req -x509 -newkey rsa:2048 -nodes -days 30 -keyout key.pem -out cert.pem -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1,DNS:localhost';

function pairText(certificate: KeyPair | null): string {
  return certificate === null
    ? "{ key: files.readFileSync('key.pem'), cert: files.readFileSync('cert.pem') }"
    : JSON.stringify({ key: certificate.key, cert: certificate.cert }, null, 2);
}

/**
 * Writes a script that shows a finding to whoever can mend it: a server of a few lines that answers as the portal did, the call by the SDK itself,
 * and what comes out. It needs Node and the SDK, nothing of this suite, calls nobody but itself, and holds no secret.
 */
export function reproductionOf(parts: ReproductionParts): string {
  const { install, method, params, auth, scheme, certificate, isDistrusted, exchanges, deadlineMs } = parts;
  const { imports, rest } = inlined(parts.call);
  const isSecure = scheme === 'https';
  const tokens = auth === 'webhook' ? 'null' : "'token'";
  return `// ${comment(parts.finding)}
// Expected: ${comment(parts.expected)}
// Received: ${comment(parts.received)}
//
${isSecure && certificate === null ? `${makeCertificate}\n` : ''}// Run it:${install === null ? '' : ` npm install ${install} &&`} node reproduce.mjs
${isSecure && certificate === null ? "import * as files from 'node:fs';\n" : ''}import { createServer } from 'node:${isSecure ? 'https' : 'http'}';
${imports}

const answers = [
${exchanges.map((exchange) => `  ${responseLine(exchange)},`).join('\n')}
];
${
  isSecure
    ? `// For 127.0.0.1 only, signed by nobody you know${isDistrusted ? ': a client has to refuse it' : ''}.
const pair = ${pairText(certificate)};
${isDistrusted ? '' : "Object.assign(process['env'], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });\n"}`
    : ''
}
let count = 0;
const server = createServer(${isSecure ? 'pair, ' : ''}async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const answer = answers[Math.min(count++, answers.length - 1)] ?? { status: 200, headers: {}, body: '{"result":true}' };
  console.log(\`request \${count}: \${request.method} \${request.url} \${body}\`);
  if (answer === 'reset') return request.socket.destroy();
  if (answer === 'silence') return;
  const bytes = Buffer.from(answer.base64 ?? answer.body, answer.base64 === undefined ? 'utf8' : 'base64');
  const headers = { ...answer.headers, 'content-length': answer.announced ?? bytes.length };
  if (answer.location !== undefined)
    headers.location = \`${scheme}://localhost:\${server.address().port}\${answer.location.startsWith('/auth') ? answer.location : request.url}\`;
  response.writeHead(answer.status, headers);
  if (answer.announced === undefined) response.end(bytes);
  else response.write(bytes, () => request.socket.end());
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

const { port } = server.address();
const origin = \`${scheme}://127.0.0.1:\${port}\`;
const auth = '${auth}';
const portal = {
  auth,
  origin,
  scheme: '${scheme}',
  host: '127.0.0.1',
  port,
  webhook_url: auth === 'webhook' ? \`\${origin}/rest/1/secret/\` : null,
  webhook_secret: auth === 'webhook' ? 'secret' : null,
  user_id: '1',
  client_endpoint: \`\${origin}/rest/\`,
  oauth_token_url: \`\${origin}/oauth/token/\`,
  access_token: ${tokens},
  refresh_token: ${tokens},
  client_id: ${tokens},
  client_secret: ${tokens},
  member_id: 'member',
  expires_in: 3600,
};

${rest}

setTimeout(() => {
  console.log('outcome: nothing after ${deadlineMs / 1000} s');
  process.exit(1);
}, ${deadlineMs});
try {
  console.log('outcome: a result:', await call(portal, ${JSON.stringify(method)}, ${JSON.stringify(params)}));
} catch (error) {
  console.log('outcome: an error:', error?.name, error?.code, error?.message);
}
process.exit(0);
`;
}
