import type { Exchange, RecordedBody } from '../../../../src/exchange/record/exchange.ts';

function recorded(text: string): RecordedBody {
  return { text, bytes: Buffer.byteLength(text), capped: false };
}

/** An exchange as a portal on the local machine would give it. */
export function sampleExchange(id: number, sent: unknown, status: number, received: unknown): Exchange {
  const body = typeof sent === 'string' ? sent : JSON.stringify(sent);
  const response = typeof received === 'string' ? received : JSON.stringify(received);
  return {
    id,
    key: `key-${id}`,
    request: {
      method: 'POST',
      url: 'http://[portal]/rest/1/[redacted:webhook-code]/im.dialog.writing.json',
      headers: [
        ['Host', '[portal]'],
        ['Content-Type', 'application/json'],
        ['Content-Length', String(Buffer.byteLength(body))],
      ],
      body: recorded(body),
    },
    response: {
      httpVersion: '1.1',
      status,
      reason: status === 200 ? 'OK' : 'Error',
      headers: [
        ['Content-Type', 'application/json; charset=utf-8'],
        ['X-Powered-By', 'sample'],
      ],
      body: recorded(response),
      complete: true,
    },
    failure: null,
    timing: { startedAt: '2026-11-22T12:00:00.000Z', connect: null, firstByte: 2, total: 3.25, reused: true },
  };
}

/** An exchange whose connection was refused, confirmed by a control call that fared no better. */
export function refusedExchange(id: number): Exchange {
  const sent = sampleExchange(id, { DIALOG_ID: 'chat13' }, 200, '');
  const refused: Exchange = {
    ...sent,
    response: null,
    failure: { kind: 'refused', code: 'ECONNREFUSED', message: 'The connection was refused.' },
  };
  return { ...refused, confirmation: { tries: [], controls: [refused] } };
}
