/** Kinds of harm that the shipped model knows, in the order of its table. */
export const harmCategories = [
  'hate',
  'harassment',
  'violence',
  'self-harm',
  'sexual',
  'minors',
  'weapons',
  'illicit',
  'cyber',
  'fraud',
  'privacy',
  'extremism',
  'misinformation',
  'professional-advice',
] as const;
export type HarmCategory = (typeof harmCategories)[number];

export function isHarmCategory(name: string): name is HarmCategory {
  return (harmCategories as readonly string[]).includes(name);
}
