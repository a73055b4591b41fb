/** Render: the suppliers that mend components of a service, each once, in order of first mention. */
import type { ComponentView, Service } from '../../model/estate.ts';

/** The suppliers of a service. */
export function suppliersOf(service: Service): NonNullable<ComponentView['supplier']>[] {
  const found = service.components.flatMap(({ supplier }) =>
    supplier ? [[supplier.id, supplier] as const] : [],
  );
  return [...new Map(found).values()];
}
