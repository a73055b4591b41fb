/** Check: whether what a gate asks for is asked of a guide. */
import type { GuideDocument } from '../model/content.ts';
import { type Gate, gateReached } from '../model/phase.ts';

/** True if what falls due at the gate is due for the guide; false while its phase is not known. @see S0.32 */
export function isDue({ draft }: GuideDocument, gate: Gate): boolean {
  return draft.phase !== undefined && gateReached(gate, draft.phase, draft.uses_live_data ?? false);
}
