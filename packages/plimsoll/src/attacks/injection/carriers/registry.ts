import type { Carrier } from '../carrier.js';
import { altText } from './alt-text.js';
import { calendarEntry } from './calendar-entry.js';
import { codeComment } from './code-comment.js';
import { document } from './document.js';
import { email } from './email.js';
import { fileName } from './file-name.js';
import { toolResult } from './tool-result.js';
import { webPage } from './web-page.js';

/** Every carrier. Adding one is a file and a line here. */
export const carriers: readonly Carrier[] = [
  altText,
  calendarEntry,
  codeComment,
  document,
  email,
  fileName,
  toolResult,
  webPage,
];
