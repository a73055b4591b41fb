/** Shows what long work is doing on a terminal; says nothing in CI or when the output goes to a file. */

/** One line that is replaced as the work goes on. */
export interface Progress {
  step(what: string): void;
  done(): void;
}

/** Progress that nobody sees. */
export const silent: Progress = { step: () => {}, done: () => {} };

/** Progress on standard error, if that is a terminal and not CI. */
export function showProgress(
  stream: NodeJS.WriteStream = process.stderr,
  environment: NodeJS.ProcessEnv = process.env,
): Progress {
  if (!stream.isTTY || environment.CI) return silent;
  const clear = () => stream.write('\r\u001b[K');
  return {
    step(what) {
      clear();
      stream.write(`${what} …`);
    },
    done: clear,
  };
}
