/** Framings of one language; "{text}" is where the request goes, which stays as it is. None begins as another one does. */
export interface FramingTexts {
  readonly request: string;
  readonly rolePlay: string;
  readonly hypothetical: string;
  readonly pastTense: string;
  readonly authority: string;
  readonly priming: string;
}
