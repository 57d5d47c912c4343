const mostParameters = 32;

/**
 * Where a control sequence of a terminal ends (ECMA-48), as far as nobody sees it: of colours and cursor moves all of it, of
 * titles and links the signs before the words and behind them. What can be read stays, whatever stands around it.
 *
 * @param start where the escape character, or a C1 control, stands.
 * @returns the place behind it; the next one when it begins no sequence.
 */
export function terminalSequenceEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === 0x9b) return controlEnd(text, start + 1);
  if (first === 0x9d) return commandStart(text, start + 1);
  if (first !== 0x1b) return start + 1;
  const next = text.charCodeAt(start + 1);
  // "[", "]", and the backslash that ends a command.
  if (next === 91) return controlEnd(text, start + 2);
  if (next === 93) return commandStart(text, start + 2);
  if (next === 92) return start + 2;
  // Character sets: "(B".
  return (next === 40 || next === 41) && 'AB0'.includes(text.charAt(start + 2) || ' ') ? start + 3 : start + 1;
}

/** CSI: parameters, intermediate signs, and one letter. Without parameters a letter may as well be a word's first. */
function controlEnd(text: string, from: number): number {
  let index = from;
  while (index - from < mostParameters && isBetween(text, index, 0x30, 0x3f)) index += 1;
  while (index - from < mostParameters && isBetween(text, index, 0x21, 0x2f)) index += 1;
  if (isBetween(text, index, 0x40, 0x7e) && (index > from || 'mHJK'.includes(text.charAt(index)))) return index + 1;
  return index;
}

/** OSC: a number and a semicolon before what is for somebody to read. */
function commandStart(text: string, from: number): number {
  let index = from;
  while (index - from < mostParameters && isBetween(text, index, 0x30, 0x39)) index += 1;
  return text.charCodeAt(index) === 59 ? index + 1 : index;
}

function isBetween(text: string, index: number, first: number, last: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= first && unit <= last;
}
