import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** Images have a text that stands in for them. @see https://www.w3.org/TR/WCAG22/#non-text-content */
export const missingAltText: Rule = {
  id: 'missing-alt-text',
  kind: 'style',
  severity: 'warning',
  title: 'Say in words what each image shows',
  why: 'People who cannot see the image, or whose connection is bad, get these words instead of it. A runbook must not depend on a picture.',
  requirements: ['X6'],
  wrong: '![](../assets/overview.png)',
  right: '![A warning passes from the console through the queue to two gateways](../assets/overview.png)',
  checkGuide: imagesWithoutText,
  checkPage: imagesWithoutText,
};

function* imagesWithoutText({ body }: PublishedDocument): Iterable<Finding> {
  for (const { kind, href, text, range } of body.links) {
    if (kind !== 'image' || text.trim() !== '' || href.trim() === '') continue;
    yield {
      at: { range },
      message: 'This image has no text that stands in for it.',
      hint: 'Write between the square brackets what the image tells, in a sentence.',
    };
  }
}
