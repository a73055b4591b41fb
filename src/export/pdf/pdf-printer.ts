/** Export, PDF: what printing is to the rest of opsguide. Which engine prints is nobody else's business. */
import type { PrintJob } from './print-document.ts';

/** A printed document. */
export interface Printed {
  bytes: Uint8Array;
  pages: number;
}

/**
 * Why a document was not printed: the engine refused it, it took too long or too much memory, or the engine broke down.
 * `message` says it in a sentence, for the author.
 */
export interface PrintProblem {
  reason: 'refused' | 'time' | 'memory' | 'crash';
  message: string;
}

/** Prints documents. The same document gives the same bytes. */
export interface PdfPrinter {
  /** Prints one document; several at once are printed side by side. Never rejects for what a document holds. */
  print(job: PrintJob): Promise<Printed | PrintProblem[]>;
  /** Ends what printing has started. */
  close(): Promise<void>;
}

/** Tells a printed document from problems. */
export function isPrinted(result: Printed | PrintProblem[]): result is Printed {
  return !Array.isArray(result);
}
