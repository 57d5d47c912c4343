/** A stretch of a value, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface IndexedText {
  readonly owner: string;
  readonly start: number;
  readonly end: number;
}

/** Comparisons of units that following a chain may take. */
const comparisonBudget = 100_000;
const noSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordLike = /[\p{L}\p{N}\p{M}_]/u;

/**
 * Texts by their windows of n code units: finds where a value stands, exactly, without reading the texts again. A text
 * costs time linear in its length, once; about 20 bytes are kept per code unit.
 */
export class TextIndex {
  readonly #window: number;
  readonly #limit: number;
  #units = new Uint16Array(1_024);
  /** For each place the previous place of the same window, or -1. */
  #previous = new Int32Array(1_024);
  #length = 0;
  #texts: IndexedText[] = [];
  /** Latest place of a window, and how often it stands here, by slot. */
  #slots = new Int32Array(2_048).fill(-1);
  #counts = new Int32Array(2_048);
  #used = 0;
  #dropped = 0;

  /** @param limit most code units kept; the oldest texts go first. */
  constructor(window: number, limit: number) {
    this.#window = window;
    this.#limit = limit;
  }

  /** Code units kept. */
  get length(): number {
    return this.#length;
  }

  /** Texts that were dropped, or kept in part. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Adds a text. Of one longer than the limit the end is kept. */
  add(text: string, owner: string): void {
    if (text.length > this.#limit) this.#dropped += 1;
    const kept = text.length > this.#limit ? text.slice(text.length - this.#limit) : text;
    if (this.#length + kept.length > this.#limit) this.#dropOldest(this.#limit - kept.length);
    this.#reserve(this.#length + kept.length);
    const start = this.#length;
    for (let index = 0; index < kept.length; index += 1) this.#units[start + index] = kept.charCodeAt(index);
    this.#length += kept.length;
    this.#texts.push({ owner, start, end: this.#length });
    this.#indexFrom(start, this.#length);
  }

  /** Owners of the texts in which a value stands whole, between word boundaries. The value must be a window long. */
  ownersOf(value: string): Set<string> {
    const owners = new Set<string>();
    this.#occurrences(value, (place) => {
      const text = this.#textAt(place);
      if (this.#boundary(text, place) && this.#boundary(text, place + value.length)) owners.add(text.owner);
      return true;
    });
    return owners;
  }

  /** Whether a stretch stands in some text, word boundaries or not. */
  has(value: string): boolean {
    let found = false;
    this.#occurrences(value, () => {
      found = true;
      return false;
    });
    return found;
  }

  /** The longest stretches of a value all of whose windows stand in some text. */
  runs(value: string): Stretch[] {
    const runs: Stretch[] = [];
    let start = -1;
    const last = value.length - this.#window;
    for (let index = 0; index <= last + 1; index += 1) {
      const known = index <= last && this.#latest(value, index) !== -1;
      if (known && start === -1) start = index;
      if (!known && start !== -1) {
        runs.push({ start, end: index - 1 + this.#window });
        start = -1;
      }
    }
    return runs;
  }

  /** Owners of one window of a value. */
  ownersAt(value: string, start: number): Set<string> {
    const owners = new Set<string>();
    let steps = 0;
    for (let place = this.#latest(value, start); place !== -1 && steps < 256; steps += 1) {
      owners.add(this.#textAt(place).owner);
      place = this.#previous[place] as number;
    }
    return owners;
  }

  /** Walks the places of the value's rarest window. */
  #occurrences(value: string, onPlace: (place: number) => boolean): void {
    let rarest = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (let index = 0; index + this.#window <= value.length; index += 1) {
      const slot = this.#slotOf(value, index);
      if (this.#slots[slot] === -1) return;
      if ((this.#counts[slot] as number) >= fewest) continue;
      fewest = this.#counts[slot] as number;
      rarest = index;
    }
    if (rarest === -1) return;
    // Repetitive texts have long chains of near matches: past the budget the texts are read once from end to end instead.
    let budget = comparisonBudget + 8 * value.length;
    const places: number[] = [];
    for (let place = this.#latest(value, rarest); place !== -1; place = this.#previous[place] as number) {
      const start = place - rarest;
      const text = this.#textAt(place);
      if (start < text.start || start + value.length > text.end) continue;
      const equal = this.#equalLength(value, start);
      budget -= equal + 1;
      if (budget < 0) {
        this.#scan(value, onPlace);
        return;
      }
      if (equal === value.length) places.push(start);
    }
    for (const place of places) if (!onPlace(place)) return;
  }

  /** Every place of a value by Knuth, Morris and Pratt (1977): linear, whatever the texts. */
  #scan(value: string, onPlace: (place: number) => boolean): void {
    const border = new Int32Array(value.length + 1);
    border[0] = -1;
    for (let index = 0, length = -1; index < value.length;) {
      while (length >= 0 && value.charCodeAt(index) !== value.charCodeAt(length)) length = border[length] as number;
      index += 1;
      length += 1;
      border[index] = length;
    }
    for (const { start, end } of this.#texts) {
      let matched = 0;
      for (let place = start; place < end; place += 1) {
        while (matched >= 0 && this.#units[place] !== value.charCodeAt(matched)) matched = border[matched] as number;
        matched += 1;
        if (matched < value.length) continue;
        if (!onPlace(place + 1 - value.length)) return;
        matched = border[matched] as number;
      }
    }
  }

  /** How many units from a place on are those of the value. */
  #equalLength(value: string, start: number): number {
    let length = 0;
    while (length < value.length && this.#units[start + length] === value.charCodeAt(length)) length += 1;
    return length;
  }

  #latest(value: string, index: number): number {
    return this.#slots[this.#slotOf(value, index)] as number;
  }

  /** The slot that holds this window, or the free one where it would go. */
  #slotOf(value: string, index: number): number {
    const mask = this.#slots.length - 1;
    let hash = hashStart;
    for (let offset = 0; offset < this.#window; offset += 1) hash = hashNext(hash, value.charCodeAt(index + offset));
    let slot = hashEnd(hash) & mask;
    for (;;) {
      const place = this.#slots[slot] as number;
      if (place === -1) return slot;
      let same = true;
      for (let offset = 0; same && offset < this.#window; offset += 1) {
        same = this.#units[place + offset] === value.charCodeAt(index + offset);
      }
      if (same) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #indexFrom(start: number, end: number): void {
    const units = this.#units;
    const window = this.#window;
    for (let place = start; place + window <= end; place += 1) {
      if (this.#used * 2 >= this.#slots.length) this.#growSlots();
      const mask = this.#slots.length - 1;
      let slot = this.#hashAt(place) & mask;
      for (;;) {
        const known = this.#slots[slot] as number;
        if (known === -1) {
          this.#used += 1;
          this.#previous[place] = -1;
          break;
        }
        let same = true;
        for (let offset = 0; same && offset < window; offset += 1)
          same = units[known + offset] === units[place + offset];
        if (same) {
          this.#previous[place] = known;
          break;
        }
        slot = (slot + 1) & mask;
      }
      this.#slots[slot] = place;
      this.#counts[slot] = (this.#counts[slot] as number) + 1;
    }
  }

  #hashAt(place: number): number {
    const units = this.#units;
    let hash = hashStart;
    for (let at = place; at < place + this.#window; at += 1) hash = hashNext(hash, units[at] as number);
    return hashEnd(hash);
  }

  #growSlots(): void {
    const [slots, counts] = [this.#slots, this.#counts];
    this.#slots = new Int32Array(slots.length * 2).fill(-1);
    this.#counts = new Int32Array(slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let old = 0; old < slots.length; old += 1) {
      const place = slots[old] as number;
      if (place === -1) continue;
      let slot = this.#hashAt(place) & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = place;
      this.#counts[slot] = counts[old] as number;
    }
  }

  /** Makes room, and a quarter more, so that dropping costs no more than adding did. */
  #dropOldest(room: number): void {
    const keep = Math.min(room, Math.floor(this.#limit * 0.75));
    let first = 0;
    while (first < this.#texts.length && this.#length - (this.#texts[first] as IndexedText).start > keep) first += 1;
    const kept = this.#texts.slice(first);
    const from = kept[0]?.start ?? this.#length;
    this.#dropped += first;
    this.#units.copyWithin(0, from, this.#length);
    this.#length -= from;
    this.#texts = kept.map(({ owner, start, end }) => ({ owner, start: start - from, end: end - from }));
    this.#slots.fill(-1);
    this.#counts.fill(0);
    this.#used = 0;
    for (const { start, end } of this.#texts) this.#indexFrom(start, end);
  }

  #reserve(length: number): void {
    if (length <= this.#units.length) return;
    const size = Math.max(length, Math.min(this.#units.length * 2, this.#limit));
    const units = new Uint16Array(size);
    units.set(this.#units);
    const previous = new Int32Array(size);
    previous.set(this.#previous);
    [this.#units, this.#previous] = [units, previous];
  }

  #textAt(place: number): IndexedText {
    let [low, high] = [0, this.#texts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#texts[middle] as IndexedText).start <= place) low = middle;
      else high = middle - 1;
    }
    return this.#texts[low] as IndexedText;
  }

  /** False inside a word. Scripts without spaces have a boundary everywhere. */
  #boundary(text: IndexedText, place: number): boolean {
    if (place <= text.start || place >= text.end) return true;
    const [left, right] = [this.#character(place - 1), this.#character(place)];
    return !wordLike.test(left) || !wordLike.test(right) || noSpaces.test(left) || noSpaces.test(right);
  }

  #character(place: number): string {
    return String.fromCharCode(this.#units[place] as number);
  }
}

// FNV-1a over code units, mixed at the end by the finaliser of MurmurHash3 (Austin Appleby, public domain).
const hashStart = 0x811c9dc5;

function hashNext(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function hashEnd(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
