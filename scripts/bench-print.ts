/**
 * The process that `bench --pdf` times: reads content, checks it and prints its guides as a build does, with nothing kept
 * from before. Says on a third channel how many are done and, at the end, how long each was at the engine and its pages.
 */
import { writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { printerPool } from '../src/export/pdf/printer-pool.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { printSite } from './print-site.ts';
import { loadShipped } from './shipped-data.ts';
import { prepareSite } from './site.ts';

const [folder = '', cacheFolder = '', today = ''] = process.argv.slice(2);
const milliseconds: number[] = [];
let pages = 0;
const say = (what: object) => writeSync(3, `${JSON.stringify(what)}\n`);
const source = folderSource(folder);
const checked = readAndCheck(source, { today, ...loadShipped() });
const { site } = prepareSite({ checked, today, basePath: '/', source });
const { printed, diagnostics } = await printSite({
  ...{ site, source, assets: checked.content.assets, cacheFolder },
  only: new Set(site.estate.services.map(({ href }) => href)),
  printer: printerPool({
    processes: availableParallelism(),
    onPrinted: (time, count) => {
      milliseconds.push(time);
      pages += count;
    },
  }),
  onDone: (done) => say({ done }),
});
say({ printed, diagnostics: diagnostics.length, milliseconds, pages });
