/** The one place that reads the clock. */

/** Now as an instant: ISO 8601, UTC, milliseconds. */
export function nowInstant(): string {
  return new Date().toISOString();
}

/** Milliseconds since the epoch. */
export function nowMs(): number {
  return Date.now();
}
