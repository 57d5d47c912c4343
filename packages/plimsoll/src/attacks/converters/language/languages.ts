import type { FramingTexts } from './framing-texts.js';
import { ar } from './templates/ar.js';
import { de } from './templates/de.js';
import { es } from './templates/es.js';
import { fr } from './templates/fr.js';
import { hi } from './templates/hi.js';
import { id } from './templates/id.js';
import { it } from './templates/it.js';
import { ja } from './templates/ja.js';
import { ko } from './templates/ko.js';
import { nl } from './templates/nl.js';
import { pl } from './templates/pl.js';
import { pt } from './templates/pt.js';
import { ru } from './templates/ru.js';
import { sv } from './templates/sv.js';
import { sw } from './templates/sw.js';
import { tr } from './templates/tr.js';
import { uk } from './templates/uk.js';
import { vi } from './templates/vi.js';
import { zh } from './templates/zh.js';

/** Framings by language (BCP 47). Adding a language is a file with its texts and a line here. */
export const languages = {
  ar,
  de,
  es,
  fr,
  hi,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  sv,
  sw,
  tr,
  uk,
  vi,
  zh,
} as const satisfies Readonly<Record<string, FramingTexts>>;

export type Language = keyof typeof languages;

export const languageNames = Object.keys(languages) as readonly Language[];
