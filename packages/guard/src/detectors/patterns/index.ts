export { patternsDetector } from './patterns-detector.js';
