import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** What secrets look like, by the words for them. Each begins in a way that nothing else does. */
const KINDS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['an AWS secret key', /aws_secret_access_key["']?\s{0,3}[=:]\s{0,3}["']?[A-Za-z0-9/+]{40}/i],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50})/],
  ['a GitLab token', /\bglpat-[\w-]{20}/],
  ['a Slack token', /\bxox[abprs]-[\w-]{10}/],
  ['a private key', /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----/],
  ['a web token', /\beyJ[\w-]{10,200}\.eyJ[\w-]{10,2000}\.[\w-]{10}/],
  [
    'an address with a password',
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/<>${}]{1,64}:(?!(?:pass(?:word)?|secret|x+|\*+)@)[^\s:@/<>${}]{1,128}@[\w.-]/i,
  ],
];
const SUSPECT =
  /A[KS]IA[0-9A-Z]|aws_secret|gh[pousr]_[A-Za-z0-9]|github_pat_|glpat-|xox[abprs]-|PRIVATE KEY|\beyJ[\w-]|:\/\/[^\s:@/]{1,64}:[^\s@/]{1,128}@/i;

/** Nothing that opens a door is published. */
export const secret: Rule = {
  id: 'secret',
  kind: 'document',
  severity: 'error',
  title: 'Keep passwords, keys and tokens out of content',
  why: 'Content is published, copied and kept in history for ever. A secret that was written here once is known, even after it is deleted: it must be changed where it is used.',
  wrong: 'psql postgres://dispatch:tr0ub4dor@db.landandwater.example/warnings',
  right: 'psql "$(vault read dispatch/database)"',
  checkGuide: secrets,
  checkPage: secrets,
};

function* secrets({ text }: PublishedDocument): Iterable<Finding> {
  if (!SUSPECT.test(text)) return;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!SUSPECT.test(line)) continue;
    for (const [name, pattern] of KINDS) {
      const match = pattern.exec(line);
      if (!match) continue;
      const column = match.index + 1;
      yield {
        at: {
          range: { line: index + 1, column, endLine: index + 1, endColumn: column + match[0].length },
        },
        message: `This looks like ${name}.`,
        hint: 'Change it where it is used, because it is known now. Then write where it is kept instead, such as the path in the vault.',
      };
    }
  }
}
