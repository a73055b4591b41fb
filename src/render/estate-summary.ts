/** Render: the state of the estate in the few figures of the home page, each with the list that makes it. */
import type { Estate, Lapse, Service } from '../model/estate.ts';

/** Lists behind the figures. */
export interface EstateSummary {
  /** Services whose guides lack what their phase asks for. */
  notReady: Service[];
  ready: Service[];
  /** Reviews that are past, of guides and guidance pages. */
  overdueReviews: Lapse[];
  /** What else has ended, or ends within the days of the configuration; reviews ahead are among it. */
  ending: Lapse[];
}

/** Sorts the estate into the lists of the home page. */
export function estateSummary({ services, lapsing }: Estate): EstateSummary {
  const overdue = (lapse: Lapse) => lapse.what === 'review' && lapse.inDays < 0;
  return {
    notReady: services.filter((service) => !isGuideComplete(service)),
    ready: services.filter(isGuideComplete),
    overdueReviews: lapsing.filter(overdue),
    ending: lapsing.filter((lapse) => !overdue(lapse)),
  };
}

/** True if a guide says all that the phase of its service asks for. */
export function isGuideComplete({ findings }: Service): boolean {
  return !findings.some(({ kind, severity }) => kind === 'readiness' && severity === 'error');
}
