import { mayUse } from '../../model/brand.ts';
import type { Rule } from '../../model/rule.ts';

/** The brand that is chosen is there, and may be shown at the address of the site. */
export const brandChoice: Rule = {
  id: 'brand-choice',
  kind: 'document',
  severity: 'error',
  title: 'Choose a brand that is there and that your address may show',
  why: 'The crown, GDS Transport and the NHS logo tell people whom they deal with. Shown elsewhere they mislead, and whoever owns them can have the site taken down.',
  wrong: 'brand: govuk\naddress: https://ops.landandwater.example/',
  right: 'brand: govuk\naddress: https://operations.landandwater.gov.uk/',
  *checkContent({ brand, brandDocument, config, configDocument }, { preview }) {
    if (config.brand === 'own' && !brandDocument && configDocument) {
      yield {
        document: configDocument,
        at: { path: ['brand'] },
        message: 'There is no file brand/brand.yaml.',
        hint: 'Write one that begins with `name:`, or choose a brand that ships.',
      };
    }
    if (preview) return;
    if (config.brand !== 'own' && brandDocument) {
      yield {
        document: brandDocument,
        at: { path: ['name'], on: 'key' },
        message: `This brand is not shown: the site has the brand \`${config.brand}\`.`,
        hint: 'Write `brand: own` in opsguide.config.yaml, or delete the folder.',
        severity: 'warning',
      };
    }
    const document = config.brand === 'own' ? brandDocument : configDocument;
    if (!brand?.domains || !document || mayUse(brand, config.address)) return;
    const address = config.address === undefined ? 'has no `address`' : `is at ${config.address}`;
    yield {
      document,
      at: { path: [config.brand === 'own' ? 'extends' : 'brand'] },
      message: `The brand \`${brand.base}\` may be shown only on ${brand.domains.join(' and ')}; this site ${address}.`,
      hint: 'Write the `address` of the site in opsguide.config.yaml if it is there, or choose another brand.',
    };
  },
};
