/**
 * Export: zip archives with one way to write each set of files, and a reader that accepts nothing else. Every byte of
 * such an archive is decided by the names and contents in it, so that a changed byte is always found.
 * @see https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.9.TXT
 */
import { crc32 } from 'node:zlib';
import { deflateSync, inflateSync } from 'fflate';

/** A file of an archive. Names have forward slashes and no folder of their own. */
export interface ArchiveFile {
  name: string;
  bytes: Uint8Array;
}

/** A file as it lies in an archive: packed, so that an archive in the making takes no more memory than it has bytes. */
export interface PackedFile {
  name: string;
  packed: Uint8Array;
  sizes: Sizes;
}

/** Checksum of the contents, and how many bytes they have packed and whole. */
export interface Sizes {
  crc: number;
  packed: number;
  whole: number;
}

/** What is wrong with an archive, and with which file in it; without a name it is the archive itself. */
export interface ArchiveProblem {
  name?: string;
  message: string;
}

/** An archive that was read. `files` holds what could be read, whatever else is wrong. */
export interface ReadArchive {
  files: ArchiveFile[];
  problems: ArchiveProblem[];
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
/** Version 2.0: deflate. */
const VERSION = 20;
/** Made on Unix, so that the mode counts. */
const MADE_BY = (3 << 8) | VERSION;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATE = 8;
/** 1 January 1980, midnight: the first instant that a zip can hold, in nobody's time zone. */
const DATE = 0x0021;
/** A plain file that everybody may read. */
const MODE = (0o100644 << 16) >>> 0;
const LONGEST = 0xffff_ffff;
const MOST = 0xfffe;

/** Packs a file for an archive. */
export function packFile({ name, bytes }: ArchiveFile): PackedFile {
  const packed = deflateSync(bytes, { level: 6 });
  return { name, packed, sizes: { crc: crc32(bytes), packed: packed.length, whole: bytes.length } };
}

/** The contents of a packed file. */
export function unpackFile({ packed, sizes }: PackedFile): Uint8Array {
  return inflateSync(packed, { out: new Uint8Array(sizes.whole) });
}

/**
 * The bytes of an archive piece by piece, with the files in the order given.
 * @throws RangeError if a zip without extensions cannot hold it: 4 GB or 65,534 files
 * @throws Error for a name that does not stay within the folder it is unpacked in: a bug of ours
 */
export function* zipPieces(files: readonly PackedFile[]): Generator<Uint8Array> {
  if (files.length > MOST) throw new RangeError(`an archive holds at most ${MOST} files`);
  const directory: Uint8Array[] = [];
  let offset = 0;
  const names = new Set<string>();
  for (const { name, packed, sizes } of files) {
    const trouble = nameProblem(name, names);
    if (trouble) throw new Error(`${JSON.stringify(name)} ${trouble}`);
    const encoded = new TextEncoder().encode(name);
    const local = localHeader(encoded, sizes);
    directory.push(centralHeader(encoded, sizes, offset));
    offset += local.length + packed.length;
    if (offset > LONGEST) throw tooLong();
    yield local;
    yield packed;
  }
  const list = concat(directory);
  if (offset + list.length + END_LENGTH > LONGEST) throw tooLong();
  yield list;
  yield endRecord(files.length, list.length, offset);
}

function tooLong(): RangeError {
  return new RangeError('an archive holds at most 4 GB');
}

/** An archive as one piece, with the files in the order given. @throws what `zipPieces` throws */
export function writeZip(files: readonly ArchiveFile[]): Uint8Array {
  return concat([...zipPieces(files.map(packFile))]);
}

/** Reads an archive that `writeZip` made, and says where it is anything else. Never throws. */
export function readZip(bytes: Uint8Array): ReadArchive {
  const problems: ArchiveProblem[] = [];
  const files: ArchiveFile[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = bytes.length - END_LENGTH;
  if (at < 0 || view.getUint32(at, true) !== END)
    return { files, problems: [{ message: 'is no evidence pack, or its end is missing or changed' }] };
  const amount = view.getUint16(at + 10, true);
  const listLength = view.getUint32(at + 12, true);
  const listStart = view.getUint32(at + 16, true);
  if (listStart + listLength !== at || !same(bytes.subarray(at), endRecord(amount, listLength, listStart)))
    return { files, problems: [{ message: 'has a changed end: its list of files cannot be found' }] };
  const names = new Set<string>();
  let entry = listStart;
  let data = 0;
  for (let index = 0; index < amount; index += 1) {
    const read = readEntry(bytes, view, { entry, data, listStart, end: at }, names);
    if (read.problem) problems.push(read.problem);
    if (read.file) files.push(read.file);
    if (!read.next) return { files, problems };
    ({ entry, data } = read.next);
  }
  if (entry !== at) problems.push({ message: 'has more in its list of files than it says' });
  if (data !== listStart) problems.push({ message: 'holds bytes that belong to no file' });
  return { files, problems };
}

interface Place {
  /** Where the entry of the list begins, and where the file itself must begin. */
  entry: number;
  data: number;
  listStart: number;
  end: number;
}

interface ReadEntry {
  file?: ArchiveFile;
  problem?: ArchiveProblem;
  /** Where the next ones begin; missing if that cannot be known. */
  next?: { entry: number; data: number };
}

function readEntry(bytes: Uint8Array, view: DataView, place: Place, names: Set<string>): ReadEntry {
  const { entry, data, listStart, end } = place;
  if (entry + CENTRAL_LENGTH > end || view.getUint32(entry, true) !== CENTRAL)
    return {
      problem: { ...nameAt(bytes, data, listStart), message: 'has a changed entry in the list of files' },
    };
  const length = view.getUint16(entry + 28, true);
  const encoded = bytes.subarray(entry + CENTRAL_LENGTH, entry + CENTRAL_LENGTH + length);
  const name = decodeName(encoded);
  const sizes = {
    crc: view.getUint32(entry + 16, true),
    packed: view.getUint32(entry + 20, true),
    whole: view.getUint32(entry + 24, true),
  };
  const next = { entry: entry + CENTRAL_LENGTH + length, data: data + LOCAL_LENGTH + length + sizes.packed };
  const known = nameAt(bytes, data, listStart).name ?? name;
  const problem = (message: string) => ({ ...(known === undefined ? {} : { name: known }), message });
  if (next.entry > end || next.data > listStart) return { problem: problem('reaches beyond its archive') };
  if (name === undefined) return { problem: problem('has a name that is not UTF-8'), next };
  const trouble = nameProblem(name, names);
  if (trouble) return { problem: { name, message: trouble }, next };
  const local = bytes.subarray(data, data + LOCAL_LENGTH + length);
  const listed = bytes.subarray(entry, next.entry);
  if (!same(listed, centralHeader(encoded, sizes, data)) || !same(local, localHeader(encoded, sizes)))
    return { problem: problem('has a changed header'), next };
  const packed = bytes.subarray(data + local.length, next.data);
  const whole = inflate(packed, sizes.whole);
  if (!whole || crc32(whole) !== sizes.crc) return { problem: problem('has changed contents'), next };
  const file = { name, bytes: whole };
  // The last bits of a deflated stream mean nothing: only packing again shows that they are ours.
  if (!same(packed, deflateSync(whole, { level: 6 })))
    return { file, problem: problem('holds what it should, but was packed by another program'), next };
  return { file, next };
}

/** The name in the header before the contents; a name that is not there is not known. */
function nameAt(bytes: Uint8Array, data: number, listStart: number): { name?: string } {
  if (data + LOCAL_LENGTH > listStart) return {};
  const view = new DataView(bytes.buffer, bytes.byteOffset + data, LOCAL_LENGTH);
  const name = decodeName(
    bytes.subarray(data + LOCAL_LENGTH, data + LOCAL_LENGTH + view.getUint16(26, true)),
  );
  return name === undefined || nameProblem(name, new Set()) !== undefined ? {} : { name };
}

/**
 * Why a name must not be unpacked; `undefined` for a good one, which is then taken.
 * @see https://snyk.io/research/zip-slip-vulnerability
 */
function nameProblem(name: string, taken: Set<string>): string | undefined {
  if (name === '' || name.length > 400) return 'has no name, or one that is too long';
  if (/[\u0000-\u001f\u007f\\:*?"<>|]/.test(name))
    return 'has a character in its name that some systems forbid';
  if (name.startsWith('/') || name.split('/').some((step) => step === '' || /^\.{1,2}$|[. ]$/.test(step)))
    return 'has a name that would not stay in the folder it is unpacked in';
  const folded = name.normalize('NFC').toLowerCase();
  if (taken.has(folded)) return 'is there twice';
  taken.add(folded);
  return undefined;
}

function inflate(packed: Uint8Array, whole: number): Uint8Array | undefined {
  // A changed size must not make us ask for all the memory there is: deflate packs at most 1,032 to 1.
  if (whole > packed.length * 1032 + 1032) return undefined;
  try {
    const bytes = inflateSync(packed, { out: new Uint8Array(whole) });
    return bytes.length === whole ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function localHeader(name: Uint8Array, sizes: Sizes): Uint8Array {
  const header = new DataView(new ArrayBuffer(LOCAL_LENGTH));
  header.setUint32(0, LOCAL, true);
  header.setUint16(4, VERSION, true);
  setShared(header, 6, name, sizes);
  return concat([new Uint8Array(header.buffer), name]);
}

function centralHeader(name: Uint8Array, sizes: Sizes, offset: number): Uint8Array {
  const header = new DataView(new ArrayBuffer(CENTRAL_LENGTH));
  header.setUint32(0, CENTRAL, true);
  header.setUint16(4, MADE_BY, true);
  header.setUint16(6, VERSION, true);
  setShared(header, 8, name, sizes);
  header.setUint32(38, MODE, true);
  header.setUint32(42, offset, true);
  return concat([new Uint8Array(header.buffer), name]);
}

/** What both headers of a file say in the same order. */
function setShared(header: DataView, at: number, name: Uint8Array, { crc, packed, whole }: Sizes): void {
  header.setUint16(at, FLAGS, true);
  header.setUint16(at + 2, DEFLATE, true);
  header.setUint16(at + 6, DATE, true);
  header.setUint32(at + 8, crc, true);
  header.setUint32(at + 12, packed, true);
  header.setUint32(at + 16, whole, true);
  header.setUint16(at + 20, name.length, true);
}

function endRecord(amount: number, length: number, start: number): Uint8Array {
  const record = new DataView(new ArrayBuffer(END_LENGTH));
  record.setUint32(0, END, true);
  record.setUint16(8, amount, true);
  record.setUint16(10, amount, true);
  record.setUint32(12, length, true);
  record.setUint32(16, start, true);
  return new Uint8Array(record.buffer);
}

function decodeName(encoded: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(encoded);
  } catch {
    return undefined;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
