/** An amount with its English noun, as the checker writes it: `1 error`, `2 errors`. Pages take their words from the words file. */
export function counted(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
