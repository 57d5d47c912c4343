/** The words of a text as 32-bit hashes, and where they stand. Holds until the next text is read. */
export interface WordHashes {
  readonly count: number;
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

let room = { hashes: new Int32Array(4_096), starts: new Int32Array(4_096), ends: new Int32Array(4_096) };

/** Reads the words (letters and digits) of a normalised text. */
export function wordHashes(text: string): WordHashes {
  const most = (text.length >> 1) + 1;
  if (room.hashes.length < most) {
    room = { hashes: new Int32Array(most), starts: new Int32Array(most), ends: new Int32Array(most) };
  }
  const { hashes, starts, ends } = room;
  let count = 0;
  let hash = 0;
  let inside = false;
  for (let index = 0; index <= text.length; index += 1) {
    const unit = index < text.length ? text.charCodeAt(index) : 0;
    if (isLetter(unit)) {
      if (!inside) {
        inside = true;
        hash = 0x811c9dc5;
        starts[count] = index;
      }
      hash = Math.imul(hash ^ unit, 0x01000193);
    } else if (inside) {
      inside = false;
      hashes[count] = hash;
      ends[count] = index;
      count += 1;
    }
  }
  // A long text is not kept in memory for the next one.
  if (most > 1_000_000) {
    room = { hashes: new Int32Array(4_096), starts: new Int32Array(4_096), ends: new Int32Array(4_096) };
  }
  return { count, hashes, starts, ends };
}

function isLetter(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
  return unit >= 0xc0 && (unit < 0x2000 || unit > 0x206f) && (unit < 0x3000 || unit > 0x303f);
}
