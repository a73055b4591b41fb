/** Export: services and their parts as an OSCAL component definition, with how each answers the criteria. */
import type { Service } from '../../model/estate.ts';
import type { CriterionResult } from '../../model/readiness.ts';
import { reasonInWords } from '../../model/readiness-in-words.ts';
import { nameUuid } from '../name-uuid.ts';
import { catalogFile, controlId } from './catalog.ts';
import {
  componentUuid,
  line,
  metadata,
  type OscalContext,
  type OscalNode,
  partyUuid,
  property,
} from './oscal-document.ts';

/** Types of OSCAL that fit ours; everything else is software. */
const types: Readonly<Record<string, string>> = {
  'third-party': 'service',
  platform: 'service',
  identity: 'service',
  network: 'network',
  hardware: 'hardware',
};

/** All services. @see https://pages.nist.gov/OSCAL/learn/concepts/layer/implementation/component-definition/ */
export function oscalComponentDefinition(context: OscalContext): OscalNode {
  const { services, config } = context.estate;
  const external = new Set(
    services.flatMap((service) =>
      service.dependencies.flatMap(({ service: target, name }) => (target ? [] : [name])),
    ),
  );
  return {
    'component-definition': {
      uuid: nameUuid('component-definition', config.title),
      metadata: metadata(context, `${line(config.title)}: services and their components`),
      components: [
        ...services.flatMap((service) => [serviceComponent(service), ...parts(service)]),
        ...[...external].sort().map((name) => ({
          uuid: externalUuid(name),
          type: 'service',
          title: line(name),
          description: 'Something outside of the estate that services lean on.',
          props: [property('external', 'yes')],
        })),
      ],
    },
  };
}

/** The identifier of something external, by its name. */
function externalUuid(name: string): string {
  return nameUuid('external', name);
}

function serviceComponent(service: Service): OscalNode {
  const implementations = implementationsOf(service);
  return {
    uuid: componentUuid(service.id),
    type: 'service',
    title: line(service.title),
    description: line(service.guide.description),
    props: [
      property('id', service.id),
      property('phase', service.phase),
      ...(service.tier ? [property('tier', service.tier.id)] : []),
      property('delivery-group', service.group.id),
    ],
    ...linksOf([
      ...service.dependencies.map(({ service: target, name }) => ({
        href: `#${target ? componentUuid(target.id) : externalUuid(name)}`,
        rel: 'depends-on',
      })),
      ...service.components.map(({ component }) => ({
        href: `#${componentUuid(service.id, component.id)}`,
        rel: 'contains',
      })),
    ]),
    ...(service.owner ? { 'responsible-roles': [role(service.owner.id)] } : {}),
    ...(implementations.length > 0 ? { 'control-implementations': implementations } : {}),
  };
}

function parts(service: Service): OscalNode[] {
  return service.components.map(({ component, owner, supplier }) => ({
    uuid: componentUuid(service.id, component.id),
    type: types[component.type] ?? 'software',
    title: line(component.name),
    description: line(component.description ?? `${component.name}, a part of ${service.title}.`),
    props: [
      property('id', component.id),
      property('service', service.id),
      property('type', component.type),
      ...(component.lifecycle ? [property('state', component.lifecycle.state)] : []),
      ...(supplier ? [property('supplier', supplier.name)] : []),
    ],
    'responsible-roles': [role(owner.id)],
  }));
}

function role(party: string): OscalNode {
  return { 'role-id': 'owner', 'party-uuids': [partyUuid(party)] };
}

/** A list that may be empty is left out: OSCAL knows no empty lists. */
function linksOf(links: OscalNode[]): { links?: OscalNode[] } {
  return links.length > 0 ? { links } : {};
}

/** What is due, by framework. */
function implementationsOf(service: Service): OscalNode[] {
  const due = Map.groupBy(
    service.readiness.stages.flatMap(({ results }) => results).filter(({ state }) => state !== 'not-yet-due'),
    ({ framework }) => framework.id,
  );
  return [...due].map(([framework, results]) => ({
    uuid: nameUuid('control-implementation', service.id, framework),
    source: catalogFile(framework),
    description: `How ${line(service.title)} answers ${line(results[0]?.framework.title ?? framework)}.`,
    'implemented-requirements': results.map((result) => requirementOf(service, result)),
  }));
}

const statusOf: Readonly<Record<CriterionResult['state'], string>> = {
  met: 'implemented',
  'not-met': 'planned',
  'not-yet-due': 'planned',
  'not-applicable': 'not-applicable',
  waived: 'partial',
};

function requirementOf(service: Service, { criterion, state, evidence, reason }: CriterionResult): OscalNode {
  return {
    uuid: nameUuid('implemented-requirement', service.id, criterion.id),
    'control-id': controlId(criterion.id),
    description: reason
      ? reasonInWords(reason)
      : `Facts of the guide: ${evidence.map(({ fact }) => fact).join(', ')}.`,
    props: [{ name: 'implementation-status', value: statusOf[state] }, property('state', state)],
  };
}
