/** How a command ends. */
export const exitCodes = { clean: 0, errors: 1, usage: 2, bug: 3 } as const;

/** A mistake in how opsguide was called or configured: the message is shown, without a stack. */
export class UsageError extends Error {}
