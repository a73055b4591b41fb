/** What images say of themselves, and bytes that only pretend to be one. */
import { describe, expect, it } from 'vitest';
import { imageFacts } from '../../../src/export/pdf/image-facts.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );
const png = (width: number[], height: number[]) =>
  bytes('\u0089PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', width, height, [8, 2, 0, 0, 0]);

const images: readonly [string, Uint8Array, object][] = [
  ['PNG', png([0, 0, 1, 0], [0, 0, 0, 9]), { kind: 'png', width: 256, height: 9 }],
  ['GIF', bytes('GIF89a', [10, 0, 20, 0, 0]), { kind: 'gif', width: 10, height: 20 }],
  [
    'JPEG',
    bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 2, 0xff, 0xc2, 0, 11, 8, 0, 30, 0, 40]),
    { kind: 'jpg', width: 40, height: 30 },
  ],
  [
    'WebP with loss',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 64, 0, 32, 0]),
    { kind: 'webp', width: 64, height: 32 },
  ],
  [
    'WebP without loss',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x3f, 0xc0, 0x07, 0]),
    { kind: 'webp', width: 64, height: 32 },
  ],
  [
    'WebP with more',
    bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [0, 0, 0, 0, 0, 0, 0, 0, 63, 0, 0, 31, 0, 0]),
    { kind: 'webp', width: 64, height: 32 },
  ],
];

describe('imageFacts', () => {
  it.each(images)('knows a %s by its first bytes', (_kind, image, facts) => {
    expect(imageFacts(image)).toEqual(facts);
  });

  it.each(images)('gives up on a %s that ends too early, without an error', (_kind, image) => {
    for (let length = 0; length < image.length - 9; length++)
      expect(() => imageFacts(image.subarray(0, length))).not.toThrow();
    expect(imageFacts(image.subarray(0, 8))).toBeUndefined();
  });

  it('refuses what is empty, no image, or unfolds to more than 40 million pixels', () => {
    expect(imageFacts(bytes())).toBeUndefined();
    expect(imageFacts(bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
    expect(imageFacts(bytes([0xff, 0xd8, 0, 0, 0, 0]))).toBeUndefined();
    expect(imageFacts(png([0, 0, 0, 0], [0, 0, 0, 9]))).toBeUndefined();
    expect(imageFacts(png([0, 0, 0x9c, 0x40], [0, 0, 0x75, 0x30]))).toBeUndefined();
  });
});
