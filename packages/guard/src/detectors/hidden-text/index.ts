export { hiddenTextDetector } from './hidden-text-detector.js';
