/** A small English site with an Arabic page that has words, and a Welsh guide that has none. */
import { contentFixture, makeProject, type Project } from './build-site.ts';

const page = `---
title: دليل مشغلي الميناء
description: ما يجب معرفته قبل تشغيل خدمة في الميناء.
lang: ar
owner: moorings
last_reviewed_on: 2026-09-01
review_in: 6 months
---

اقرأ هذا الدليل قبل أن تبدأ.

## من تتصل به

اتصل بفريق المراسي أولا.

| الخدمة | الهاتف |
|---|---|
| المراسي | 01632 960 001 |

## ما يجب فعله

1. افتح السجل.
2. راجع \`opsguide check --strict\` قبل النشر.

\`\`\`
opsguide check --content . --strict
\`\`\`
`;

const words = `common: {skip: انتقل إلى المحتوى الرئيسي, home: الرئيسية, comma: "، ", onThisPage: في هذه الصفحة}
navigation: {label: الموقع, guidance: الإرشادات, services: الخدمات, readiness: الجاهزية}
footer: {known: "{organisation}. تعرض كل صفحة ما كان معروفا في {day}."}
contactCard: {title: بمن تتصل, urgent: إذا كان الأمر لا يحتمل الانتظار}
content: {table: "الجدول {number}"}
page: {lastReviewed: "آخر مراجعة {date}.", reviewDue: "المراجعة التالية {date}.", owner: "المسؤول: {owner}"}
durations: {every: "كل {duration}"}
phases: {discovery: استكشاف}
`;

/** Content whose guidance page `ahlan` and guide of mooring permits are Arabic, and whose guide of tide tables is Welsh. */
export function harbourInArabic(): Project {
  const project = makeProject(contentFixture('two-services'));
  project.write('guidance/ahlan.md', page);
  project.write('words/ar.yaml', words);
  project.edit('services/mooring-permits.md', (text) =>
    text
      .replace('title: ', 'lang: ar\ntitle: ')
      .replace('contact: moorings', 'urgent_contact: "+44 1632 960 001"\n  contact: moorings'),
  );
  project.edit('services/tide-tables.md', (text) =>
    text.replace(/^title: .*$/m, 'title: Taclau llanw\nlang: cy'),
  );
  return project;
}
