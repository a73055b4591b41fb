/** Check: the availability that a service promises. */
import type { Guide } from '../model/guide.ts';
import { targetPercent } from '../model/service-level.ts';

/** The highest availability, in per cent, that a guide promises; `undefined` if it promises none that can be read. */
export function promisedAvailability(draft: Partial<Guide>): number | undefined {
  let highest: number | undefined;
  for (const { metric, target } of draft.service_levels ?? []) {
    const percent = metric === 'availability' ? targetPercent(target) : undefined;
    if (percent !== undefined && (highest === undefined || Number(percent) > highest))
      highest = Number(percent);
  }
  return highest;
}
