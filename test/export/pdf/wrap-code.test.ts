/** Lines of code that are wider than paper. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapCode } from '../../../src/export/pdf/wrap-code.ts';

describe('wrapCode', () => {
  it('breaks after a space, and marks what continues', () => {
    const line = `kubectl --context live get pods ${'x'.repeat(20)}`;
    expect(wrapCode(line, 40)).toEqual([`kubectl --context live get pods \n… ${'x'.repeat(20)}`]);
  });

  it('breaks after a sign where there is no space, and anywhere where there is none', () => {
    expect(wrapCode(`${'a'.repeat(30)}/${'b'.repeat(20)}`, 40)).toEqual([
      `${'a'.repeat(30)}/\n… ${'b'.repeat(20)}`,
    ]);
    expect(wrapCode('a'.repeat(50), 40)).toEqual([`${'a'.repeat(40)}\n… ${'a'.repeat(10)}`]);
  });

  it('turns tabs into spaces and leaves short lines alone', () => {
    expect(wrapCode('a\n\tb\n', 40)).toEqual(['a\n    b']);
  });

  it('keeps every character and fits every line', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '/', '\n', 'é', '😀'), maxLength: 600 });
    fc.assert(
      fc.property(text, (code) => {
        const lines = wrapCode(code, 40).join('\n').split('\n');
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
        const joined = lines.join('\n').replaceAll('\n… ', '');
        expect(joined).toBe(code.replace(/\r?\n$/, ''));
      }),
    );
  });

  it('comes in stretches that the engine lays out fast', () => {
    const stretches = wrapCode('line\n'.repeat(1000), 40);
    expect(stretches.length).toBeGreaterThan(3);
    expect(stretches.join('\n').split('\n')).toHaveLength(1000);
  });
});
