import type { Interceptor } from './interceptor.ts';

/**
 * A portal that moved: each call is answered with 302 to the same path under the new origin. A client has to send its POST again there.
 *
 * @param origin where it moved to, without a slash at its end
 * @see docs/reference/portal.md B.3, last lines
 */
export function renamedPortal(origin: string): Interceptor {
  return {
    arrival: ({ path, query }) => ({
      status: 302,
      headers: {
        Location: `${origin.replace(/\/$/, '')}${path}${query === '' ? '' : `?${query}`}`,
        'Content-Type': 'text/html; charset=UTF-8',
      },
      body: '',
    }),
  };
}
