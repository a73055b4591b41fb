/** Render: the page at an old address, which sends readers on to the new one and says so where it cannot. */
import type { Redirect } from '../../model/redirect.ts';
import { escapeHtml, siteHref } from '../markdown.ts';
import type { Site } from '../site.ts';
import type { ChangesInput } from './changes-input.ts';
import { wholeAddress } from './whole-address.ts';

/**
 * Makes the pages of redirects. Each is small: nobody is meant to stay.
 * @see https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh
 */
export function redirectPages(
  site: ChangesInput & Pick<Site, 'assets' | 'brand'>,
): (redirect: Redirect) => string {
  const {
    estate: { config, services, guidance },
    interfaceWords: { say, language, direction },
    assets,
    brand,
    basePath,
  } = site;
  const titles = new Map([...services, ...guidance].map(({ href, title }) => [href, title]));
  const whole = wholeAddress(site);
  return ({ to }) => {
    const page = titles.get(to) ?? titles.get(to.replace(/[^/]+\/$/, '')) ?? to;
    const href = escapeHtml(siteHref(basePath, to));
    const heading = escapeHtml(say('changes.redirect.title'));
    return `<!DOCTYPE html>
<html lang="${language}" dir="${direction}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${heading} – ${escapeHtml(config.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'">
<meta http-equiv="refresh" content="0; url=${href}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(whole ? whole(to) : siteHref(basePath, to))}">
<link rel="icon" type="image/svg+xml" href="${siteHref(basePath, brand.iconPath)}">
<link rel="stylesheet" href="${siteHref(basePath, assets.styles ?? '')}">
</head>
<body class="govuk-template__body">
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="main-content">
<h1 class="govuk-heading-l">${heading}</h1>
<p class="govuk-body">${escapeHtml(say('changes.redirect.now'))} <a class="govuk-link" href="${href}"><bdi>${escapeHtml(page)}</bdi></a></p>
</main>
</div>
</body>
</html>
`;
  };
}
