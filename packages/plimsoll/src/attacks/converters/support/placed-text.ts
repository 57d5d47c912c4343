interface Placed {
  convert(text: string): string;
  decode(converted: string): string;
}

/** Puts a text between two others, written so that it cannot end its place, and takes it out again. */
export function placedText(
  before: string,
  after: string,
  write: (text: string) => string = (text) => text,
  read: (written: string) => string = (written) => written,
): Placed {
  return {
    convert: (text) => before + write(text) + after,
    decode: (converted) =>
      converted.length >= before.length + after.length && converted.startsWith(before) && converted.endsWith(after)
        ? read(converted.slice(before.length, converted.length - after.length))
        : converted,
  };
}

/** Writes characters as references of HTML and XML. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(/[&<>"-]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function unescapeMarkup(written: string): string {
  return written.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
