/** A recording that cannot be used. The message says where and what is wrong. */
export class TrafficError extends Error {
  override readonly name = 'TrafficError';
}
