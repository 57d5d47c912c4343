import { buildAutomaton, scanText, type Automaton } from '../automaton.js';
import { isWordUnit } from './key-alphabets.js';
import { providerFormats, type ProviderFormat } from './provider-formats.js';

/** What to do where a trigger stands. */
export type Trigger =
  | { readonly does: 'provider-key'; readonly formats: readonly ProviderFormat[] }
  | { readonly does: 'private-key' }
  | { readonly does: 'jwt' }
  | { readonly does: 'assignment'; readonly word: 'password' | 'secret' };

const passwordWords =
  'password passwd pwd passphrase passwort kennwort contraseña motdepasse senha wachtwoord hasło пароль 密码 パスワード'.split(
    ' ',
  );
const secretWords =
  'secret token apikey api_key api-key accesskey access_key access-key authkey auth_key privatekey private_key credential bearer'.split(
    ' ',
  );

interface TriggerIndex {
  readonly automaton: Automaton;
  readonly classes: Uint16Array;
  readonly words: readonly string[];
  readonly triggers: readonly Trigger[];
}

let built: TriggerIndex | undefined;

/** One pass over a text; each trigger is reported where it stands, those of exact letter case in their case only. */
export function scanTriggers(text: string, onTrigger: (trigger: Trigger, start: number, end: number) => void): void {
  const { automaton, classes, words, triggers } = index();
  scanText(automaton, classes, text, (number, end) => {
    const word = words[number] as string;
    const start = end - word.length;
    const trigger = triggers[number] as Trigger;
    if (trigger.does !== 'assignment') {
      const before = text.charCodeAt(start - 1);
      const joined = isWordUnit(word.charCodeAt(0)) && (isWordUnit(before) || before === 45 || before === 95);
      if (joined || !text.startsWith(word, start)) return true;
    }
    onTrigger(trigger, start, end);
    return true;
  });
}

function index(): TriggerIndex {
  if (built !== undefined) return built;
  const byWord = new Map<string, Trigger>();
  const byPrefix = new Map<string, ProviderFormat[]>();
  for (const format of providerFormats) byPrefix.set(format.prefix, [...(byPrefix.get(format.prefix) ?? []), format]);
  for (const [prefix, formats] of byPrefix) byWord.set(prefix, { does: 'provider-key', formats });
  for (const word of passwordWords) byWord.set(word, { does: 'assignment', word: 'password' });
  for (const word of secretWords) byWord.set(word, { does: 'assignment', word: 'secret' });
  byWord.set('-----BEGIN ', { does: 'private-key' });
  byWord.set('PuTTY-User-Key-File-', { does: 'private-key' });
  byWord.set('eyJ', { does: 'jwt' });
  const classes = new Uint16Array(65_536);
  let classCount = 1;
  const words = [...byWord.keys()];
  const patterns = words.map((word) =>
    Array.from({ length: word.length }, (_, at) => {
      const lower = word.charAt(at).toLowerCase();
      const unit = lower.charCodeAt(0);
      if (classes[unit] === 0) {
        classes[unit] = classCount;
        classes[lower.toUpperCase().charCodeAt(0)] = classCount;
        classCount += 1;
      }
      return classes[unit] as number;
    }),
  );
  built = { automaton: buildAutomaton(patterns, classCount), classes, words, triggers: [...byWord.values()] };
  return built;
}
