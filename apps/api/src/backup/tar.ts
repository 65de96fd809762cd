/** A member of a tar archive (POSIX ustar): `tar tf` lists what we write. */
export interface TarEntry {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

export const blockSize = 512;
const largest = 0o77777777777;

/** The bytes that fill a member of this size up to whole blocks. */
export const paddingOf = (size: number): number => (blockSize - (size % blockSize)) % blockSize;

/** The block ahead of a member. Names of up to 100 letters after, and 155 before, their last slash but what fits. */
export function tarHeader({ name, size }: TarEntry): Buffer {
  const cut = name.length <= 100 ? -1 : name.lastIndexOf("/");
  const [prefix, rest] = [name.slice(0, Math.max(cut, 0)), name.slice(cut + 1)];
  if (rest.length > 100 || prefix.length > 155 || size > largest)
    throw new Error(`not to be kept in an archive: ${name}, ${size} bytes`);
  const header = Buffer.alloc(blockSize);
  header.write(rest, 0);
  header.write("0000600\u00000000000\u00000000000\u0000", 100);
  header.write(`${octal(size)}\u0000${octal(0)}\u0000        0`, 124);
  header.write("ustar\u000000", 257);
  header.write(prefix, 345);
  header.write(`${sumOf(header).toString(8).padStart(6, "0")}\u0000 `, 148);
  return header;
}

/** What a block announces; undefined where it is no header, or a broken one. */
export function readTarHeader(header: Buffer): TarEntry | undefined {
  const stated = Number.parseInt(textAt(header, 148, 8), 8);
  if (textAt(header, 257, 6) !== "ustar" || stated !== sumOf(header)) return undefined;
  const prefix = textAt(header, 345, 155);
  const name = textAt(header, 0, 100);
  return {
    name: prefix ? `${prefix}/${name}` : name,
    size: Number.parseInt(textAt(header, 124, 12), 8),
  };
}

const octal = (value: number) => value.toString(8).padStart(11, "0");

const textAt = (header: Buffer, from: number, length: number) =>
  header
    .toString("utf8", from, from + length)
    .split("\u0000", 1)[0]!
    .trim();

/** The checksum of a header: of its bytes, with blanks where it stands itself. */
const sumOf = (header: Buffer): number =>
  header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
