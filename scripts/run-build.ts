/** `opsguide build` as people see it: what a build did, in sentences, and how the command ends. */
import { counted } from '../src/model/counted.ts';
import { buildSite } from './build-site.ts';
import { exitCodes } from './exit-codes.ts';
import type { BuildOptions } from './options.ts';
import { showProgress } from './progress.ts';

/** Builds and prints what came of it; returns the exit code. */
export async function runBuild(options: BuildOptions): Promise<number> {
  const result = await buildSite(options, showProgress());
  if ('refusal' in result) {
    process.stderr.write(result.refusal.text);
    return result.refusal.code;
  }
  const { pages, services, summary, notes, preview, printing } = result;
  if (preview !== undefined) console.error(preview);
  console.log(
    `Published ${counted(pages, 'page')} for ${counted(services, 'service')} in ${options.output}.`,
  );
  const { errors, warnings } = summary;
  if (errors + warnings > 0)
    console.log(
      `Their pages show ${counted(errors, 'error')} and ${counted(warnings, 'warning')}; \`opsguide check\` lists them.`,
    );
  if (printing) {
    process.stderr.write(printing.report);
    console.log(printing.summary);
  }
  for (const text of notes) console.log(text);
  return exitCodes.clean;
}
