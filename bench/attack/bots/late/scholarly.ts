import { framingClass } from '../framing.js';

/** Takes whatever is quoted from a paper for learning. */
export const scholarly = framingClass('scholarly', [
  /\b(?:paper|article|journal|thesis|dissertation|essay|monograph|preprint|proceedings|textbook|encyclop\w+)\b/i,
  /\b(?:cite|cites|cited|citations?|quote|quotes|quotation|reference list|bibliography|footnotes?|sources?)\b/i,
  /\bet al\b|\(\d{4}\)|\b(?:19|20)\d\d[a-z]?\)|\bdoi\b|\barXiv\b|\bISBN\b|\bvol\.|\bpp?\. ?\d/i,
  /\b(?:abstract|introduction|methods?|methodology|findings|results section|literature review|appendix|section \d|chapter \d)\b/i,
  /\b(?:scholar\w*|academic\w*|students?|lecture|seminar|professor|faculty|peer[- ]review\w*)\b/i,
  /\b(?:summari[sz]e|review|discuss|according to|as described (?:in|by)|as shown (?:in|by)|authors?)\b/i,
]);
