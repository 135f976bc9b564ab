import { type Looks, plain } from '../other-portal.ts';

type Headers = Readonly<Record<string, string | string[]>>;

function withHeaders(headers: Headers): Looks {
  return {
    write: (response, status, body) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      plain(response, status, body);
    },
  };
}

/** Headers before and behind the type, which has a name of any case. */
function withType(type: string, name = 'Content-Type'): Looks {
  return {
    write: (response, status, body) =>
      void response
        .writeHead(status, { 'X-Before': '1', [name]: type, 'X-Behind': '2' })
        .end(JSON.stringify(body)),
  };
}

const types = [
  'application/json',
  'application/json;charset=UTF-8',
  'application/json; charset="utf-8"',
  'application/json; charset="UTF-8"',
  'Application/JSON; Charset=Utf-8',
  'application/json ; charset=utf-8',
  'application/json;  charset=utf-8;',
  'application/json; charset=utf8',
  'application/json; odata.metadata=minimal; charset=utf-8',
];

/** Right portals that send other headers. */
export const oddHeaders: Readonly<Record<string, Looks>> = {
  ...Object.fromEntries(types.map((type) => [`declared as ${type}`, withType(type)])),
  'names of headers in small letters': withType('application/json; charset=utf-8', 'content-type'),
  'names of headers in capitals': withType('application/json; charset=utf-8', 'CONTENT-TYPE'),
  'headers of a portal': withHeaders({
    Server: 'nginx/1.26.2',
    'X-Powered-By': 'PHP/8.2.28',
    'X-Powered-CMS': 'Bitrix Site Manager (8cf2b5d4b1c2d6a0c9a1)',
    P3P: 'policyref="/bitrix/p3p.xml", CP="NON DSP COR CUR ADM DEV PSA PSD OUR UNR BUS UNI COM NAV INT DEM STA"',
    'Set-Cookie': [
      'PHPSESSID=abcdefghijklmnop; path=/; HttpOnly',
      'qmb=0.; path=/; domain=.bitrix24.com; secure',
      'BITRIX_SM_GUEST_ID=8; expires=Wed, 17-Nov-2027 12:00:00 GMT; Max-Age=31104000; path=/app/intranet',
    ],
    Expires: 'Thu, 19 Nov 1981 08:52:00 GMT',
    'Cache-Control': 'no-store, no-cache, must-revalidate',
    Pragma: 'no-cache',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'origin, content-type, accept',
    'X-Content-Type-Options': 'nosniff',
    'X-Bitrix-Rest-Application': 'local.5c8bb1b0891cf2.87252039',
    'X-Bitrix-Rest-Time': '0.0402180000',
    'X-Bitrix-Rest-User-Time': '0.0301120000',
    'X-Bitrix-Rest-System-Time': '0.0100000000',
  }),
  'headers of a proxy': withHeaders({
    Via: '1.1 varnish, 1.1 a1b2c3.cloudfront.net (CloudFront)',
    'X-Cache': 'MISS',
    Age: '0',
    'CF-RAY': '8f3c0a1b2c3d4e5f-FRA',
    'X-Request-Id': '7f9c2ba4-e88f-4f32-a1e4-1b2c3d4e5f60',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    'Server-Timing': 'app;dur=12.3, db;desc="select";dur=5.1',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'Alt-Svc': 'h3=":443"; ma=86400',
    NEL: '{"report_to":"default","max_age":604800}',
    'Report-To': '{"group":"default","max_age":604800,"endpoints":[{"url":"https://a.nel.example/report"}]}',
    'Content-Security-Policy':
      "default-src 'none'; frame-ancestors 'self' https://*.bitrix24.com; report-uri /app/csp-report",
    ETag: 'W/"2a-5b1c"',
    Vary: 'Accept-Encoding',
  }),
  'headers of Apache': withHeaders({
    Server: 'Apache/2.4.62 (Debian) OpenSSL/3.0.15 mod_perl/2.0.12',
    'Keep-Alive': 'timeout=5, max=100',
    'Content-Language': 'ru',
    'Accept-Ranges': 'none',
  }),
  'headers of IIS': withHeaders({
    Server: 'Microsoft-IIS/10.0',
    'X-AspNet-Version': '4.0.30319',
    'X-AspNetMvc-Version': '5.2',
    'X-Powered-By': 'ASP.NET',
    'X-UA-Compatible': 'IE=edge',
    'X-Build': '10.0.20348.1',
  }),
  'harmless headers several times': withHeaders({
    'Cache-Control': ['no-store', 'no-cache'],
    Vary: ['Origin', 'Accept-Encoding'],
    Link: ['<https://portal.example/>; rel="home"', '<https://portal.example/help/>; rel="help"'],
    'Server-Timing': ['a;dur=1', 'b;dur=2'],
  }),
  'many headers in odd cases': withHeaders(
    Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x-ODD-${index}`, 'v'.repeat(50)])),
  ),
  'empty headers and letters beyond ASCII': withHeaders({
    'X-Empty': '',
    'X-Title': Buffer.from('Портал').toString('latin1'),
  }),
  'a coding that is none': withHeaders({ 'Content-Encoding': 'identity' }),
};
