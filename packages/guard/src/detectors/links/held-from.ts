const longestLabel = 310;

/** From where on more text may still make a link of what there is: the last word, and a label that may get its address. */
export function linksHeldFrom(text: string): number {
  let held = text.length;
  while (held > 0 && !/[\s<>"'`]/.test(text.charAt(held - 1))) held -= 1;
  for (let at = Math.max(0, text.length - longestLabel); at < held; at += 1) {
    if (text.charAt(at) !== '[' || !isOpen(text, at)) continue;
    return at > 0 && text.charAt(at - 1) === '!' ? at - 1 : at;
  }
  return held > 0 && text.charAt(held - 1) === '!' ? held - 1 : held;
}

/** Whether the label is not closed, or its address is not. */
function isOpen(text: string, start: number): boolean {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    if (depth > 0) continue;
    const rest = text.slice(at + 1);
    return rest === '' || /^\([^)]*$/.test(rest);
  }
  return true;
}
