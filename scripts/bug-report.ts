/** What people are told of a fault of ours. */

/** The fault itself, and where to report it. */
export function bugReport(error: unknown): string {
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${fault}\n\nThis is a bug in opsguide. Please report it with the lines above: https://github.com/opsguide/opsguide/issues`;
}
