import { resolveLink } from '../../model/link-target.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** Images come from this site. */
export const remoteImage: Rule = {
  id: 'remote-image',
  kind: 'style',
  severity: 'warning',
  title: 'Show images from the content folder only',
  why: 'An image on another site tells that site who reads the page and when, and is gone when that site changes. It is shown as a link instead.',
  wrong: '![Overview](https://images.landandwater.example/overview.png)',
  right: '![Overview of the service](../assets/overview.png)',
  checkGuide: remoteImages,
  checkPage: remoteImages,
};

function* remoteImages({ file, body }: PublishedDocument): Iterable<Finding> {
  for (const { kind, href, range } of body.links) {
    if (kind !== 'image' || resolveLink(file, href).kind !== 'external') continue;
    yield {
      at: { range },
      message: 'This image is on another site. It is not loaded: readers see a link to it.',
      hint: `Put a copy into assets/ and write \`${'../'.repeat(file.split('/').length - 1)}assets/…\`, or make it a link.`,
    };
  }
}
