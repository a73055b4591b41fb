import type { Brand } from '../../model/brand.ts';
import type { DataPath } from '../../model/data-path.ts';
import type { Rule } from '../../model/rule.ts';

/** Files that a brand names are there, and of the right kind. */
export const brandFile: Rule = {
  id: 'brand-file',
  kind: 'document',
  severity: 'error',
  title: 'Name files of a brand that are there',
  why: 'A logo that cannot be found is a hole in the header of every page.',
  wrong: 'logo: {file: loga.svg, alt: Land and Water, width: 160, height: 40}',
  right: 'logo: {file: logo.svg, alt: Land and Water, width: 160, height: 40}',
  *checkContent({ brand, brandDocument, brandFiles, config, configDocument, assets }) {
    if (config.share_image !== undefined && configDocument && !assets.includes(config.share_image)) {
      yield {
        document: configDocument,
        at: { path: ['share_image'] },
        message: `There is no image ${config.share_image} in the content.`,
        hint: 'Put it there, or delete the line.',
      };
    }
    if (brand?.id !== 'own' || !brandDocument) return;
    for (const { path, file, kinds } of namedFiles(brand)) {
      const ending = kinds.find((kind) => file.endsWith(`.${kind}`));
      const problem = !ending
        ? {
            message: `${file} is of the wrong kind here.`,
            hint: `Use a file that ends in .${kinds.join(' or .')}.`,
          }
        : brandFiles.includes(file)
          ? undefined
          : { message: `There is no file brand/${file}.`, hint: presentHint(brandFiles) };
      if (problem) yield { document: brandDocument, at: { path }, ...problem };
    }
    const [, second] = brand.font.files.filter(({ brand: folder }) => folder === 'own');
    if (second) {
      yield {
        document: brandDocument,
        at: { path: ['font', 'files', 1] },
        message: 'A brand of your own may bring one file of a typeface: each is loaded with the first page.',
        hint: 'Keep the regular weight, or one variable file. Browsers draw bold from it.',
      };
    }
  },
};

function namedFiles(brand: Brand): { path: DataPath; file: string; kinds: readonly string[] }[] {
  const pictures = ['svg', 'png'];
  return [
    { path: ['logo', 'file'], named: brand.logo, kinds: pictures },
    { path: ['footer', 'logo', 'file'], named: brand.footer.logo, kinds: pictures },
    { path: ['icon'], named: brand.icon, kinds: ['svg'] },
    { path: ['share_image', 'file'], named: brand.shareImage, kinds: ['png'] },
    ...brand.font.files.map((named, index) => ({
      path: ['font', 'files', index, 'file'],
      named,
      kinds: ['woff2'],
    })),
  ].flatMap(({ path, named, kinds }) => (named?.brand === 'own' ? [{ path, file: named.file, kinds }] : []));
}

function presentHint(files: readonly string[]): string {
  return files.length === 0
    ? 'Put it into the folder `brand`, or delete the key.'
    : `Files there: ${files.join(', ')}.`;
}
