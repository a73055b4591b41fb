/** Reads CSV as RFC 4180 writes it, strictly: a mistake throws. */

/** Records of a text; a byte order mark before them is no part of the first cell. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      const quoted = /"((?:[^"]|"")*)"(?=,|\r\n)/y;
      const plain = /[^",\r\n]*(?=,|\r\n)/y;
      quoted.lastIndex = plain.lastIndex = at;
      const match = quoted.exec(text) ?? plain.exec(text);
      if (!match) throw new Error(`no cell at character ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
      record.push(match[1] === undefined ? match[0] : match[1].replaceAll('""', '"'));
      at += match[0].length;
      if (text[at] !== ',') break;
      at += 1;
    }
    at += 2;
    records.push(record);
  }
  return records;
}
