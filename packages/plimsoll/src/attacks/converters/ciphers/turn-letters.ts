/** Letters of ASCII changed by their place in the alphabet, 0 to 25; case and everything else stay. */
export function turnLetters(text: string, turn: (place: number) => number): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) => {
    const unit = letter.charCodeAt(0);
    const base = unit >= 97 ? 97 : 65;
    return String.fromCharCode(base + (((turn(unit - base) % 26) + 26) % 26));
  });
}
