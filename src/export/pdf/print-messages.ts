/** Export, PDF: what the printer and its child processes say to each other. */

import type { PrintProblem } from './pdf-printer.ts';
import type { PrintFile } from './print-document.ts';

/** One document for a child to print. */
export interface PrintOrder {
  /** The document as JSON. */
  document: Uint8Array;
  source: Uint8Array;
  images: PrintFile[];
}

/** What a child answers: that it is ready, then one answer for each order. `memory` is what it holds, in bytes. */
export type PrintAnswer =
  | { type: 'ready'; engine: string }
  | { type: 'printed'; bytes: Uint8Array; pages: number; memory: number }
  | { type: 'problems'; problems: PrintProblem[]; memory: number };

/** What a child is started with. */
export interface ChildSettings {
  template: string;
  fonts: string[];
  /** Bytes of memory beyond which the child ends itself. */
  memoryLimit: number;
}
