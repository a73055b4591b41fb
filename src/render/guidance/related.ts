/** Render: where a page of guidance leads besides other guidance: templates to fill in, and criteria that it helps to meet. */
import type { GuidanceView, PageLink } from '../../model/estate.ts';
import type { Criterion, Framework } from '../../model/framework.ts';
import { resolveLink } from '../../model/link-target.ts';

/** A criterion with its address. */
export interface RelatedCriterion extends PageLink {
  id: string;
}

/** What stands at the end of a page of guidance. */
export interface Related {
  /** Pages as the author listed them: paths of the site or web addresses. */
  pages: string[];
  frameworks: PageLink[];
  templates: PageLink[];
  criteria: RelatedCriterion[];
}

interface RelatedOptions {
  frameworks: readonly Framework[];
  templates: readonly { id: string; title: string }[];
}

const TEMPLATE = /^\/templates\/([^/]+)\/$/;

/**
 * Makes the lookup. Templates are those that the page links to; criteria are those that it links to, and those that its
 * templates help to meet.
 */
export function relatedPages({ frameworks, templates }: RelatedOptions): (view: GuidanceView) => Related {
  const titles = new Map(templates.map(({ id, title }) => [id, title]));
  const criteria = frameworks.flatMap(({ id, stages }) =>
    stages.flatMap((stage) => stage.criteria.map((criterion) => ({ criterion, ...linkOf(id, criterion) }))),
  );
  return ({ href, page, document }) => {
    const listed = page?.related ?? [];
    const linked = new Set(listed);
    for (const link of document?.body.links ?? []) {
      const target = link.href.startsWith('/') ? resolveLink(document?.file ?? '', link.href) : undefined;
      if (target?.kind === 'site')
        linked.add(target.anchor ? `${target.path}#${target.anchor}` : target.path);
    }
    const ids = [...linked].flatMap((path) => TEMPLATE.exec(path)?.[1] ?? []).filter((id) => titles.has(id));
    const helped = criteria.filter(
      ({ criterion, href: own }) => linked.has(own) || criterion.templates?.some((id) => ids.includes(id)),
    );
    const elsewhere = new Set(criteria.map(({ href: own }) => own));
    return {
      pages: listed.filter((path) => !TEMPLATE.test(path) && !elsewhere.has(path)),
      frameworks: frameworks
        .filter(({ guidance }) => guidance === href)
        .map(({ id, title }) => ({ title, href: `/frameworks/${id}/` })),
      templates: ids.map((id) => ({ title: titles.get(id) ?? id, href: `/templates/${id}/` })),
      criteria: helped.map(({ id, title, href: own }) => ({ id, title, href: own })),
    };
  };
}

function linkOf(framework: string, { id, title }: Criterion): RelatedCriterion {
  return { id, title, href: `/frameworks/${framework}/#${id}` };
}
