const words =
  /password|passwd|pwd|passphrase|passwort|kennwort|contraseña|motdepasse|senha|wachtwoord|hasło|пароль|密码|パスワード|secret|token|api[_-]?key|access[_-]?key|auth[_-]?key|private[_-]?key|credential|bearer/gi;
/** What stands behind such a word as long as its value may still come, or go on. */
const openValue =
  /^[A-Za-z0-9_-]{0,24}["'`]?\]?\s{0,3}(?::=|=>|={1,3}|[:：,])?\s{0,3}(?:(?:is?|ist?|es?|est|è|é)(?:\s{0,2}:?\s?))?(?:Bearer\s?)?(?:["'`][^"'`\n]{0,200}|[^\s"'`,;<>()[\]{}]{0,200})$/;
const keyHeader = /-----BEGIN |PuTTY-User-Key-File-/g;
const farthest = 260;

/** From where on more text may still make a credential of what there is: the last word, an open value, a private key. */
export function secretsHeldFrom(text: string): number {
  let held = text.length;
  while (held > 0 && !/\s/.test(text.charAt(held - 1))) held -= 1;
  const from = Math.max(0, text.length - farthest);
  for (const match of text.slice(from).matchAll(words)) {
    const end = from + match.index + match[0].length;
    if (end < held && openValue.test(text.slice(end))) held = end;
  }
  for (const { index } of text.matchAll(keyHeader)) {
    const rest = text.slice(index);
    const over = /-----END [A-Z0-9 ]{3,60}-----|Private-MAC: [0-9a-f]{40,64}\s/.test(rest);
    if (index < held && !over && rest.length < 20_000) held = index;
  }
  return held;
}
