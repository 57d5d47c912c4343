/** Where the guard takes the time from; whoever embeds it passes one in. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Milliseconds that never go back; only differences mean anything. */
  monotonic(): number;
}
