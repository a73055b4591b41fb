/** Small PNG files for tests, whole or not. */
import { crc32, deflateSync } from 'node:zlib';

/**
 * A grey PNG.
 * @param data what stands where its pixels should, instead of black ones
 */
export function png(width: number, height: number, data: Uint8Array = blackPixels(width, height)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Each row begins with the number of its filter, which is 0. */
function blackPixels(width: number, height: number): Buffer {
  return deflateSync(Buffer.alloc((width + 1) * height));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
