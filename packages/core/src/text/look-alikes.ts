// Made by training/confusables/make-look-alikes.ts from Unicode's confusables.txt (UTS 39); see LICENSE-unicode.
// prettier-ignore
const readAs: Readonly<Record<string, string>> = {
  '2': '43j rs wuc x22',
  '3': '1jgq 20jf 8uk t3 x2i x4b yo',
  '4': '1jfz 3wu',
  '5': '1jgb',
  '6': '1jh1 3xq 8uq tt',
  '7': '1fiq 1jgm',
  '8': '1f6i',
  '9': '1jfw 1jgs 1jh2 8ui x2m',
  'a': '1f34 20jk 3vu 4at 5q8 gh pd q9 sw ts wku xve',
  'b': '1f2a 1f35 1f5t 3wv 3xw 3y4 41e 4a7 4c7 67 ih pe qa sy to tu wk0 x4k',
  'c': '1f36 1f5u 1fdh 1fel 1fks 3xb 5qc 8tg 8th s2 s9 td u9 wka xwv',
  'd': '3vk 3xj 41b 4bi 4bu 5qd wk2 wk3 xv4 zl',
  'e': '1f2e 1jfq 1jfy 3vw 5qf 8xl ph qd t1 tx wkw x3n xp xte xvg',
  'f': '138 1f2f 1f39 1fl1 1jfm 1jgi 4ac 61p rg wj wkd x0w x3s x3t xth',
  'g': '135 3wg 3xv 3y3 5tv gx gy wk6 xw0 zw zx',
  'h': '12o 1f4f 3wb 3wi 48s 8su ik pj t9 u5 wkn xn xvv',
  'i': '1fdn 1jfn 1jg2 1jgj 3vp 3xa 8h 8sy 8uo h6 pl qh sm uu wuf xv9 y7',
  'j': '3vv 425 5qi ov s3 so uw wk9 xvf',
  'k': '1fko 3xi 4id 5qj 8t0 8t1 pm qi t6 u2 wk7 xx2',
  'l': '15h 15r 17r 1f2i 1f61 1fer 1fl2 1je 20ie 20iw 42y 4ht 8up 8y7 in wkh wky xs xwu',
  'm': '1f3k 1f69 3w7 4c0 4ie 5ql 8t4 po sa t8 u4 wkf xvr',
  'n': '12w 130 1fkj 8t6 hg pp qf wkg',
  'o': '11x 139 15t 18n 1by 1c1 1cl 1f2q 1f3f 1fd0 1fe4 1fia 1fje 1fkm 1jg5 1jgo 1jh3 274 2lc 36l 3cv 3ps 5qn 5qp 8ta 8tb 8yc pr qn qr ta u6 wkz xtp',
  'p': '1f2t 3xe 419 5qw 5rd 8te 8tf pt qp tc u8 wk1 xwy',
  'q': '10b 12b 12e 8yd',
  'r': '1fhw 20j9 3vl 3wy 493 5ra 8sl hs tv wkj xtz xu0 xv5 xvl xwi',
  's': '11r 1f2u 1fds 1few 1jgh 20je 3x1 3x6 sl ut wki x0x xwq',
  't': '1f2v 1f3l 1f6d 1jgc 20i2 3vm 5qz 8ti pw qs te ua wk4 xv6',
  'u': '11p 131 1fim 1fjq 1jg8 1jh4 20jm 3k0 40c 5r0 qt wl0 x3z xu6 xua',
  'v': '15k 1fkt 1j46 1jfk 1jgg 20i0 3x5 3zj 5r4 8xk ql vo vp wkm wyn xwp',
  'w': '10c 10d 129 1j4a 1j4e 1j4f 3w3 3x0 5r5 v5 wkq xvn',
  'x': '1f2o 1f3o 1f6f 1fl3 475 48t 4hj 8to 8tp 8yl pz qv th ud wkr x4j xub xud',
  'y': '1f3m 1jfo 1jh8 20jn 3c7 3vt 3wd 5u4 64f 8tk i7 px qb tf ub wks xa xb xui',
  'z': '1jft 1jgk 3wj 5r6 pi wkc xw3',
};

const table = /* @__PURE__ */ makeTable();

function makeTable(): ReadonlyMap<number, string> {
  return new Map(
    Object.entries(readAs).flatMap(([target, codes]) =>
      codes.split(' ').map((code) => [Number.parseInt(code, 36), target] as const),
    ),
  );
}

/**
 * The lower-case ASCII letter or digit that a letter of another script (or a small capital) is drawn like. Says nothing
 * of whether it is meant so: "р" is an honest letter in a Russian word.
 *
 * @returns `undefined` for ASCII and for what looks like nothing in ASCII.
 * @example
 * ```ts
 * lookAlike('а'.codePointAt(0)!); // 'a', from the Cyrillic letter
 * ```
 */
export function lookAlike(codePoint: number): string | undefined {
  return table.get(codePoint);
}
