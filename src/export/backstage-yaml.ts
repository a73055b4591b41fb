/** Export: entities of a Backstage catalogue as YAML, one document each. */
import { dump } from 'js-yaml';
import type { BackstageEntity } from './backstage.ts';

/** The text of a `catalog-info.yaml`. */
export function backstageYaml(entities: readonly BackstageEntity[]): string {
  return entities.map((entity) => `---\n${dump(entity, { lineWidth: -1, noRefs: true })}`).join('');
}
