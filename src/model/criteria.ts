/** Model: what holds for single criteria, whatever a framework says about them. */

/**
 * Ids of criteria that no guide may call not applicable: the service design review board is mandatory for every
 * service. @see S0.22
 */
export const neverNotApplicable: readonly string[] = ['OSR-05'];
