/** Export: readiness as OSCAL assessment results: one result for each service, one finding for each criterion. */
import type { Service } from '../../model/estate.ts';
import type { CriterionResult } from '../../model/readiness.ts';
import { problemInWords, reasonInWords } from '../../model/readiness-in-words.ts';
import { nameUuid } from '../name-uuid.ts';
import { controlId } from './catalog.ts';
import {
  componentUuid,
  instant,
  line,
  metadata,
  type OscalContext,
  type OscalNode,
  property,
} from './oscal-document.ts';

/**
 * All services of which something is due; `undefined` if nothing is, since results must not be empty.
 * @see https://pages.nist.gov/OSCAL/learn/concepts/layer/assessment/assessment-results/
 */
export function oscalAssessmentResults(context: OscalContext): OscalNode | undefined {
  const { config, today } = context.estate;
  const services = context.estate.services.filter((service) => dueOf(service).length > 0);
  if (services.length === 0) return undefined;
  const plan = nameUuid('resource', 'assessment-plan');
  return {
    'assessment-results': {
      uuid: nameUuid('assessment-results', config.title, today),
      metadata: metadata(context, `${line(config.title)}: readiness on ${today}`),
      'import-ap': { href: `#${plan}` },
      results: services.map((service) => resultOf(service, today)),
      'back-matter': {
        resources: [
          {
            uuid: plan,
            title: 'How readiness is assessed',
            description:
              'The facts that each criterion of the frameworks in force asks for are looked up in the front matter of the guide. No other plan exists.',
          },
        ],
      },
    },
  };
}

function dueOf(service: Service): CriterionResult[] {
  return service.readiness.stages.flatMap(({ results }) =>
    results.filter(({ state }) => state !== 'not-yet-due'),
  );
}

function resultOf(service: Service, today: string): OscalNode {
  const due = dueOf(service);
  return {
    uuid: nameUuid('result', service.id, today),
    title: line(service.title),
    description: `What the guide of ${line(service.title)} gives evidence of on ${today}.`,
    start: instant(today),
    end: instant(today),
    'reviewed-controls': {
      'control-selections': [
        { 'include-controls': due.map(({ criterion }) => ({ 'control-id': controlId(criterion.id) })) },
      ],
    },
    observations: due.map((result) => observationOf(service, result, today)),
    findings: due.map((result) => findingOf(service, result)),
  };
}

function observationOf(service: Service, result: CriterionResult, today: string): OscalNode {
  const { criterion, evidence, lapsesOn, link } = result;
  return {
    uuid: observationUuid(service, result),
    title: criterion.id,
    description: evidence
      .map((asked) => (asked.met ? `\`${asked.fact}\` is there.` : problemInWords(asked)))
      .join('\n'),
    methods: ['EXAMINE'],
    types: ['control-objective'],
    subjects: [{ 'subject-uuid': componentUuid(service.id), type: 'component' }],
    'relevant-evidence': [
      {
        ...(link && /^https?:\/\//.test(link) ? { href: link } : {}),
        description: `Front matter of ${service.document.file}`,
        ...(result.date ? { props: [property('date', result.date)] } : {}),
      },
    ],
    collected: instant(today),
    ...(lapsesOn ? { expires: instant(lapsesOn) } : {}),
  };
}

function findingOf(service: Service, result: CriterionResult): OscalNode {
  const { criterion, state } = result;
  const reason = result.reason && reasonInWords(result.reason);
  const satisfied = state === 'met' || state === 'not-applicable';
  return {
    uuid: nameUuid('finding', service.id, criterion.id),
    title: `${criterion.id}: ${line(criterion.title)}`,
    description: reason ?? criterion.asks,
    props: [property('state', state), ...(criterion.advisory ? [property('advisory', 'yes')] : [])],
    target: {
      type: 'objective-id',
      'target-id': `${controlId(criterion.id)}_obj`,
      status: {
        state: satisfied ? 'satisfied' : 'not-satisfied',
        ...(satisfied ? {} : { reason: state === 'waived' ? 'other' : 'fail' }),
        ...(reason ? { remarks: reason } : {}),
      },
    },
    'related-observations': [{ 'observation-uuid': observationUuid(service, result) }],
  };
}

function observationUuid(service: Service, { criterion }: CriterionResult): string {
  return nameUuid('observation', service.id, criterion.id);
}
